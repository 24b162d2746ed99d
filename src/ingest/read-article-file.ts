import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import { systemErrorCode } from '../provenance/system-error-code.js';
import { SeedNode } from './seed-node.js';
import type { SeedMistakes } from './seed-mistakes.js';

const LARGEST_FILE_BYTES = 5_000_000;
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Reads a seed file as located YAML. What is wrong with the file or its YAML is noted in `mistakes`, each with its
 * line; then there is no document to go on with.
 */
export async function readArticleFile(
  file: string,
  mistakes: SeedMistakes,
): Promise<SeedNode | undefined> {
  const bytes = await readBytes(file);
  if (typeof bytes === 'string') {
    mistakes.add(file, 1, bytes);
    return undefined;
  }
  if (!isUtf8(bytes)) {
    mistakes.add(file, lineOfBadByte(bytes), 'expected UTF-8, got other bytes.');
    return undefined;
  }
  const text = bytes.toString('utf8');
  const control = CONTROL.exec(text);
  if (text.startsWith(BYTE_ORDER_MARK)) {
    mistakes.add(file, 1, 'expected UTF-8 without a byte order mark, got one.');
    return undefined;
  }
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
    const line = text.slice(0, control.index).split('\n').length;
    mistakes.add(file, line, `expected text, got the control character U+${code}.`);
    return undefined;
  }
  return parse(file, text, mistakes);
}

/** The bytes, or what is wrong. */
async function readBytes(file: string): Promise<Buffer | string> {
  try {
    // Before it is opened: opening a pipe would wait for a writer.
    const status = await stat(file);
    if (status.isDirectory()) return 'expected a file, got a directory.';
    if (!status.isFile()) return 'expected a file, got something else.';
    if (status.size > LARGEST_FILE_BYTES) {
      return `expected at most ${LARGEST_FILE_BYTES} bytes, got ${status.size}.`;
    }
    return await readFile(file);
  } catch (error) {
    return `expected a file that can be read, got ${systemErrorCode(error)}.`;
  }
}

function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    // A line feed is never part of another character.
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line += 1;
  }
}

function parse(file: string, text: string, mistakes: SeedMistakes): SeedNode | undefined {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      version: '1.2',
      // It compares every key with every other; SeedNode finds repeated ones with a set.
      uniqueKeys: false,
    });
    const complaints = [...document.errors, ...document.warnings];
    for (const { pos, message } of complaints) {
      mistakes.add(
        file,
        lines.linePos(pos[0]).line || 1,
        `expected YAML, got a mistake: ${message}`,
      );
    }
    if (complaints.length > 0) return undefined;
    return new SeedNode({ file, lines, mistakes }, '', document.contents);
  } catch (error) {
    // The parser calls itself for every level.
    if (!(error instanceof RangeError)) throw error;
    mistakes.add(file, 1, 'expected YAML, got levels too deep to be read.');
    return undefined;
  }
}
