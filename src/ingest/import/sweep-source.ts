import { applyLoad } from '../../claims/apply-load.js';
import type { Load, LoadReport } from '../../claims/load.js';
import type { Engine } from '../../graph/engine.js';
import { DELETE_EVIDENCE } from '../../graph/statements/evidence-statements.js';
import {
  CLAIMS_OF_SOURCE,
  ENTITIES_OF_SOURCE,
  EVIDENCE_OF_SOURCE,
  type SourceEntity,
} from '../../graph/statements/import-statements.js';
import { BUCKETS } from '../../graph/statements/scan-statements.js';
import type { EntityInput } from '../../model/entity.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import { addChanges, NO_CHANGES } from './import-report.js';
import type { SeenSet } from './seen-set.js';

/** What a source still says; nothing at all when it is purged. */
export type StillSaid = Pick<SeenSet, 'claims' | 'evidence' | 'entities'>;

const NOTHING: StillSaid = {
  claims: () => ({ has: () => false }),
  evidence: () => ({ has: () => false }),
  entities: () => ({ has: () => false, says: () => false }),
};

/** Claims and entities that are taken back in one transaction. */
const AT_ONCE = 5_000;

/**
 * Takes back what a source asserted and no longer says, part by part over the whole graph: each part in a transaction,
 * so that it can be stopped anywhere and begun again.
 */
export async function sweepSource(
  engine: Engine,
  vocabulary: Vocabulary,
  load: Pick<Load, 'source' | 'actor' | 'at'>,
  said: StillSaid = NOTHING,
  onPart: (done: number, all: number) => Promise<void> = () => Promise.resolve(),
): Promise<LoadReport> {
  let changes = NO_CHANGES;
  const source = load.source.id;
  const withdraw = async (
    claimIds: readonly string[],
    entityIds: readonly string[],
    entities: readonly EntityInput[],
  ) => {
    const part: Load = {
      ...load,
      replace: false,
      entities,
      claims: [],
      withdraw: { claimIds, entityIds },
    };
    changes = addChanges(
      changes,
      await engine.write((transaction) => applyLoad(transaction, vocabulary, part)),
    );
  };

  for (const [done, bucket] of BUCKETS.entries()) {
    await onPart(done, BUCKETS.length);
    const claims = said.claims(bucket);
    const claimIds = (await engine.read(CLAIMS_OF_SOURCE, { bucket, source }))
      .map(({ id }) => id)
      .filter((id) => !claims.has(id));
    for (let from = 0; from < claimIds.length; from += AT_ONCE)
      await withdraw(claimIds.slice(from, from + AT_ONCE), [], []);

    // What is left after its claims: extracts of claims that it still asserts, or that only others do.
    const extracts = said.evidence(bucket);
    const cited = (await engine.read(EVIDENCE_OF_SOURCE, { bucket, source })).filter(
      ({ id }) => !extracts.has(id),
    );
    for (let from = 0; from < cited.length; from += AT_ONCE) {
      const rows = cited.slice(from, from + AT_ONCE).map(({ id, claimId }) => ({ id, claimId }));
      await engine.write((transaction) => transaction.run(DELETE_EVIDENCE, { rows }));
      changes = { ...changes, evidenceRemoved: changes.evidenceRemoved + rows.length };
    }

    const seen = said.entities(bucket);
    const found = await engine.read(ENTITIES_OF_SOURCE, { bucket, source });
    const dropped = found.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
    const trimmed = found
      .filter(({ id }) => seen.has(id))
      .flatMap((entity) => trim(entity, source, (...fact) => seen.says(entity.id, ...fact)));
    for (let from = 0; from < dropped.length; from += AT_ONCE)
      await withdraw([], dropped.slice(from, from + AT_ONCE), []);
    for (let from = 0; from < trimmed.length; from += AT_ONCE)
      await withdraw([], [], trimmed.slice(from, from + AT_ONCE));
  }
  return changes;
}

/** The entity with the facts that the source still states, where those are fewer. */
function trim(
  { id, type, facts }: SourceEntity,
  source: string,
  says: (property: string, text: string) => boolean,
): EntityInput[] {
  const before = facts[source]?.values ?? {};
  const after: Record<string, readonly string[]> = {};
  let isFewer = false;
  for (const [property, texts] of Object.entries(before)) {
    const kept = texts.filter((text) => says(property, text));
    isFewer ||= kept.length < texts.length;
    if (kept.length > 0) after[property] = kept;
  }
  return isFewer ? [{ id, type, facts: after }] : [];
}
