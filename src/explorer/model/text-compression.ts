/** Characters that stand in an address as they are and that no chat program changes. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS_A_DIGIT = 6;
/** The codes that stand for themselves: ASCII. */
const FIRST_FREE = 128;
const FIRST_WIDTH = 8;
const MOST_CODES = 1 << 16;

/**
 * Shortens ASCII text to what fits an address (LZW, Welch 1984, with codes that widen as they need
 * to). Not the browser's CompressionStream: that answers later, and each browser may answer
 * differently, while an address has to be there at once and the same view has to have one address.
 */
export function compressText(text: string): string {
  const codes = new Map<string, number>();
  for (let code = 0; code < FIRST_FREE; code += 1) codes.set(String.fromCharCode(code), code);
  const output = createBitWriter();
  let width = FIRST_WIDTH;
  let word = '';
  for (const letter of text) {
    if (letter.charCodeAt(0) >= FIRST_FREE) throw new RangeError(`Expected ASCII, got ${letter}.`);
    if (codes.has(word + letter)) {
      word += letter;
      continue;
    }
    output.write(codes.get(word) ?? 0, width);
    if (codes.size < MOST_CODES) {
      codes.set(word + letter, codes.size);
      // The reader is one word behind, and widens when it knows this one.
      if (codes.size > 1 << width) width += 1;
    }
    word = letter;
  }
  if (word !== '') output.write(codes.get(word) ?? 0, width);
  return output.end();
}

export interface ExpandedText {
  readonly text: string;
  /** False where the rest could not be read, or was longer than allowed. */
  readonly isWhole: boolean;
}

/** What `compressText` was given. Of a text that was cut off, as much as is there. */
export function expandText(compressed: string, mostCharacters: number): ExpandedText {
  const input = createBitReader(compressed);
  const words = Array.from({ length: FIRST_FREE }, (_, code) => String.fromCharCode(code));
  let text = '';
  let last = '';
  let width = FIRST_WIDTH;
  for (;;) {
    const code = input.read(width);
    if (code === undefined) return { text, isWhole: !input.isBroken() };
    const word = words[code] ?? (code === words.length && last !== '' ? last + last.charAt(0) : '');
    if (word === '' || text.length + word.length > mostCharacters) return { text, isWhole: false };
    text += word;
    if (last !== '' && words.length < MOST_CODES) words.push(last + word.charAt(0));
    last = word;
    // The writer has one word more than is known here.
    if (words.length + 1 > 1 << width && words.length < MOST_CODES) width += 1;
  }
}

function createBitWriter() {
  let text = '';
  let buffer = 0;
  let size = 0;
  return {
    write(value: number, width: number): void {
      buffer = (buffer << width) | value;
      size += width;
      while (size >= BITS_A_DIGIT) {
        size -= BITS_A_DIGIT;
        text += DIGITS.charAt((buffer >>> size) & 63);
      }
      buffer &= (1 << size) - 1;
    },
    end: (): string =>
      size === 0 ? text : text + DIGITS.charAt((buffer << (BITS_A_DIGIT - size)) & 63),
  };
}

function createBitReader(text: string) {
  let position = 0;
  let buffer = 0;
  let size = 0;
  let isBroken = false;
  return {
    /** Undefined at the end, and at a character that is none of the digits. */
    read(width: number): number | undefined {
      while (size < width) {
        const digit = position < text.length ? DIGITS.indexOf(text.charAt(position)) : -1;
        isBroken ||= position < text.length && digit < 0;
        if (digit < 0) return undefined;
        position += 1;
        buffer = (buffer << BITS_A_DIGIT) | digit;
        size += BITS_A_DIGIT;
      }
      size -= width;
      const value = (buffer >>> size) & ((1 << width) - 1);
      buffer &= (1 << size) - 1;
      return value;
    },
    isBroken: (): boolean => isBroken,
  };
}
