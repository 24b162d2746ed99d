import type { Engine } from '../graph/engine.js';
import {
  FACT_AND_LINK_IDS_ABOUT,
  RECORDS_MERGED_INTO,
  SCANNED_CLAIMS_BY_ID,
  type ScannedEnd,
} from '../graph/statements/scan-statements.js';
import { groupBy } from '../model/group-by.js';
import type { ClaimState } from '../model/claim.js';
import { followTheMoney } from '../vocabulary/follow-the-money.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { edgeRecord } from './follow-the-money-edge.js';
import { CONTEXT_PROPERTIES, entityRecord, linkPropertyOf } from './follow-the-money-entity.js';
import { followTheMoneyMapping, type FollowTheMoneyMapping } from './follow-the-money-mapping.js';
import { siblingIds, siblingsOf } from './follow-the-money-siblings.js';
import {
  claimParameters,
  scanClaims,
  scanEntities,
  type ExportedClaim,
  type ExportedEntity,
  type ExportFilter,
} from './scan-graph.js';

/**
 * What FollowTheMoney's data may hold and a reader of the graph does not see: relations to entities that nobody has
 * described yet, and those that lead from an entity to itself.
 */
const STATES: readonly ClaimState[] = ['LIVE', 'PENDING', 'LOOP'];
const ENTITIES_AT_ONCE = 500;
const CLAIMS_AT_ONCE = 1_000;

/**
 * The graph as FollowTheMoney's NDJSON, a line for each record, without line ends: entities first, then edges, each in
 * the order of scan-graph. What came in as FollowTheMoney goes out as the same entities; docs/follow-the-money.md says
 * how the rest is written. Of claims, those are written that are LIVE, PENDING or LOOP, unless the filter says which.
 * Memory holds a batch, and the ends of one record.
 * @throws SutraError as scanEntities.
 */
export async function* followTheMoneyLines(
  engine: Engine,
  vocabulary: Vocabulary,
  filter: ExportFilter,
): AsyncGenerator<string> {
  const exporter = new Exporter(engine, followTheMoneyMapping(vocabulary), {
    ...filter,
    states: filter.states ?? STATES,
  });
  yield* exporter.entities();
  yield* exporter.edges();
}

class Exporter {
  /** With the filter's ids: the records it keeps. */
  private kept: Set<string> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly mapping: FollowTheMoneyMapping,
    private readonly filter: ExportFilter,
  ) {}

  async *entities(): AsyncGenerator<string> {
    const { kinds } = this.filter;
    // What a record says of itself is no kind that a filter would name, and needed to write it.
    const filter =
      kinds === undefined || kinds.length === 0
        ? this.filter
        : { ...this.filter, kinds: [...kinds, ...CONTEXT_PROPERTIES] };
    if (this.filter.ids !== undefined && this.filter.ids.length > 0) {
      this.kept = new Set();
      for await (const batch of scanEntities(this.engine, this.filter))
        for (const { id } of batch) this.kept.add(id);
    }
    for await (const batch of scanEntities(this.engine, filter)) {
      for (let from = 0; from < batch.length; from += ENTITIES_AT_ONCE)
        yield* this.entityLines(batch.slice(from, from + ENTITIES_AT_ONCE));
    }
  }

  private async *entityLines(batch: readonly ExportedEntity[]): AsyncGenerator<string> {
    const ids = batch.map(({ id }) => id);
    const { deadline } = this.filter;
    const kinds = this.mapping.linkKinds;
    const about = await this.engine.read(FACT_AND_LINK_IDS_ABOUT, { ids, kinds }, deadline);
    const claims = await this.claimsById(about.map(({ id }) => id));
    const written = claims.filter((claim) => claim.objectId === undefined || isLink(claim));
    const bySubject = groupBy(written, ({ subjectId }) => subjectId);
    const records = await this.engine.read(RECORDS_MERGED_INTO, { ids }, deadline);
    const merged = groupBy(records, ({ canonicalId }) => canonicalId);
    for (const entity of batch) {
      const referents = (merged.get(entity.id) ?? []).map(({ id }) => id).sort();
      const about = bySubject.get(entity.id) ?? [];
      yield entityRecord(this.mapping, entity, about, referents).toLine();
    }
  }

  async *edges(): AsyncGenerator<string> {
    for await (const batch of scanClaims(this.engine, this.filter)) {
      const edges = batch.filter((claim) => claim.objectId !== undefined && !isLink(claim));
      const siblings = await this.claimsById([...new Set(edges.flatMap(siblingIds))]);
      const known = new Map(siblings.map((claim) => [claim.id, claim]));
      for (const claim of edges) {
        const record = siblingsOf(claim, known);
        // One of them writes the record for all.
        if (record.some(({ id }) => id < claim.id)) continue;
        for (const line of this.edgeLines(claim, record)) yield line;
      }
    }
  }

  /** One line where every subject is joined with every object; where some pairs are gone, one for each subject. */
  private edgeLines(claim: ExportedClaim, record: readonly ExportedClaim[]): string[] {
    const objectsOf = groupBy(record, ({ subjectId }) => subjectId);
    const subjectIds = [...objectsOf.keys()];
    const objectIds = [...new Set(record.map(({ objectId = '' }) => objectId))];
    if (subjectIds.length * objectIds.length === record.length)
      return [edgeRecord(this.mapping, claim, { subjectIds, objectIds }).toLine()];
    return [...objectsOf].map(([subjectId, claims], index) => {
      const ends = {
        subjectIds: [subjectId],
        objectIds: claims.map(({ objectId = '' }) => objectId),
      };
      const id = index === 0 ? undefined : claims[0]?.id;
      return edgeRecord(this.mapping, claim, ends, id).toLine();
    });
  }

  /** Those of these claims that the filter keeps, by id. */
  private async claimsById(ids: readonly string[]): Promise<ExportedClaim[]> {
    const { types, deadline } = this.filter;
    const ofType = types === undefined || types.length === 0 ? undefined : new Set(types);
    const isKept = (id: string, end: ScannedEnd | undefined): boolean =>
      (this.kept?.has(id) ?? true) && (ofType?.has(end?.type ?? '') ?? true);
    const parameters = claimParameters(this.filter);
    const sorted = [...ids].sort();
    const claims: ExportedClaim[] = [];
    for (let from = 0; from < sorted.length; from += CLAIMS_AT_ONCE) {
      const part = sorted.slice(from, from + CLAIMS_AT_ONCE);
      const rows = await this.engine.read(
        SCANNED_CLAIMS_BY_ID,
        { ...parameters, ids: part },
        deadline,
      );
      for (const { claim, evidence, subject, object } of rows) {
        const { subjectId, objectId } = claim;
        if (objectId === undefined || (isKept(subjectId, subject) && isKept(objectId, object)))
          claims.push({ ...claim, evidence });
      }
    }
    return claims.sort((left, right) => (left.id < right.id ? -1 : 1));
  }
}

const LINKING = new Set(
  followTheMoney
    .getProperties()
    .filter((property) => property.type.isEntity && !property.stub)
    .map((property) => property.name),
);

/** Whether a relation is one that a property of its subject's record makes. */
function isLink(claim: ExportedClaim): boolean {
  const property = linkPropertyOf(claim);
  return property !== undefined && LINKING.has(property) && claim.modality === 'ACTUAL';
}
