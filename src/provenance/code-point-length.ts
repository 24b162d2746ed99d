/** A character of two UTF-16 units, which is one code point. */
const WIDE = /[\u{10000}-\u{10FFFF}]/gu;

/** How many Unicode code points a text has: what extracts are measured in. */
export function codePointLength(text: string): number {
  return text.length - (text.match(WIDE)?.length ?? 0);
}
