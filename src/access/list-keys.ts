import type { Engine } from '../graph/engine.js';
import { ALL_KEYS, type KeyRecord } from '../graph/statements/key-statements.js';

/** All keys, oldest first, with those that are revoked or expired. */
export async function listKeys(engine: Engine): Promise<readonly KeyRecord[]> {
  return engine.read(ALL_KEYS, {});
}
