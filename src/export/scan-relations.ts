import type { Engine } from '../graph/engine.js';
import { scanClaimsWithEnds, type ExportedClaim, type ExportFilter } from './scan-graph.js';

/** A relation between two canonical entities. */
export interface ExportedRelation {
  readonly claim: ExportedClaim;
  readonly sourceId: string;
  readonly targetId: string;
}

/**
 * The relations that a filter keeps, for formats that need both ends: one whose entity is not known is left out. The
 * order is that of scanClaims.
 * @throws SutraError as scanEntities.
 */
export async function* scanRelations(
  engine: Engine,
  filter: ExportFilter,
): AsyncGenerator<readonly ExportedRelation[]> {
  // A live relation knows its canonical ends; others have to look.
  const wanted = filter.states?.some((state) => state !== 'LIVE') ?? false;
  for await (const rows of scanClaimsWithEnds(engine, filter, wanted)) {
    const relations = rows.flatMap(({ claim, evidence, subject, object }) => {
      const sourceId = claim.sourceId ?? subject?.canonicalId;
      const targetId = claim.targetId ?? object?.canonicalId;
      return claim.objectId === undefined || sourceId === undefined || targetId === undefined
        ? []
        : [{ claim: { ...claim, evidence }, sourceId, targetId }];
    });
    if (relations.length > 0) yield relations;
  }
}
