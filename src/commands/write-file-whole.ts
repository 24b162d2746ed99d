import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { SutraError } from '../errors.js';

/** Written at a time. Characters. */
const PORTION = 256 * 1024;

/**
 * Writes a file whole or not at all: into another beside it, which takes its name when all is on the disk. A file that
 * was there before stays until then.
 * @throws SutraError BAD_USER_INPUT when the path cannot be written, with the reason; what `chunks` throws.
 */
export async function writeFileWhole(file: string, chunks: AsyncIterable<string>): Promise<void> {
  await (await writeBeside(file, chunks)).keep();
}

/** As writeFileWhole, several files of a directory, which is made if need be: all take their names, or none does. */
export async function writeFilesInDirectory(
  directory: string,
  files: ReadonlyMap<string, AsyncIterable<string>>,
): Promise<void> {
  await mkdir(directory).catch(async (error: unknown) => {
    const isThere = await stat(directory).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isThere) throw cannotWrite(directory, error);
  });
  const written: Beside[] = [];
  try {
    for (const [name, chunks] of files) {
      written.push(await writeBeside(path.join(directory, name), chunks));
    }
  } catch (error) {
    for (const file of written) await file.remove();
    throw error;
  }
  for (const file of written) await file.keep();
}

interface Beside {
  keep(): Promise<void>;
  remove(): Promise<void>;
}

async function writeBeside(file: string, chunks: AsyncIterable<string>): Promise<Beside> {
  const isDirectory = await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isDirectory) throw cannotWrite(file, new Error('It is a directory.'));
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.part`);
  const remove = () => rm(beside, { force: true });
  try {
    await writeChunks(beside, chunks);
  } catch (error) {
    await remove();
    throw isFileError(error) ? cannotWrite(file, error) : error;
  }
  return {
    remove,
    keep: async () => {
      try {
        await rename(beside, file);
      } catch (error) {
        await remove();
        throw cannotWrite(file, error);
      }
    },
  };
}

async function writeChunks(file: string, chunks: AsyncIterable<string>): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    let portion = '';
    for await (const chunk of chunks) {
      portion += chunk;
      if (portion.length < PORTION) continue;
      await handle.writeFile(portion);
      portion = '';
    }
    await handle.writeFile(portion);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Not by instanceof: Node's own errors may be of another realm. */
function isFileError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

function cannotWrite(file: string, cause: unknown): SutraError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SutraError('BAD_USER_INPUT', `${file} cannot be written: ${reason}`, { cause });
}
