import type { Engine } from '../graph/engine.js';
import { IS_EMPTY } from '../graph/statements/seed-statements.js';

/** Whether a graph holds no entity, claim or source: then the first start seeds it. */
export async function isEmptyGraph(engine: Engine): Promise<boolean> {
  const [isEmpty] = await engine.read(IS_EMPTY, {});
  return isEmpty ?? true;
}
