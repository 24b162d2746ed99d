import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SutraError } from '../../errors.js';
import { contentHash } from '../../model/canonical-json.js';
import type { EntityInput } from '../../model/entity.js';
import { groupBy } from '../../model/group-by.js';
import { systemErrorCode } from '../../provenance/system-error-code.js';

/** Bytes of a bucket that are gathered before they are written. */
const WRITE_BYTES = 32 * 1024;
const HASH_BYTES = 16;

/**
 * What an import has seen, to find what its source no longer says: hashes of 128 bits, kept on disk by the first byte,
 * so that the memory it takes is that of one part in 256, whatever the file's size.
 */
export class SeenSet {
  readonly #directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-import-'));
  readonly #waiting = new Map<string, { bytes: Buffer; used: number }>();

  addClaim(id: string): void {
    this.#add(`claims-${id.slice(2, 4)}`, id.slice(2));
  }

  addEvidence(claimId: string, evidenceId: string): void {
    this.#add(`evidence-${claimId.slice(2, 4)}`, evidenceId.slice(2));
  }

  addEntity({ id, type, facts }: EntityInput): void {
    const part = contentHash(id).slice(0, 2);
    const bucket = `entities-${part}`;
    this.#add(`types-${part}`, contentHash([id, type]));
    this.#add(bucket, contentHash([id]));
    for (const [property, texts] of Object.entries(facts))
      for (const text of texts) this.#add(bucket, contentHash([id, property, text]));
  }

  /** What was seen of the claims in a bucket of the graph. */
  claims(bucket: string): { has: (id: string) => boolean } {
    const seen = this.#read(`claims-${bucket}`);
    return { has: (id) => seen.has(keyOf(id.slice(2))) };
  }

  /** What was seen of the extracts of claims in a bucket of the graph. */
  evidence(bucket: string): { has: (id: string) => boolean } {
    const seen = this.#read(`evidence-${bucket}`);
    return { has: (id) => seen.has(keyOf(id.slice(2))) };
  }

  /** Whether entities were said to be of a type. Reads each part of the set once for all that are asked of it. */
  typed<Item extends Pick<EntityInput, 'id' | 'type'>>(items: readonly Item[]): ReadonlySet<Item> {
    const found = new Set<Item>();
    for (const [part, some] of groupBy(items, ({ id }) => contentHash(id).slice(0, 2))) {
      const seen = this.#read(`types-${part}`);
      for (const item of some)
        if (seen.has(keyOf(contentHash([item.id, item.type])))) found.add(item);
    }
    return found;
  }

  entities(bucket: string): {
    has: (id: string) => boolean;
    says: (id: string, property: string, text: string) => boolean;
  } {
    const seen = this.#read(`entities-${bucket}`);
    return {
      has: (id) => seen.has(keyOf(contentHash([id]))),
      says: (id, property, text) => seen.has(keyOf(contentHash([id, property, text]))),
    };
  }

  close(): void {
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #add(bucket: string, hash: string): void {
    let waiting = this.#waiting.get(bucket);
    if (waiting === undefined) {
      waiting = { bytes: Buffer.allocUnsafe(WRITE_BYTES), used: 0 };
      this.#waiting.set(bucket, waiting);
    }
    waiting.bytes.write(hash, waiting.used, 'hex');
    waiting.used += HASH_BYTES;
    if (waiting.used + HASH_BYTES > WRITE_BYTES) this.#flush(bucket);
  }

  #flush(bucket: string): void {
    const waiting = this.#waiting.get(bucket);
    if (waiting === undefined || waiting.used === 0) return;
    try {
      appendFileSync(path.join(this.#directory, bucket), waiting.bytes.subarray(0, waiting.used));
    } catch (cause) {
      throw new SutraError(
        'BAD_USER_INPUT',
        `The temporary directory ${os.tmpdir()} could not be written (${systemErrorCode(cause)}); ` +
          '--replace keeps there what the input says. Make room, or name another one with TMPDIR.',
        { cause },
      );
    }
    waiting.used = 0;
  }

  #read(bucket: string): ReadonlySet<string> {
    this.#flush(bucket);
    const file = path.join(this.#directory, bucket);
    if (!existsSync(file)) return new Set();
    const bytes = readFileSync(file);
    const seen = new Set<string>();
    for (let at = 0; at < bytes.length; at += HASH_BYTES)
      seen.add(bytes.toString('latin1', at, at + HASH_BYTES));
    return seen;
  }
}

/** 16 bytes as 16 characters: half of what the digits take. */
function keyOf(hash: string): string {
  return Buffer.from(hash, 'hex').toString('latin1');
}
