/** How many characters a text has as the API counts them: Unicode code points, not UTF-16 units. */
export function codePoints(text: string): number {
  return Array.from(text).length;
}
