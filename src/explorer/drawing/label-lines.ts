// A name as it stands beside its shape: a few lines at most, and never a part of a letter cut off.

export interface LabelRoom {
  /** In halves of a wide letter: about so many Latin letters. */
  readonly width: number;
  readonly lines: number;
}

const CANVAS_ROOM: LabelRoom = { width: 20, lines: 2 };
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

const ASCII = /^[ -~]*$/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Names are drawn again and again; more than this many are not remembered. */
const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, readonly string[]>();

/** @returns the lines of a name, the last of which ends in … where it had to be shortened. */
export function labelLines(name: string, room = CANVAS_ROOM): readonly string[] {
  const key = `${room.width} ${room.lines} ${name}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const lines = breakLines(name, room);
  remembered.set(key, lines);
  return lines;
}

function breakLines(name: string, { width, lines: most }: LabelRoom): readonly string[] {
  const clean = name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  // Names may be thousands of characters long; more than this never fits.
  const pieces = piecesOf(clean.slice(0, 200));
  const lines: string[] = [];
  let line = '';
  let index = 0;
  while (index < pieces.length) {
    const piece = pieces[index] ?? '';
    if (widthOf(line + piece.trimEnd()) <= width) {
      line += piece;
      index += 1;
      continue;
    }
    const isLast = lines.length === most - 1;
    if (isLast) {
      lines.push(shorten(line + pieces.slice(index).join(''), width));
      return lines;
    }
    if (line.trim() === '') {
      // A word longer than a line is broken.
      const head = cut(piece, width);
      lines.push(head);
      pieces[index] = piece.slice(head.length);
      line = '';
      continue;
    }
    lines.push(line.trim());
    line = '';
    if (piece.trim() === '') index += 1;
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

/** How wide a text is, in letters; wide ones are two, marks on others none. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** Where a line may be broken. Most names need no more than their spaces. */
function piecesOf(text: string): string[] {
  if (ASCII.test(text)) return text.match(/[^ ]+| /g) ?? [];
  return [...words.segment(text)].map(({ segment }) => segment);
}

function shorten(text: string, width: number): string {
  return widthOf(text) <= width ? text.trim() : `${cut(text, width - 1).trimEnd()}…`;
}

/** The longest beginning that is no wider. */
function cut(text: string, width: number): string {
  let end = 0;
  let used = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += WIDE.test(segment) ? 2 : 1;
    if (used > width) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}
