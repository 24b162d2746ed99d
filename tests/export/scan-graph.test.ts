import { beforeAll, expect, test } from '@jest/globals';

import {
  scanClaims,
  scanEntities,
  type ExportedClaim,
  type ExportedEntity,
  type ExportFilter,
} from '../../src/export/scan-graph.js';
import { retractClaims } from '../../src/claims/edit-claims.js';
import type { Engine } from '../../src/graph/engine.js';
import { claimId } from '../../src/model/claim.js';
import { parsePartialDate } from '../../src/model/partial-date.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { article, entity, extract, fact, load, RECORDED_AT, relation } from '../support/loads.js';

const employed = relation('p1', 'EMPLOYMENT', 'c1', {
  start: '2020',
  end: '2021',
  evidence: [extract('a1', 'later words', 40), extract('a1', 'first words', 3)],
});
const supplies = relation('c1', 'SUPPLIES', 'c2', { start: '2024' });
const retracted = relation('c2', 'OWNERSHIP', 'c1');
const pending = relation('c1', 'SUPPLIES', 'nobody-knows');

describeEachEngine('Scanning the graph', (harness) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await harness.fresh();
    await load(engine, {
      entities: [
        entity('p1', 'PERSON'),
        { ...entity('c1'), facts: { NAME: ['One'], WEBSITE: ['https://one.example'] } },
        entity('c2'),
        entity('c3'),
        article('a1'),
      ],
      claims: [employed, supplies, retracted, pending, fact('c1', 'SECTOR', 'magnets')],
    });
    await load(engine, {
      sourceId: 'dataset:other',
      entities: [{ ...entity('c3'), facts: { NAME: ['Three'], ALIAS: ['III'] } }],
      claims: [relation('c3', 'SUPPLIES', 'c1')],
    });
    await engine.write((transaction) =>
      retractClaims(
        transaction,
        { actor: 'test', at: RECORDED_AT, source: { id: 'editor:test' } },
        [{ claimId: claimId(retracted.content) }],
      ),
    );
  });

  const entities = (filter: ExportFilter = {}) => all<ExportedEntity>(scanEntities(engine, filter));
  const claims = (filter: ExportFilter = {}) => all<ExportedClaim>(scanClaims(engine, filter));
  const ids = async (filter: ExportFilter) => (await entities(filter)).map(({ id }) => id).sort();
  const ends = async (filter: ExportFilter) =>
    (await claims(filter))
      .map(({ subjectId, kind, objectId = '' }) => `${subjectId} ${kind} ${objectId}`.trim())
      .sort();

  test('gives every entity with what each source says of it, and every live claim with its extracts in order', async () => {
    expect(await ids({})).toEqual(['a1', 'c1', 'c2', 'c3', 'p1']);
    expect(await ends({})).toEqual([
      'c1 SECTOR',
      'c1 SUPPLIES c2',
      'c3 SUPPLIES c1',
      'p1 EMPLOYMENT c1',
    ]);
    const [c3] = (await entities()).filter(({ id }) => id === 'c3');
    expect(c3).toMatchObject({
      sources: ['dataset:other', 'dataset:test'],
      facts: {
        'dataset:test': { values: { NAME: ['c3'] } },
        'dataset:other': { values: { NAME: ['Three'], ALIAS: ['III'] } },
      },
      article: undefined,
    });
    const [a1] = (await entities({ types: ['ARTICLE'] })).filter(({ id }) => id === 'a1');
    expect(a1?.article).toEqual({ language: 'en', publishedAt: '2026-02-10T13:28:00+05:30' });
    const [cited] = (await claims({ kinds: ['EMPLOYMENT'] })).map(({ evidence }) => evidence);
    expect(cited?.map(({ exact }) => exact)).toEqual(['first words', 'later words']);
  });

  test('comes in the same order each time, whatever order the engine gives', async () => {
    expect(await entities()).toEqual(await entities());
    expect(await claims()).toEqual(await claims());
    const byId = { ids: ['c3', 'p1', 'c1', 'c2', 'a1'] };
    expect(await entities(byId)).toEqual(await entities());
  });

  test('gives claims of other states when asked', async () => {
    expect(await ends({ states: ['RETRACTED', 'PENDING'] })).toEqual([
      'c1 SUPPLIES nobody-knows',
      'c2 OWNERSHIP c1',
    ]);
  });

  test('keeps types, and claims whose ends both are of them', async () => {
    expect(await ids({ types: ['COMPANY'] })).toEqual(['c1', 'c2', 'c3']);
    expect(await ends({ types: ['COMPANY'] })).toEqual([
      'c1 SECTOR',
      'c1 SUPPLIES c2',
      'c3 SUPPLIES c1',
    ]);
    expect(await ends({ types: ['COMPANY'], states: ['PENDING'] })).toEqual([]);
    expect(await ids({ types: ['PLACE'] })).toEqual([]);
  });

  test('keeps kinds, and of the uncited facts those and the names', async () => {
    expect(await ends({ kinds: ['EMPLOYMENT'] })).toEqual(['p1 EMPLOYMENT c1']);
    const values = async (kinds: readonly string[]) =>
      (await entities({ kinds })).find(({ id }) => id === 'c1')?.facts['dataset:test']?.values;
    expect(await values(['EMPLOYMENT'])).toEqual({ NAME: ['One'] });
    expect(await values(['WEBSITE'])).toEqual({ NAME: ['One'], WEBSITE: ['https://one.example'] });
  });

  test('keeps what a source describes, and the ends of what it asserts', async () => {
    const filter = { source: 'dataset:other' };
    expect(await ids(filter)).toEqual(['c1', 'c3']);
    expect(await ends(filter)).toEqual(['c3 SUPPLIES c1']);
    const facts = (await entities(filter)).map((one) => [one.id, Object.keys(one.facts)]);
    expect(facts).toEqual(
      expect.arrayContaining([
        ['c1', []],
        ['c3', ['dataset:other']],
      ]),
    );
  });

  test('keeps entities by id, and their neighbors if asked', async () => {
    expect(await ids({ ids: ['p1'] })).toEqual(['p1']);
    expect(await ends({ ids: ['p1'] })).toEqual([]);
    expect(await ids({ ids: ['p1'], depth: 1 })).toEqual(['c1', 'p1']);
    expect(await ends({ ids: ['p1'], depth: 1 })).toEqual(['c1 SECTOR', 'p1 EMPLOYMENT c1']);
    expect(await ids({ ids: ['c1'], depth: 1 })).toEqual(['c1', 'c2', 'c3', 'p1']);
    expect(await ids({ ids: ['c1'], depth: 1, kinds: ['EMPLOYMENT'] })).toEqual(['c1', 'p1']);
    expect(await ids({ ids: ['c1'], depth: 1, types: ['PERSON'] })).toEqual(['p1']);
    await expect(ids({ ids: ['p1', 'nobody-knows'] })).rejects.toThrow(
      'ids: expected ids of entities that are known, got "nobody-knows".',
    );
  });

  test('keeps what holds at a time', async () => {
    const at = { ...parsePartialDate('2022'), certainty: ['CERTAIN', 'POSSIBLE'] as const };
    expect(await ends({ at })).toEqual(['c1 SECTOR', 'c3 SUPPLIES c1']);
    expect(await ends({ at: { ...at, certainty: ['CERTAIN'] } })).toEqual([]);
    expect(await ids({ ids: ['c1'], depth: 1, at })).toEqual(['c1', 'c3']);
  });

  test('takes one statement for each part of the graph', async () => {
    const counting = countingEngine(engine);
    await all(scanEntities(counting.engine, {}));
    expect(counting.statements).toHaveLength(256);
    counting.reset();
    await all(scanClaims(counting.engine, {}));
    expect(counting.statements).toHaveLength(256);
  });

  test('gives up when its deadline passes', async () => {
    const filter = { deadline: { at: Date.now() - 1 } };
    await expect(entities(filter)).rejects.toThrow('The answer took longer than allowed.');
  });
});

async function all<Item>(batches: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
}
