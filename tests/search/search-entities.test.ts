import { beforeAll, expect, test } from '@jest/globals';

import { applyLoad } from '../../src/claims/apply-load.js';
import type { Load } from '../../src/claims/load.js';
import type { Engine } from '../../src/graph/engine.js';
import { searchEntities, type SearchOptions } from '../../src/search/search-entities.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';
import { writing } from '../support/cypher.js';
import { describeEachEngine } from '../support/engines.js';

const vocabulary = loadVocabulary('schema/vocabulary.yaml');

const ENTITIES: readonly [id: string, type: string, name: string, ...aliases: string[]][] = [
  ['qureshi', 'PERSON', 'Kamran Qureshi', 'K. Qureshi'],
  ['kureishi', 'PERSON', 'Hanif Kureishi'],
  ['qureshi-ltd', 'COMPANY', 'Qureshi'],
  ['qureshi-khan', 'PERSON', 'Kamran Ali Qureshi Khan'],
  ['heavy', 'AGENCY', 'Ministry of Heavy Industries', 'MHI', 'Heavy Industries Ministry'],
  ['steel', 'AGENCY', 'Ministry of Steel'],
  ['mueller', 'PERSON', 'Moritz Müller'],
  ['miller', 'PERSON', 'Morris Miller'],
  ['chekhov', 'PERSON', 'Антон Чехов', 'Anton Chekhov'],
  ['modi', 'PERSON', 'नरेन्द्र मोदी', 'Narendra Modi'],
  ['mahindra', 'COMPANY', 'Mahindra & Mahindra', 'M&M'],
  ['mobileye', 'COMPANY', 'Mobileye'],
  ['eicher', 'COMPANY', 'Eicher Motors Limited'],
  ['rose', 'PRODUCT', 'Rose'],
  ['twin-b', 'COMPANY', 'Twin'],
  ['twin-a', 'COMPANY', 'Twin'],
  ['china', 'PLACE', '中国', 'China'],
];

const LOAD: Load = {
  source: { id: 'test', kind: 'DATASET', name: 'Test' },
  actor: 'test',
  at: '2026-01-01T00:00:00.000Z',
  replace: false,
  entities: ENTITIES.map(([id, type, name, ...aliases]) => ({
    id,
    type,
    facts: { NAME: [name], ALIAS: aliases },
  })),
  claims: [],
};

const answers = new Map<string, string>();

