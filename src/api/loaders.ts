import { badInput } from '../errors.js';
import { BriefEntity } from '../graph/statements/brief-records.js';
import {
  ARTICLE_CLAIM_COUNT,
  ARTICLE_CLAIM_PAGE,
  CLAIMS_BY_ID,
  FACT_PAGE,
  type FactPageRow,
} from '../graph/statements/claim-statements.js';
import {
  ENTITIES_BY_ID,
  ENTITY_NODES,
  type EntityNode,
  type SourceFacts,
} from '../graph/statements/entity-statements.js';
import {
  EVIDENCE_COUNTS,
  EVIDENCE_PAGES,
  type EvidencePageRow,
  type EvidenceStart,
} from '../graph/statements/evidence-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import { degrees } from '../graph/statements/relation-statements.js';
import { SOURCES_BY_ID, type SourceRecord } from '../graph/statements/source-statements.js';
import { timeParameters, type TimeFilter } from '../graph/statements/time-filter.js';
import { uncitedFactId } from '../claims/entity-display.js';
import { claimOrder } from '../model/claim.js';
import type { EntitySummary } from '../model/entity.js';
import { groupBy } from '../model/group-by.js';
import { parsePartialDate } from '../model/partial-date.js';
import { TIMELESS } from '../model/validity.js';
import type { ClaimValue } from '../model/value.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { ApiContext } from './context.js';

/** Entities by any id they ever had. */
export function entityLoader(context: ApiContext) {
  return context.loader<string, EntitySummary>('entity', null, async (ids) => {
    const rows = await context.readKeyed({
      statement: ENTITIES_BY_ID,
      ids,
      idOf: ({ requestedId }) => requestedId,
    });
    return new Map(rows.map(({ requestedId, entity }) => [requestedId, entity]));
  });
}

/** Lets later loads of entities that a page brought with it go without a statement, if it brought all of them. */
export function primeEntities(
  context: ApiContext,
  entities: Iterable<EntitySummary | undefined>,
): void {
  const loader = entityLoader(context);
  for (const entity of entities)
    if (entity !== undefined && !(entity instanceof BriefEntity)) loader.prime(entity.id, entity);
}

/** Entities with what each source says of them, by their very ids. */
export function entityNodeLoader(context: ApiContext) {
  return context.loader<string, EntityNode>('entityNode', null, async (ids) => {
    const rows = await context.readKeyed({ statement: ENTITY_NODES, ids, idOf: ({ id }) => id });
    return new Map(rows.map((node) => [node.id, node]));
  });
}

export function claimLoader(context: ApiContext) {
  return context.loader<string, ClaimRecord>('claim', null, async (ids) => {
    const rows = await context.readKeyed({ statement: CLAIMS_BY_ID, ids, idOf: ({ id }) => id });
    return new Map(rows.map((claim) => [claim.id, claim]));
  });
}

export function sourceLoader(context: ApiContext) {
  return context.loader<string, SourceRecord>('source', null, async (ids) => {
    const rows = await context.readKeyed({ statement: SOURCES_BY_ID, ids, idOf: ({ id }) => id });
    return new Map(rows.map((source) => [source.id, source]));
  });
}

export function degreeLoader(context: ApiContext, kinds: readonly string[]) {
  return context.loader<string, number>('degree', kinds, async (ids) => {
    const rows = await context.readKeyed({
      statement: degrees(kinds),
      ids,
      idOf: ({ entityId }) => entityId,
    });
    return new Map(rows.map(({ entityId, degree }) => [entityId, degree]));
  });
}

/** One more than a page shows, after a position: all keys of a loader share the rest. */
export interface PageKey {
  readonly limit: number;
  readonly after: string;
}

export function evidenceLoader(
  context: ApiContext,
  start: EvidenceStart,
  { limit, after }: PageKey,
) {
  return context.loader<string, readonly EvidencePageRow[]>(
    `evidence ${start}`,
    { limit, after },
    async (ids) => {
      const idOf = ({ ownerId }: EvidencePageRow) => ownerId;
      const rows = await context.readKeyed({
        statement: EVIDENCE_PAGES[start],
        ids,
        rest: { limit, after },
        idOf,
      });
      return groupBy(rows, idOf);
    },
  );
}

export function evidenceCountLoader(context: ApiContext, start: EvidenceStart) {
  return context.loader<string, number>(`evidenceCount ${start}`, null, async (ids) => {
    const rows = await context.readKeyed({
      statement: EVIDENCE_COUNTS[start],
      ids,
      idOf: ({ ownerId }) => ownerId,
    });
    return new Map(rows.map(({ ownerId, total }) => [ownerId, total]));
  });
}

/** Asserted claims that cite an article. */
export function articleClaimLoader(context: ApiContext, { limit, after }: PageKey) {
  return context.loader<string, readonly ClaimRecord[]>(
    'articleClaims',
    { limit, after },
    async (ids) => {
      const rows = await context.readKeyed({
        statement: ARTICLE_CLAIM_PAGE,
        ids,
        rest: { limit, after },
        idOf: ({ articleId }) => articleId,
      });
      return new Map(
        [...groupBy(rows, ({ articleId }) => articleId)].map(([id, found]) => [
          id,
          found.map(({ claim }) => claim),
        ]),
      );
    },
  );
}

