import fc from 'fast-check';

import { KIND_LABELS, TYPE_LABELS } from '../../src/explorer/generated/vocabulary.js';
import type { EntityType, Modality, RelationKind } from '../../src/explorer/generated/graphql.js';
import type { Expansion, GraphView } from '../../src/explorer/model/graph-view.js';

// Views as readers make them, and some that nobody would make.

const TYPES = Object.keys(TYPE_LABELS) as EntityType[];
const KINDS = Object.keys(KIND_LABELS) as RelationKind[];
const MODALITIES: Modality[] = ['ACTUAL', 'PLANNED', 'EXPECTED', 'DENIED'];

/** Ids of few entities, so that lists meet, and of entities with any character in their ids. */
export const entityId = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f') },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '~',
      'a~b',
      '+',
      '%7E',
      '&e=x',
      'व्यक्ति:१',
      '<img src=x>',
      '__proto__',
    ),
  },
);

const some = <Name extends string>(names: readonly Name[]) =>
  fc.subarray([...names]).map((chosen) => [...chosen].sort());

const ids = fc.uniqueArray(entityId, { maxLength: 6 });
const date = fc.constantFrom('2024', '2025-04', '2025-04-30', '0001', '9999-12-31');
const coordinate = fc.integer({ min: -5_000, max: 5_000 });

export const expansion: fc.Arbitrary<Expansion> = fc
  .record({
    id: entityId,
    kinds: fc.option(some(KINDS), { nil: undefined }),
    types: fc.option(some(TYPES), { nil: undefined }),
    order: fc.constantFrom('NEWEST' as const, 'MOST_CONNECTED' as const, 'MOST_CITED' as const),
    at: fc.option(date, { nil: undefined }),
    limit: fc.integer({ min: 1, max: 100 }),
    cursor: fc.option(fc.string({ minLength: 1, maxLength: 40 }), { nil: undefined }),
  })
  .map(({ id, kinds, types, order, at, limit, cursor }) => ({
    id,
    ...(kinds === undefined || kinds.length === 0 ? {} : { kinds }),
    ...(types === undefined || types.length === 0 ? {} : { types }),
    order,
    ...(at === undefined ? {} : { at }),
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  }));

export const filters: fc.Arbitrary<GraphView['filters']> = fc
  .record({
    types: some(TYPES),
    kinds: some(KINDS),
    modalities: some(MODALITIES),
    from: fc.option(date, { nil: undefined }),
    to: fc.option(date, { nil: undefined }),
    includeUndated: fc.boolean(),
    hideUnconnected: fc.boolean(),
  })
  .map(({ from, to, ...rest }) => ({
    ...rest,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }));

export const graphView: fc.Arbitrary<GraphView> = fc.record({
  entities: ids,
  expansions: fc.array(expansion, { maxLength: 4 }),
  hidden: ids,
  pinned: fc
    .array(fc.tuple(entityId, fc.record({ x: coordinate, y: coordinate })), { maxLength: 6 })
    .map((pins) => Object.fromEntries(pins)),
  collapsed: ids,
  filters,
  at: fc.option(date),
  selection: ids,
  layoutSeed: fc.integer({ min: 0, max: 1_000_000 }),
  zoom: fc.record({
    x: coordinate,
    y: coordinate,
    k: fc.integer({ min: 10, max: 8_000 }).map((thousandths) => thousandths / 1_000),
  }),
});
