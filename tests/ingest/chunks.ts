import type { RawRecord } from '../../src/ingest/import-format.js';

export type Records = (input: AsyncIterable<Buffer>) => AsyncIterable<readonly RawRecord[]>;

/** An input that comes in these chunks. */
export async function* chunks(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part as Uint8Array));
}

/** Bytes in chunks of one size. */
export function inChunksOf(size: number, bytes: Buffer): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

/** Everything that an input splits into. */
export async function allRecords(
  records: Records,
  input: AsyncIterable<Buffer>,
): Promise<RawRecord[]> {
  const found: RawRecord[] = [];
  for await (const portion of records(input)) found.push(...portion);
  return found;
}