describeEachEngine('A search', (harness) => {
  let engine: Engine;
  const search = (query: string, options: Partial<SearchOptions> = {}) =>
    searchEntities(engine, { query, limit: 10, ...options });
  const ids = async (query: string, options: Partial<SearchOptions> = {}) =>
    (await search(query, options)).map(({ entity }) => entity.id);

  beforeAll(async () => {
    engine = await harness.fresh();
    await engine.write((transaction) => applyLoad(transaction, vocabulary, LOAD));
  });

  test('finds an exact name with a score of one, and partial ones below it', async () => {
    const hits = await search('Kamran Qureshi');
    expect(hits[0]).toMatchObject({
      entity: { id: 'qureshi', type: 'PERSON', name: 'Kamran Qureshi' },
      score: 1,
      matchedOn: 'Kamran Qureshi',
    });
    expect(hits[1]?.entity.id).toBe('qureshi-khan');
    expect(hits[1]?.score).toBeLessThan(0.96);
  });

  test('puts a whole name above a part of one', async () => {
    expect((await ids('qureshi')).slice(0, 3)).toEqual(['qureshi-ltd', 'qureshi', 'qureshi-khan']);
  });

  test('says which alias it matched on', async () => {
    expect((await search('mhi'))[0]).toMatchObject({
      entity: { id: 'heavy' },
      matchedOn: 'MHI',
      score: 1,
    });
    expect((await search('K. Qureshi'))[0]).toMatchObject({ matchedOn: 'K. Qureshi', score: 1 });
  });

  test('puts a name in another word order just below the name itself', async () => {
    const [hit] = await search('qureshi kamran');
    expect(hit).toMatchObject({ entity: { id: 'qureshi' }, score: 0.96 });
  });

  test('finds unfinished words', async () => {
    expect(await ids('qures')).toEqual(['qureshi-ltd', 'qureshi', 'qureshi-khan']);
    expect((await ids('kamran qur'))[0]).toBe('qureshi');
    expect((await ids('min hea'))[0]).toBe('heavy');
    expect((await ids('m'))[0]).toBeDefined();
  });

  test.each(['quershi', 'qureshy', 'qreshi', 'qurreshi', 'queeshi'])(
    'finds Qureshi although it is spelt %s',
    async (query) => {
      expect(await ids(query)).toEqual(expect.arrayContaining(['qureshi', 'qureshi-ltd']));
      expect((await ids(`kamran ${query}`))[0]).toBe('qureshi');
    },
  );

  test('ranks exact above unfinished above misspelt', async () => {
    const scores = await Promise.all(
      ['qureshi', 'qureshy', 'quresh'].map(async (query) => (await search(query))[0]?.score ?? 0),
    );
    const [exact = 0, misspelt = 0, unfinished = 0] = scores;
    expect(exact).toBeGreaterThan(unfinished);
    expect(unfinished).toBeGreaterThan(misspelt);
  });

  test('finds names with and without their accents', async () => {
    for (const query of ['Moritz Müller', 'moritz muller', 'MU\u0308LLER']) {
      expect((await ids(query))[0]).toBe('mueller');
    }
    expect((await search('muller'))[0]).toMatchObject({ score: 0.915 });
  });

  test('finds names in other scripts', async () => {
    expect((await search('Чехов'))[0]).toMatchObject({ matchedOn: 'Антон Чехов' });
    expect(await ids('чех')).toEqual(['chekhov']);
    expect((await search('नरेन्द्र मोदी'))[0]).toMatchObject({ entity: { id: 'modi' }, score: 1 });
    expect((await ids('मोदी'))[0]).toBe('modi');
    expect(await ids('中国')).toEqual(['china']);
  });

  test('finds a name among words that it has not', async () => {
    expect((await ids('dr kamran qureshi'))[0]).toBe('qureshi');
    expect(await ids('one of the words of many here is rose')).toEqual([]);
  });

  test('keeps to the types that are asked for', async () => {
    expect(await ids('qureshi', { types: ['COMPANY'] })).toEqual(['qureshi-ltd']);
    expect(await ids('qureshi', { types: ['EVENT'] })).toEqual([]);
    expect((await ids('qureshi', { types: [] })).length).toBeGreaterThan(2);
  });

  test('breaks ties by name, then by id', async () => {
    expect(await ids('twin')).toEqual(['twin-a', 'twin-b']);
    expect(await ids('twin', { limit: 1 })).toEqual(['twin-a']);
  });

  test.each(['', '   ', '!!!', '-- && || * ? ~', '"', '\u0000', '\ud800'])(
    'finds nothing for %j, which has no words',
    async (query) => {
      expect(await search(query)).toEqual([]);
    },
  );

  test.each([
    ['qureshi AND NOT (', 'qureshi and not'],
    ['kamran:qureshi^9 OR *:*', 'kamran qureshi 9 or'],
    ['+qureshi -kamran', 'qureshi kamran'],
    ['qureshi~2 "kamran', 'qureshi 2 kamran'],
    ['kamran\\ qureshi\\', 'kamran qureshi'],
    ['[qureshi TO *]', 'qureshi to'],
    ["kamran qureshi' OR 1=1 //", 'kamran qureshi or 1 1'],
    ['kamran qureshi`}) DETACH DELETE n //', 'kamran qureshi detach delete n'],
  ])('reads %j as words alone', async (query, words) => {
    const answer = await search(words);
    expect(answer.map(({ entity }) => entity.id)).toContain('qureshi');
    expect(await search(query)).toEqual(answer);
  });

  test('answers a query of ten thousand characters', async () => {
    for (const query of ['a'.repeat(10_000), 'qureshi '.repeat(1_250), '𝒳é(*)~ '.repeat(1_500)]) {
      const hits = await search(query);
      expect(hits.length).toBeLessThanOrEqual(10);
    }
    expect((await ids(`kamran qureshi${' '.repeat(10_000)}x`))[0]).toBe('qureshi');
  });

  test('refuses a limit out of range', async () => {
    for (const limit of [0, 501, 1.5]) {
      await expect(search('qureshi', { limit })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  test('shows records that a merge joined once, as what they have become', async () => {
    const merged = await harness.fresh();
    await merged.write(async (transaction) => {
      await applyLoad(transaction, vocabulary, LOAD);
      await transaction.run(
        writing("MATCH (e:Entity {id: 'twin-b'}) SET e.canonicalId = 'twin-a'"),
        {},
      );
    });
    const hits = await searchEntities(merged, { query: 'twin', limit: 10 });
    expect(hits.map(({ entity }) => entity.id)).toEqual(['twin-a']);
    engine = merged;
  });

  test('gives the same answers every time and on every engine', async () => {
    const queries = [
      ...ENTITIES.flatMap(([, , ...names]) => names),
      ...ENTITIES.map(([, , name]) => name.slice(0, 3)),
      ...ENTITIES.map(([, , name]) => `${name.slice(0, 4)}x${name.slice(4)}`),
      'ministry',
      'kamran motors rose',
      'mo mi ma',
      'ali m',
    ];
    for (const query of queries) {
      const answer = JSON.stringify(await search(query, { limit: 50 }));
      expect(JSON.stringify(await search(query, { limit: 50 }))).toBe(answer);
      expect(`${query}: ${answer}`).toBe(`${query}: ${answers.get(query) ?? answer}`);
      answers.set(query, answer);
    }
  });
});
