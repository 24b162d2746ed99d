import { beforeAll, expect, test } from '@jest/globals';

import { examine } from '../../src/claims/doctor.js';
import { retractClaims } from '../../src/claims/edit-claims.js';
import type { ClaimInput } from '../../src/claims/load.js';
import type { Engine } from '../../src/graph/engine.js';
import { HUBS, SHELF_SIZES } from '../../src/graph/statements/edge-statements.js';
import { formatDay, parsePartialDate } from '../../src/model/partial-date.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, load, RECORDED_AT, relation } from '../support/loads.js';
import { SeededRandom } from '../support/random.js';
import { edgesOf, PAGE_INFO, readPage, walkPages } from '../support/walk-pages.js';
import { heldAt, plain, relationsAt, type PlainClaim } from './claims-in-memory.js';

const HUB = 'ministry|of “steel”';
const OTHERS = Array.from({ length: 120 }, (_, index) =>
  entity(`other${index}`, ['PERSON', 'COMPANY', 'AGENCY'][index % 3]),
);
const TYPE_OF = new Map(OTHERS.map(({ id, type }) => [id, type]));
const typeOf = (id: string) => TYPE_OF.get(id) ?? 'AGENCY';

const DOCUMENT = `query ($id: ID!, $direction: RelationDirection, $kinds: [RelationKind!], $types: [EntityType!], $modalities: [Modality!], $at: AsOf, $first: Int, $after: String) {
  entity(id: $id) { list: relations(direction: $direction, kinds: $kinds, types: $types, modalities: $modalities, at: $at, first: $first, after: $after) {
    edges { cursor direction certainty node { id } neighbor { id } } totalCount ${PAGE_INFO} } } }`;

const FILTERS: readonly Record<string, unknown>[] = [
  {},
  { direction: 'OUT' },
  { direction: 'IN' },
  { kinds: ['MEMBERSHIP'] },
  { kinds: ['MEMBERSHIP'], direction: 'IN' },
  { kinds: ['OWNERSHIP'] },
  { kinds: ['OWNERSHIP'], direction: 'OUT' },
  { kinds: ['OWNERSHIP', 'UNKNOWN_LINK'] },
  { kinds: ['SUPPLIES'] },
  { types: ['PERSON'] },
  { types: ['COMPANY', 'AGENCY'], direction: 'OUT' },
  { types: ['PLACE'] },
  { modalities: ['ACTUAL'] },
  { modalities: ['PLANNED', 'DENIED'], kinds: ['MEMBERSHIP'] },
  { at: { from: '2004-06' } },
  { at: { from: '2001', to: '2003', certainty: ['CERTAIN'] }, kinds: ['MEMBERSHIP'] },
  { at: { from: '1999-12-31', certainty: ['POSSIBLE'] } },
  { at: { from: '2010' }, kinds: ['OWNERSHIP'], direction: 'IN', types: ['COMPANY'] },
];

/** Relations of the hub in both directions; many start on the same day, and some on none. */
function someRelations(
  random: SeededRandom,
  kind: string,
  count: number,
  salt: string,
): ClaimInput[] {
  return Array.from({ length: count }, (_, index) => {
    const other = random.pick(OTHERS).id;
    const [subject, object] = random.chance(0.5) ? [HUB, other] : [other, HUB];
    const day = formatDay(random.between(10_957, 14_974)).slice(0, random.pick([4, 7, 10]));
    return relation(subject, kind, object, {
      recordId: `${salt}${index}`,
      modality: random.pick(['ACTUAL', 'ACTUAL', 'PLANNED', 'DENIED']),
      ...(random.chance(0.9) ? { start: day } : {}),
      ...(random.chance(0.3) ? { end: '2012' } : {}),
    });
  });
}