export function articleClaimCountLoader(context: ApiContext) {
  return context.loader<string, number>('articleClaimCount', null, async (ids) => {
    const rows = await context.readKeyed({
      statement: ARTICLE_CLAIM_COUNT,
      ids,
      idOf: ({ articleId }) => articleId,
    });
    return new Map(rows.map(({ articleId, total }) => [articleId, total]));
  });
}

interface FactScope extends PageKey {
  readonly properties: readonly string[] | null;
  readonly at: TimeFilter | undefined;
}

/** Facts of an entity, the uncited ones among them, by sort key. */
export function factLoader(context: ApiContext, scope: FactScope) {
  return context.loader<string, readonly ClaimRecord[]>(
    'facts',
    { ...scope, at: scope.at ?? null },
    async (ids) => {
      const { limit, after, properties, at } = scope;
      const idOf = ({ entityId }: FactPageRow) => entityId;
      const rows = await context.readKeyed({
        statement: FACT_PAGE,
        ids,
        rest: { limit, after, properties, ...timeParameters(at) },
        idOf,
      });
      return new Map(
        [...groupBy(rows, idOf)].map(([id, found]) => [
          id,
          factsInOrder(
            found.flatMap(({ claim }) => claim ?? []),
            found.flatMap((row) => uncitedFacts(context.vocabulary, row, scope)),
          ),
        ]),
      );
    },
  );
}

/** A fact that has become a claim is shown as one: the uncited one, which has its sort key, gives way. */
function factsInOrder(
  claims: readonly ClaimRecord[],
  uncited: readonly ClaimRecord[],
): readonly ClaimRecord[] {
  const claimed = new Set(claims.map(({ sortKey }) => sortKey));
  return [...claims, ...uncited.filter(({ sortKey }) => !claimed.has(sortKey))].sort(
    (left, right) => (left.sortKey < right.sortKey ? -1 : 1),
  );
}

/**
 * The facts that a record holds compactly, as claims. They are of all times, so a question about some days finds them
 * only as possible.
 */
function uncitedFacts(
  vocabulary: Vocabulary,
  { recordId, uncited }: FactPageRow,
  scope: FactScope,
): ClaimRecord[] {
  if (scope.at !== undefined && !scope.at.certainty.includes('POSSIBLE')) return [];
  const wanted = (property: string) =>
    scope.properties === null || scope.properties.includes(property);
  return allUncitedFacts(vocabulary, recordId, uncited ?? {}).filter(
    ({ kind, sortKey }) => wanted(kind) && sortKey > scope.after,
  );
}

/** Every uncited fact of a record; one that several sources have is one fact with several sources. */
export function allUncitedFacts(
  vocabulary: Vocabulary,
  recordId: string,
  uncited: Readonly<Record<string, SourceFacts>>,
): ClaimRecord[] {
  const facts = new Map<string, ClaimRecord>();
  for (const [source, { recordedAt, values }] of Object.entries(uncited)) {
    for (const [property, texts] of Object.entries(values)) {
      for (const text of texts) {
        const id = uncitedFactId(recordId, property, text);
        const known = facts.get(id);
        facts.set(id, {
          id: `${UNCITED}${id.slice(2)}:${recordId}`,
          kind: property,
          subjectId: recordId,
          objectId: undefined,
          value: typedValue(vocabulary, property, text),
          sortKey: claimOrder(id, TIMELESS.startMin),
          validity: TIMELESS,
          modality: 'ACTUAL',
          rank: 'NORMAL',
          assertedBy: undefined,
          recordId: undefined,
          record: undefined,
          qualifiers: {},
          sources: [...(known?.sources ?? []), source],
          suppressed: false,
          recordedAt:
            known !== undefined && known.recordedAt < recordedAt ? known.recordedAt : recordedAt,
          retractedAt: undefined,
          replacedBy: undefined,
          state: 'LIVE',
          sourceId: undefined,
          targetId: undefined,
          sourceType: undefined,
          targetType: undefined,
          outShelf: undefined,
          inShelf: undefined,
        });
      }
    }
  }
  return [...facts.values()];
}

const UNCITED = 'f-';

/** The parts of an uncited fact's id: its hash, and the record that holds it. */
export function parseUncitedId(id: string): { readonly recordId: string } | undefined {
  const match = /^f-[0-9a-f]{32}:(.+)$/s.exec(id);
  return match?.[1] === undefined ? undefined : { recordId: match[1] };
}

function typedValue(vocabulary: Vocabulary, property: string, text: string): ClaimValue {
  const type = vocabulary.properties.get(property)?.value;
  if (type === 'DATE' && isPartialDate(text)) return { type: 'DATE', date: text };
  if (type === 'BOOLEAN' && (text === 'true' || text === 'false'))
    return { type: 'BOOLEAN', value: text === 'true' };
  return { type: 'TEXT', text };
}

function isPartialDate(text: string): boolean {
  try {
    parsePartialDate(text);
    return true;
  } catch {
    return false;
  }
}

/** @throws SutraError BAD_USER_INPUT when a list of ids is longer than a statement should take. */
export function checkIds(
  argument: string,
  ids: readonly string[],
  most: number,
): readonly string[] {
  if (ids.length > most) throw badInput(argument, `at most ${most} ids`, `${ids.length} ids`);
  return ids;
}
