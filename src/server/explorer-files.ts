import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

export interface ExplorerFile {
  readonly path: string;
  /** Encoding and path of each form that the build compressed it to, smallest first. */
  readonly compressed: readonly (readonly [encoding: string, path: string])[];
  readonly mediaType: string;
  readonly tag: string;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/**
 * The files of a built explorer by their address, such as `/assets/main-D3f1.js`: a closed list, so
 * that no address can lead elsewhere. It is read once, when the first is asked for.
 */
export class ExplorerFiles {
  readonly #directory: string;
  #files: Promise<ReadonlyMap<string, ExplorerFile>> | undefined;

  /** @param packageRoot - The package's own root, in which dist/explorer lies. */
  constructor(packageRoot: string) {
    this.#directory = path.join(packageRoot, 'dist', 'explorer');
  }

  /** @returns undefined when there is none at that address, or when the explorer has not been built. */
  async get(address: string): Promise<ExplorerFile | undefined> {
    this.#files ??= readFiles(this.#directory);
    return (await this.#files).get(address);
  }
}

async function readFiles(directory: string): Promise<ReadonlyMap<string, ExplorerFile>> {
  let names: Set<string>;
  try {
    names = new Set(await readdir(directory, { recursive: true }));
  } catch {
    return new Map();
  }
  const files = new Map<string, ExplorerFile>();
  for (const name of names) {
    const mediaType = MEDIA_TYPES[path.extname(name)];
    if (mediaType === undefined) continue;
    const file = path.join(directory, name);
    const hash = createHash('sha256').update(await readFile(file));
    files.set(`/${name.split(path.sep).join('/')}`, {
      path: file,
      compressed: ENCODINGS.filter(([, suffix]) => names.has(name + suffix)).map(
        ([encoding, suffix]) => [encoding, file + suffix] as const,
      ),
      mediaType,
      tag: `"${hash.digest('base64url')}"`,
    });
  }
  return files;
}
