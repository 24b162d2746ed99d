/** What an error says and, where that is not said in it already, what its causes say. */
export function errorWords(error: unknown): string {
  const words: string[] = [];
  let current = error;
  while (current instanceof Error && words.length < 5) {
    const { message } = current;
    if (!words.some((earlier) => earlier.includes(message))) words.push(message);
    current = current.cause;
  }
  return words.length === 0
    ? `Something else than an error was thrown.`
    : words.join('\n  because: ');
}
