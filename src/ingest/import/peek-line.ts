import type { OpenInput } from '../open-input.js';

/** Longest beginning that is looked at, in bytes. */
const MOST_BYTES = 1024 * 1024;
const LINE_FEED = 0x0a;

/** The first line of an input, and the input as if it had not been read. */
export async function peekLine(
  input: OpenInput,
): Promise<{ readonly line: string; readonly input: OpenInput }> {
  const chunks = input[Symbol.asyncIterator]();
  const taken: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) break;
    taken.push(next.value);
    bytes += next.value.length;
    if (next.value.includes(LINE_FEED) || bytes >= MOST_BYTES) break;
  }
  const [line = ''] = Buffer.concat(taken)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split('\n', 1);
  return {
    line,
    input: {
      name: input.name,
      progress: () => input.progress(),
      async *[Symbol.asyncIterator]() {
        try {
          yield* taken;
          for (;;) {
            const next = await chunks.next();
            if (next.done === true) return;
            yield next.value;
          }
        } finally {
          // Whoever stops half way closes the file.
          await chunks.return?.();
        }
      },
    },
  };
}
