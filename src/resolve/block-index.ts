import { createHash } from 'node:crypto';

/** Records are told apart by 24 bits: 16 million. Of a key's hash 29 bits stand beside them in a number, 8 choose the part. */
const RECORD_RANGE = 2 ** 24;
const PARTS = 256;
const FIRST_ROOM = 64;

/** Records that share a key, as positions in the order they were added. */
export interface Block {
  readonly key: number;
  readonly members: readonly number[];
}

/**
 * Which records share a blocking key: 8 bytes for each key of each record, in 256 parts that are sorted one at a time, so
 * that a million records with ten keys each take 80 MB. Keys are 37 bits of a hash: of ten million a few hundred meet by
 * chance, which costs a comparison each and changes no result.
 */
export class BlockIndex {
  readonly #parts = Array.from({ length: PARTS }, () => ({ used: 0, room: new Float64Array(0) }));

  /** How many records there is room for. */
  static readonly MOST_RECORDS = RECORD_RANGE;

  add(record: number, keys: Iterable<string>): void {
    for (const key of keys) {
      const hash = keyHash(key);
      const part = this.#parts[hash % PARTS];
      if (part === undefined) continue;
      if (part.used === part.room.length) {
        const larger = new Float64Array(Math.max(FIRST_ROOM, part.room.length * 2));
        larger.set(part.room);
        part.room = larger;
      }
      part.room[part.used] = Math.floor(hash / PARTS) * RECORD_RANGE + record;
      part.used += 1;
    }
  }

  /** Every block of two records or more. May be walked once: each part is given up when it was read. */
  *blocks(): Generator<Block> {
    for (const [position, part] of this.#parts.entries()) {
      const entries = part.room.subarray(0, part.used).sort();
      let members: number[] = [];
      let current = -1;
      for (const entry of entries) {
        const hash = Math.floor(entry / RECORD_RANGE);
        if (hash !== current) {
          if (members.length > 1) yield { key: current * PARTS + position, members };
          members = [];
          current = hash;
        }
        const record = entry % RECORD_RANGE;
        if (members.at(-1) !== record) members.push(record);
      }
      if (members.length > 1) yield { key: current * PARTS + position, members };
      part.room = new Float64Array(0);
      part.used = 0;
    }
  }
}

/** 37 bits of a hash. */
export function keyHash(key: string): number {
  return createHash('sha1').update(key).digest().readUIntBE(0, 5) % 2 ** 37;
}