describeEachEngine('A hub’s pages', ({ fresh }) => {
  const random = new SeededRandom(7);
  const claims: PlainClaim[] = [];
  let engine: Engine;

  const add = async (inputs: readonly ClaimInput[]) => {
    await load(engine, { claims: inputs });
    claims.push(...inputs.map(plain));
  };
  const hub = async () => (await engine.read(HUBS, { ids: [HUB] }))[0];
  const healthy = async () =>
    expect((await examine(engine, { repair: false })).findings).toEqual([]);

  /** All filters, in pages of several lengths, against a reading of all claims. */
  const checkPages = async () => {
    for (const filter of FILTERS) {
      const at = filter['at'] as { from: string; to?: string; certainty?: string[] } | undefined;
      const asked = at && {
        first: parsePartialDate(at.from).first,
        last: parsePartialDate(at.to ?? at.from).last,
        certainty: at.certainty ?? ['CERTAIN', 'POSSIBLE'],
      };
      const expected = heldAt(relationsAt(claims, HUB, filter, typeOf), asked);
      const pages = await walkPages(engine, {
        document: DOCUMENT,
        variables: { id: HUB, ...filter },
        nextSize: () => random.pick([23, 111, 200, 200, 200]),
      });
      const found = edgesOf(pages);
      expect({
        filter,
        found: found.map(({ node, certainty }) => ({ id: node.id, certainty })),
      }).toEqual({ filter, found: expected });
      for (const { totalCount } of pages) expect(totalCount).toBe(expected.length);
      const ends = new Map(claims.map(({ id, content }) => [id, content]));
      for (const { node, direction, neighbor } of found) {
        const content = ends.get(node.id)!;
        const isOut = content.subjectId === HUB;
        expect(direction).toBe(isOut ? 'OUT' : 'IN');
        if (content.family === 'RELATION')
          expect(neighbor?.id).toBe(isOut ? content.objectId : content.subjectId);
      }
    }
  };

  beforeAll(async () => {
    engine = await fresh();
    claims.length = 0;
    await load(engine, { entities: [...OTHERS, entity(HUB, 'AGENCY')] });
    await add(someRelations(random, 'MEMBERSHIP', 900, 'first'));
    await add(someRelations(random, 'UNKNOWN_LINK', 600, 'second'));
    await add(someRelations(random, 'OWNERSHIP', 5, 'third'));
  }, 60_000);

  test('are what a reading of all claims gives, in each direction and with each filter', async () => {
    const { bounds, dense } = (await hub())!;
    expect(bounds.length).toBeGreaterThan(5);
    expect(dense).toEqual(expect.arrayContaining(['*<', '*>', 'MEMBERSHIP<', 'MEMBERSHIP>']));
    expect(dense.filter((shape) => shape.startsWith('OWNERSHIP'))).toEqual([]);
    await checkPages();
    await healthy();
  }, 300_000);

  test('are so after inserts that split its shelves', async () => {
    const before = (await hub())!.bounds;
    // All on one day, which puts them on one shelf.
    const sameDay = Array.from({ length: 400 }, (_, index) =>
      relation(OTHERS[index % OTHERS.length]!.id, 'MEMBERSHIP', HUB, {
        start: '2005-05-05',
        recordId: `same day ${index}`,
      }),
    );
    await add(sameDay.slice(0, 300));
    for (const claim of sameDay.slice(300, 310)) await add([claim]);
    await add(sameDay.slice(310));
    const { bounds } = (await hub())!;
    expect(bounds.length).toBeGreaterThan(before.length);
    expect([...bounds].sort()).toEqual(bounds);
    expect(new Set(bounds).size).toBe(bounds.length);
    const sizes = await engine.read(SHELF_SIZES, {
      shelves: bounds.map((bound) => `${HUB}|${bound}`),
    });
    expect(sizes.reduce((sum, { total }) => sum + total, 0)).toBe(claims.length);
    await checkPages();
    await healthy();
  }, 300_000);

  test('are so after retractions, of whole shelves too', async () => {
    const gone = new Set(
      claims
        .filter(
          ({ content }, index) =>
            index % 3 === 0 || content.validity.startMin === parsePartialDate('2005-05-05').first,
        )
        .map(({ id }) => id),
    );
    await engine.write((transaction) =>
      retractClaims(
        transaction,
        { actor: 'editor', at: RECORDED_AT, source: { id: 'editor:1' } },
        [...gone].map((id) => ({ claimId: id })),
      ),
    );
    const left = claims.filter(({ id }) => !gone.has(id));
    claims.splice(0, claims.length, ...left);
    await checkPages();
    await healthy();
  }, 300_000);

  test('take one statement each, unless a filter lets little through', async () => {
    const counting = countingEngine(engine);
    for (const filter of [{}, { direction: 'IN' }, { kinds: ['OWNERSHIP'] }]) {
      let after: string | null = null;
      for (let page = 0; page < 5; page += 1) {
        counting.reset();
        const query = {
          document: DOCUMENT.replace('totalCount', ''),
          variables: { id: HUB, ...filter },
        };
        const { pageInfo } = await readPage(counting.engine, query, 20, after);
        expect(counting.statements).toHaveLength(1);
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
    }
  });
});
