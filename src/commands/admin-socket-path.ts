import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** macOS has room for 104 bytes with the zero that ends it, Linux for 108. */
const LONGEST_PATH_BYTES = 103;

/**
 * Where the server that holds a data directory listens for commands: `admin.sock` in it. Where that
 * path is too long for a socket, a name made from it in the directory for temporary files, which
 * must then be the same for the server and the command line (TMPDIR); on Windows, a named pipe.
 */
export function adminSocketPath(dataDirectory: string): string {
  const directory = realPath(dataDirectory);
  const name = `sutra-${createHash('sha256').update(directory).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = path.join(directory, 'admin.sock');
  return Buffer.byteLength(inside) <= LONGEST_PATH_BYTES
    ? inside
    : path.join(os.tmpdir(), `${name}.sock`);
}

function realPath(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return path.resolve(directory);
  }
}
