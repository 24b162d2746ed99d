import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';

/** Writes lines to a file of this name, as many as they are. @returns its path. */
export async function writeLines(
  directory: string,
  name: string,
  lines: Iterable<string>,
): Promise<string> {
  const file = path.join(directory, name);
  const stream = createWriteStream(file);
  let portion = '';
  for (const line of lines) {
    portion += `${line}\n`;
    if (portion.length < 1 << 20) continue;
    if (!stream.write(portion)) await once(stream, 'drain');
    portion = '';
  }
  stream.end(portion);
  await once(stream, 'finish');
  return file;
}
