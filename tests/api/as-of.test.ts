import { beforeAll, expect, test } from '@jest/globals';

import type { ClaimInput } from '../../src/claims/load.js';
import type { Engine } from '../../src/graph/engine.js';
import { formatDay, parsePartialDate, type DayInterval } from '../../src/model/partial-date.js';
import { END_STATES, validity, type Validity } from '../../src/model/validity.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, fact, load, relation } from '../support/loads.js';
import { SeededRandom } from '../support/random.js';
import { edgesOf, PAGE_INFO, walkPages } from '../support/walk-pages.js';
import { heldAt, plain, relationsAt, type Asked } from './claims-in-memory.js';

const TYPES = { ann: 'PERSON', bob: 'PERSON', acme: 'COMPANY', tata: 'COMPANY', dpiit: 'AGENCY' };
const IDS = Object.keys(TYPES) as (keyof typeof TYPES)[];
const KINDS = ['EMPLOYMENT', 'OWNERSHIP', 'UNKNOWN_LINK'];
const PROPERTIES = ['PRIORITY', 'ALIAS', 'NOTES'];
const DIRECTIONS = ['OUT', 'IN', 'BOTH'];
const RELATIONS = 700;
const FACTS = 300;
const INTERVALS = 200;
// Neo4j plans forty statements for it, a slow machine three seconds each; hence the time that the tests have.

const typeOf = (id: string) => TYPES[id as keyof typeof TYPES];

/** A date of any precision within eleven years. */
function someDate(random: SeededRandom): string {
  const day = formatDay(random.between(10_957, 14_974));
  return day.slice(0, random.pick([4, 7, 10]));
}

/** A date, or only a bound of it, or nothing. */
function someBounds(random: SeededRandom): Partial<DayInterval> | undefined {
  const date = parsePartialDate(someDate(random));
  switch (random.between(0, 5)) {
    case 0:
      return undefined;
    case 1:
      return { first: date.first };
    case 2:
      return { last: date.last };
    default:
      return date;
  }
}

function someValidity(random: SeededRandom): Validity {
  for (;;) {
    const found = validity({
      start: someBounds(random),
      end: random.chance(0.5) ? someBounds(random) : undefined,
      endState: random.pick(END_STATES),
    });
    if (found !== undefined) return found;
  }
}

function someClaims(random: SeededRandom): ClaimInput[] {
  const relations = Array.from({ length: RELATIONS }, (_, index) => {
    const subject = random.pick(IDS);
    const object = random.pick(IDS.filter((id) => id !== subject));
    return relation(subject, random.pick(KINDS), object, {
      validity: someValidity(random),
      recordId: String(index),
    });
  });
  const facts = Array.from({ length: FACTS }, (_, index) =>
    fact(random.pick(IDS), random.pick(PROPERTIES), `text ${index}`, {
      validity: someValidity(random),
    }),
  );
  return [...relations, ...facts];
}

function someQuestion(random: SeededRandom): { at: Record<string, unknown>; asked: Asked } {
  for (;;) {
    const from = someDate(random);
    const to = random.pick([undefined, null, someDate(random)]);
    const certainty = random.pick([
      ['CERTAIN'],
      ['POSSIBLE'],
      ['CERTAIN', 'POSSIBLE'],
      ['POSSIBLE', 'CERTAIN', 'CERTAIN'],
      undefined,
    ]);
    const { first } = parsePartialDate(from);
    const { last } = parsePartialDate(to ?? from);
    if (last < first) continue;
    return {
      at: { from, ...(to === undefined ? {} : { to }), ...(certainty ? { certainty } : {}) },
      asked: { first, last, certainty: certainty ?? ['CERTAIN', 'POSSIBLE'] },
    };
  }
}

const PAGE = `edges { cursor certainty node { id } } ${PAGE_INFO}`;
const RELATIONS_OF = `query ($id: ID!, $at: AsOf, $direction: RelationDirection, $kinds: [RelationKind!], $types: [EntityType!], $first: Int, $after: String) {
  entity(id: $id) { list: relations(at: $at, direction: $direction, kinds: $kinds, types: $types, first: $first, after: $after) { totalCount ${PAGE} } } }`;
const FACTS_OF = `query ($id: ID!, $at: AsOf, $properties: [FactProperty!], $first: Int, $after: String) {
  entity(id: $id) { list: facts(at: $at, properties: $properties, first: $first, after: $after) { ${PAGE} } } }`;
