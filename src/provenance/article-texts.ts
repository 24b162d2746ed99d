import { isUtf8 } from 'node:buffer';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ArticleText } from './article-text.js';
import { systemErrorCode } from './system-error-code.js';

/** An article's text as its bibliographic data names it. */
export interface TextReference {
  /** A file's name, without a folder. */
  readonly file: string;
  /** Of its bytes, as 64 hexadecimal digits. */
  readonly sha256: string;
}

/** A text, or why there is none. Neither, where no directory of texts is set up. */
export interface TextAtHand {
  readonly text?: ArticleText | undefined;
  readonly warning?: string | undefined;
}

/** A page of a newspaper has some 50 kB; this is for books. */
const LARGEST_TEXT_BYTES = 50_000_000;

/**
 * The full texts of articles, in a directory. They are copyrighted and not shipped: whoever has them can verify.
 * Each file is read once, and never one outside of the directory, whatever a name or a link says.
 */
export class ArticleTexts {
  readonly #directory: string | undefined;
  readonly #read = new Map<string, Promise<ArticleText | string>>();

  /** Without a directory no text is at hand. */
  constructor(directory: string | undefined) {
    this.#directory = directory;
  }

  /** The text of that name, if its bytes have that hash: another text's offsets would mean other words. */
  async get({ file, sha256 }: TextReference): Promise<TextAtHand> {
    if (this.#directory === undefined) return {};
    const reading = this.#read.get(file) ?? readText(this.#directory, file);
    this.#read.set(file, reading);
    const text = await reading;
    const name = JSON.stringify(file);
    if (typeof text === 'string') return { warning: `Text ${name} is not at hand: ${text}.` };
    if (text.sha256 === sha256) return { text };
    return {
      warning: `Text ${name} is not at hand: expected SHA-256 ${sha256}, the file has ${text.sha256}.`,
    };
  }
}

/** The text, or the reason why there is none. */
async function readText(directory: string, file: string): Promise<ArticleText | string> {
  if (!isFileName(file)) return 'its name is not that of a file in the directory of texts';
  try {
    const home = await realpath(directory);
    const location = await realpath(path.join(home, file));
    if (path.dirname(location) !== home)
      return 'it is a link that leads out of the directory of texts';
    // Before it is opened: opening a pipe would wait for a writer.
    const status = await stat(location);
    if (!status.isFile()) return 'it is not a file';
    if (status.size > LARGEST_TEXT_BYTES) return `it is larger than ${LARGEST_TEXT_BYTES} bytes`;
    const bytes = await readFile(location);
    return isUtf8(bytes) ? new ArticleText(bytes) : 'it is not UTF-8';
  } catch (error) {
    return `it cannot be read (${systemErrorCode(error)})`;
  }
}

/** Whether a name is that of a file, without a folder, on any system. */
export function isFileName(name: string): boolean {
  return name !== '.' && name !== '..' && /^[^/\\:\u0000-\u001f]{1,255}$/u.test(name);
}
