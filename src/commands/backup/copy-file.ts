import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';

import { SutraError } from '../../errors.js';

const CHUNK_BYTES = 1024 * 1024;
const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG'];

export interface CopiedFile {
  readonly bytes: number;
  /** SHA-256 of what was read and written, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Copies a file to a path where nothing is yet, readable by this user alone, and waits until it is on the disk.
 * Leaves nothing at that path when it fails.
 * @throws SutraError INTERNAL_SERVER_ERROR that says when there is no room.
 */
export async function copyFile(from: string, to: string): Promise<CopiedFile> {
  try {
    const source = await open(from, 'r');
    try {
      const target = await open(to, 'wx', 0o600);
      try {
        const hash = createHash('sha256');
        const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
        let bytes = 0;
        for (;;) {
          const { bytesRead } = await source.read(buffer, 0, CHUNK_BYTES, bytes);
          if (bytesRead === 0) break;
          const chunk = buffer.subarray(0, bytesRead);
          hash.update(chunk);
          // A write may take less than it was given, when the disk is full for one.
          for (let done = 0; done < chunk.length;) {
            done += (await target.write(chunk, done, chunk.length - done)).bytesWritten;
          }
          bytes += bytesRead;
        }
        await target.sync();
        return { bytes, sha256: hash.digest('hex') };
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(to, { force: true });
    throw isNoRoom(error) ? noRoom(to, error) : error;
  }
}

/** Whether an error of the file system says that a disk, or a quota of it, is full. */
export function isNoRoom(error: unknown): boolean {
  return NO_ROOM.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** What to say when a disk is full. */
export function noRoom(file: string, cause: unknown): SutraError {
  return new SutraError(
    'INTERNAL_SERVER_ERROR',
    `There is no room left in ${path.dirname(file)}. What was begun there was removed; nothing else was changed.`,
    { cause },
  );
}
