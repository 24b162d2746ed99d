import { badInput } from '../errors.js';
import { RECORDS_OF } from '../graph/statements/decision-statements.js';
import {
  CLAIM_COUNTS,
  CLAIM_PAGES,
  type ClaimStart,
} from '../graph/statements/claim-statements.js';
import { timeParameters } from '../graph/statements/time-filter.js';
import type { Parameters } from '../graph/engine.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS } from '../model/validity.js';
import { certaintyOf, dayRange, timeFilter } from './as-of.js';
import { claimFromRecord } from './claim-values.js';
import type { ApiContext } from './context.js';
import { checkList, connection, pageRequest } from './page.js';
import type { ClaimFilter, PageArguments, RelationFilter } from './types/arguments.js';

/** One filter for claims and relations; `family` says which. */
export type ListFilter = Partial<ClaimFilter> & RelationFilter;

const MOST_ENTITIES = 100;

/** A page of claims across the graph: what is asked decides at which index the statement starts. */
export async function claimList(
  context: ApiContext,
  field: string,
  family: 'RELATION' | null,
  filter: ListFilter,
  args: PageArguments,
) {
  const at = timeFilter(filter.at, 'filter.at');
  const { start, parameters, nothing } = claimQuestion(family, filter);
  const request = pageRequest(field, { ...parameters, at: at ?? null }, args);
  const page = { after: request.after?.[0] ?? '', limit: request.first + 1 };
  const time = timeParameters(at);
  const question = {
    ...parameters,
    assertedBy: await speakers(context, filter.assertedBy),
    ...time,
  };
  const claims = nothing ? [] : await context.read(CLAIM_PAGES[start], { ...question, ...page });
  return {
    ...connection(request, claims, (record) => ({
      node: claimFromRecord(record),
      record,
      certainty: certaintyOf(record.validity, at),
      position: [record.sortKey],
    })),
    count: async () => {
      if (nothing) return 0;
      const [total] = await context.read(CLAIM_COUNTS[start], question);
      return total ?? 0;
    },
  };
}

/** Claims keep the id of the record that says so: a merged entity speaks through all of its records. */
async function speakers(context: ApiContext, id: string | null | undefined) {
  if (id === null || id === undefined) return null;
  const [found] = await context.read(RECORDS_OF, { ids: [id] });
  return found?.recordIds ?? [id];
}

function claimQuestion(
  family: 'RELATION' | null,
  filter: ListFilter,
): { start: ClaimStart; parameters: Parameters; nothing: boolean } {
  const { entities, article } = filter;
  if (entities) checkList('filter.entities', entities, MOST_ENTITIES);
  const kinds =
    filter.kinds || filter.properties
      ? [...(filter.kinds ?? []), ...(filter.properties ?? [])]
      : null;
  const started = filter.startedBetween
    ? dayRange(filter.startedBetween, 'filter.startedBetween')
    : undefined;
  const ended = filter.endedBetween
    ? dayRange(filter.endedBetween, 'filter.endedBetween')
    : undefined;
  const recorded = instants(filter.recordedBetween, 'filter.recordedBetween');
  const retracted = instants(filter.retractedBetween, 'filter.retractedBetween');
  if (filter.retractedBetween && filter.includeRetracted !== true) {
    throw badInput(
      'filter.includeRetracted',
      'true beside retractedBetween',
      filter.includeRetracted ?? null,
    );
  }
  const start: ClaimStart = entities
    ? 'entities'
    : article !== null && article !== undefined
      ? 'article'
      : family === 'RELATION'
        ? 'relations'
        : 'all';
  return {
    start,
    nothing: [entities, kinds, filter.modalities, filter.ranks].some((list) => list?.length === 0),
    parameters: {
      family,
      entities: entities ?? null,
      article: article ?? null,
      states: filter.includeRetracted
        ? ['LIVE', 'DEPRECATED', 'RETRACTED']
        : family === 'RELATION'
          ? ['LIVE']
          : ['LIVE', 'DEPRECATED'],
      kinds,
      modalities: filter.modalities ?? null,
      ranks: filter.ranks ?? null,
      source: filter.source ?? null,
      assertedBy: filter.assertedBy ?? null,
      startedFirst: started?.first ?? null,
      startedLast: started?.last ?? null,
      endedFirst: ended?.first ?? null,
      endedLast: ended?.last ?? null,
      recordedFrom: recorded.from,
      recordedTo: recorded.to,
      retractedFrom: retracted.from,
      retractedTo: retracted.to,
      beforeAll: BEFORE_ALL_DAYS,
      afterAll: AFTER_ALL_DAYS,
    },
  };
}

/** Times are recorded in UTC to the millisecond, so in that one spelling they compare as text. */
function instants(
  range: { from?: string | null; to?: string | null } | null | undefined,
  argument: string,
) {
  const utc = (text: string | null | undefined) => (text ? new Date(text).toISOString() : null);
  const [from, to] = [utc(range?.from), utc(range?.to)];
  if (from !== null && to !== null && to < from)
    throw badInput(`${argument}.to`, `a time not before ${from}`, to);
  return { from, to };
}
