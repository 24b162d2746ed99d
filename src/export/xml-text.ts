/**
 * Characters that XML 1.0 has no way to write, halves of characters among them; and what looks like their escape. In
 * the `u` mode a surrogate is matched only where it has no partner.
 */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/**
 * Text for the content of an element. What XML forbids is written as Office Open XML does, `_x0007_`, and an underscore
 * that begins such a word as `_x005F_`, so that nothing is lost and no two texts become one.
 */
export function xmlText(text: string): string {
  return (
    escapeForbidden(text)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      // Of `]]>`, which may not stand in content.
      .replaceAll('>', '&gt;')
      // A parser would make a line feed of it.
      .replaceAll('\r', '&#13;')
  );
}

/** Text for an attribute in double quotes. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;').replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
}

function escapeForbidden(text: string): string {
  return text.replace(FORBIDDEN, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `_x${code}_`;
  });
}
