/**
 * A name in at most so many lines of at most so many letters, broken between words where it can be.
 * Letters are what a reader takes for one, which several code points may make up.
 */
export function wrapLabel(name: string, letters: number, lines: number): readonly string[] {
  const wrapped: string[] = [];
  let line: readonly string[] = [];
  const isFull = () => wrapped.length === lines;
  for (const word of name.trim().split(/\s+/u)) {
    let rest = lettersOf(word);
    const needed = line.length === 0 ? rest.length : line.length + 1 + rest.length;
    if (needed <= letters) {
      line = line.length === 0 ? rest : [...line, ' ', ...rest];
      continue;
    }
    if (line.length > 0) wrapped.push(line.join(''));
    for (; rest.length > letters && !isFull(); rest = rest.slice(letters)) {
      wrapped.push(rest.slice(0, letters).join(''));
    }
    line = rest;
    if (isFull()) break;
  }
  if (line.length > 0) wrapped.push(line.join(''));
  if (wrapped.length <= lines) return wrapped;
  const last = lettersOf(wrapped[lines - 1] ?? '').slice(0, letters - 1);
  return [...wrapped.slice(0, lines - 1), `${last.join('').trimEnd()}…`];
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function lettersOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
