import type { Engine } from '../graph/engine.js';
import { REVOKE_KEY, type KeyRecord } from '../graph/statements/key-statements.js';
import { keyCacheOf } from './key-cache.js';

/**
 * Ends a key: at once in this process, within seconds in others that share the graph.
 * @returns the key, or undefined if there is none of that id.
 */
export async function revokeKey(engine: Engine, id: string): Promise<KeyRecord | undefined> {
  const at = new Date().toISOString();
  const [key] = await engine.write((transaction) => transaction.run(REVOKE_KEY, { id, at }));
  keyCacheOf(engine).forget(id);
  return key;
}
