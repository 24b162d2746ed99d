import { SutraError } from '../errors.js';

const UTF_8 = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/**
 * The input without the UTF-8 byte order mark that it may begin with.
 * @throws SutraError BAD_USER_INPUT for text that begins with the mark of UTF-16.
 */
export async function* withoutByteOrderMark(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of input) {
    if (start === undefined) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < UTF_8.length) continue;
    yield withoutMark(start);
    start = undefined;
  }
  if (start !== undefined && start.length > 0) yield withoutMark(start);
}

function withoutMark(start: Buffer): Buffer {
  if (UTF_16.some((mark) => start.subarray(0, mark.length).equals(mark))) {
    const message =
      'The input: expected UTF-8, got the byte order mark of UTF-16 ' +
      '(`iconv -f UTF-16 -t UTF-8` makes one from the other).';
    throw new SutraError('BAD_USER_INPUT', message);
  }
  const marked = start.subarray(0, UTF_8.length).equals(UTF_8);
  return marked ? start.subarray(UTF_8.length) : start;
}
