import type { Engine } from '../graph/engine.js';
import type { Principal } from './principal.js';

/** How long another process may go on taking a key that this one has revoked. Milliseconds. */
const KEPT = 5_000;
const MOST_KEPT = 1_000;

interface Entry {
  readonly keyId: string;
  readonly principal: Principal;
  readonly until: number;
}

/** The keys that were found good within the last seconds, so that not every request reads the graph. */
export class KeyCache {
  /** By the hash of the whole key: a right id with a wrong secret finds nothing here. */
  readonly #entries = new Map<string, Entry>();
  #generation = 0;

  find(hash: string): Principal | undefined {
    const entry = this.#entries.get(hash);
    if (entry === undefined) return undefined;
    if (Date.now() < entry.until) return entry.principal;
    this.#entries.delete(hash);
    return undefined;
  }

  /** Grows with each revocation. Taken before a key is read and handed to `keep` afterwards. */
  get generation(): number {
    return this.#generation;
  }

  /** Remembers a key until it expires, a few seconds at most; not if any key was revoked since `generation`. */
  keep(
    hash: string,
    principal: Principal,
    generation: number,
    expiresAt: number | undefined,
  ): void {
    if (generation !== this.#generation || principal.keyId === undefined) return;
    const oldest = this.#entries.keys().next();
    if (this.#entries.size >= MOST_KEPT && oldest.done !== true) this.#entries.delete(oldest.value);
    const until = Math.min(Date.now() + KEPT, expiresAt ?? Number.POSITIVE_INFINITY);
    this.#entries.set(hash, { keyId: principal.keyId, principal, until });
  }

  forget(keyId: string): void {
    this.#generation += 1;
    for (const [hash, entry] of this.#entries) {
      if (entry.keyId === keyId) this.#entries.delete(hash);
    }
  }
}

const caches = new WeakMap<Engine, KeyCache>();

/** The cache of this process for the keys of that graph. */
export function keyCacheOf(engine: Engine): KeyCache {
  const known = caches.get(engine);
  if (known !== undefined) return known;
  const made = new KeyCache();
  caches.set(engine, made);
  return made;
}