const ALL_RELATIONS = `query ($filter: RelationFilter, $first: Int, $after: String) {
  list: relations(filter: $filter, first: $first, after: $after) { totalCount ${PAGE} } }`;
const ALL_CLAIMS = `query ($filter: ClaimFilter, $first: Int, $after: String) {
  list: claims(filter: $filter, first: $first, after: $after) { totalCount ${PAGE} } }`;

describeEachEngine('What held at some days', ({ fresh }) => {
  const claims = someClaims(new SeededRandom(20_260_211));
  const plainClaims = claims.map(plain);
  const relations = plainClaims.filter(({ content }) => content.family === 'RELATION');
  let engine: Engine;

  beforeAll(async () => {
    engine = await fresh();
    // Without names of their own, so that all facts are those of the claims.
    const entities = IDS.map((id) => ({ ...entity(id, TYPES[id]), facts: {} }));
    await load(engine, { entities, claims });
  }, 60_000);

  /** Walks a list in pages of many lengths, and checks that each total is the number of what came. */
  const read = async (random: SeededRandom, document: string, variables: object) => {
    const pages = await walkPages(engine, {
      document,
      variables: variables as Record<string, unknown>,
      nextSize: () => random.pick([7, 40, 97, 200, 200]),
    });
    const found = edgesOf(pages).map(({ node, certainty }) => ({ id: node.id, certainty }));
    for (const { totalCount = found.length } of pages) expect(totalCount).toBe(found.length);
    return found;
  };

  const questions = Array.from({ length: INTERVALS }, (_, index) => {
    const random = new SeededRandom(index);
    return { random, ...someQuestion(random) };
  });

  test('is at an entity what its relations say, in each direction and for kinds and types', async () => {
    for (const { random, at, asked } of questions) {
      const id = random.pick(IDS);
      const filter = {
        direction: random.pick(DIRECTIONS),
        kinds: random.pick([null, random.some(KINDS, 2)]),
        types: random.pick([null, null, random.some(['PERSON', 'COMPANY', 'AGENCY'], 2)]),
      };
      const found = await read(random, RELATIONS_OF, { id, at, ...filter });
      const expected = heldAt(relationsAt(plainClaims, id, filter, typeOf), asked);
      expect({ at, id, filter, found }).toEqual({ at, id, filter, found: expected });
    }
  }, 300_000);

  test('is of an entity what its facts say', async () => {
    for (const { random, at, asked } of questions) {
      const id = random.pick(IDS);
      const properties = random.pick([null, random.some(PROPERTIES, 2)]);
      const found = await read(random, FACTS_OF, { id, at, properties });
      const facts = plainClaims.filter(
        ({ content }) =>
          content.family === 'FACT' &&
          content.subjectId === id &&
          (properties?.includes(content.kind) ?? true),
      );
      expect({ at, id, properties, found }).toEqual({
        at,
        id,
        properties,
        found: heldAt(facts, asked),
      });
    }
  }, 300_000);

  test('is across the graph what all relations say', async () => {
    for (const { random, at, asked } of questions.filter((_, index) => index % 5 === 0)) {
      const kinds = random.some(KINDS, 2);
      const found = await read(random, ALL_RELATIONS, { filter: { at, kinds } });
      const expected = heldAt(
        relations.filter(({ content }) => kinds.includes(content.kind)),
        asked,
      );
      expect({ at, kinds, found }).toEqual({ at, kinds, found: expected });
    }
  }, 300_000);

  test('is across the graph, or for some entities, what all claims say', async () => {
    for (const { random, at, asked } of questions.filter((_, index) => index % 5 === 1)) {
      const entities = random.pick([null, random.some(IDS, 2)]);
      const found = await read(random, ALL_CLAIMS, { filter: { at, entities } });
      const expected = heldAt(
        plainClaims.filter(
          ({ content }) =>
            entities === null ||
            entities.includes(content.subjectId as never) ||
            (content.family === 'RELATION' && entities.includes(content.objectId as never)),
        ),
        asked,
      );
      expect({ at, entities, found }).toEqual({ at, entities, found: expected });
    }
  }, 300_000);

  test('is everything when no days are named', async () => {
    const random = new SeededRandom(1);
    for (const id of IDS) {
      const found = await read(random, RELATIONS_OF, { id });
      expect(found).toEqual(heldAt(relationsAt(plainClaims, id, {}, typeOf), undefined));
    }
    expect(await read(random, ALL_CLAIMS, {})).toEqual(heldAt(plainClaims, undefined));
  }, 300_000);
});
