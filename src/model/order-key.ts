const HIGH = /[\ud7ff-\u{10ffff}]/gu;

/**
 * A text that sorts, by UTF-16 units as well as by code points, where this one sorts by code points; null where the
 * text itself does so. Engines differ in which they compare by, and Neo4j does by both: two stored texts by code
 * points, a stored one and a parameter by units. They part ways only from U+E000 on, so that few texts need a key.
 */
export function orderKey(text: string): string | null {
  const key = text.replace(
    HIGH,
    (character) => `\ud7ff${character.codePointAt(0)?.toString(16).padStart(6, '0') ?? ''}`,
  );
  return key === text ? null : key;
}

/** Compares ids by code points, as both engines order them by their keys. */
export function compareIds(one: string, other: string): number {
  if (one === other) return 0;
  return (orderKey(one) ?? one) < (orderKey(other) ?? other) ? -1 : 1;
}
