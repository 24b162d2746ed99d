import type { Engine } from '../../graph/engine.js';
import { KNOWN_ENTITY_IDS, PENDING_CLAIMS } from '../../graph/statements/import-statements.js';
import { BUCKET_GROUPS } from '../../graph/statements/scan-statements.js';

/** Claims that wait for entities which nothing has brought yet. */
export interface PendingReport {
  readonly claims: number;
  /** Some of the entities they wait for, in order. */
  readonly missing: readonly string[];
}

const MOST_NAMED = 10;

/** Counts the claims of a source that wait, or of all sources. */
export async function countPending(
  engine: Engine,
  source: string | undefined,
): Promise<PendingReport> {
  let claims = 0;
  const missing = new Set<string>();
  for (const buckets of BUCKET_GROUPS) {
    const waiting = await engine.read(PENDING_CLAIMS, { buckets });
    const pending =
      source === undefined ? waiting : waiting.filter(({ sources }) => sources.includes(source));
    claims += pending.length;
    if (pending.length === 0 || missing.size >= MOST_NAMED) continue;
    const named = pending.flatMap(({ subjectId, objectId }) =>
      objectId === undefined ? [subjectId] : [subjectId, objectId],
    );
    const ids = [...new Set(named)];
    const known = new Set(await engine.read(KNOWN_ENTITY_IDS, { ids }));
    for (const id of ids) if (!known.has(id)) missing.add(id);
  }
  return { claims, missing: [...missing].sort().slice(0, MOST_NAMED) };
}
