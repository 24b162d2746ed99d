import { Readable } from 'node:stream';

import { beforeEach, describe, expect, it, jest, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { findCandidates } from '../../src/resolve/find-candidates.js';
import { importDecisions } from '../../src/resolve/import-decisions.js';
import {
  decisionLine,
  nomenklaturaLine,
  readDecisionLine,
} from '../../src/resolve/decision-line.js';
import { listDecisions } from '../../src/claims/list-decisions.js';
import { comparedProperties, profileOf } from '../../src/resolve/profile.js';
import { scorePair } from '../../src/resolve/score-pair.js';
import { UNCOUNTED } from '../../src/resolve/word-counts.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, fact, load, VOCABULARY } from '../support/loads.js';
import { merge, part } from './decisions.js';

type Facts = Record<string, readonly string[]>;
const COMPARED = comparedProperties(VOCABULARY);
const profile = (type: string, facts: Facts) =>
  profileOf(
    {
      id: 'x',
      type,
      canonicalId: 'x',
      name: 'x',
      sources: [],
      facts: { s: { recordedAt: '', values: facts } },
      cited: [],
    },
    COMPARED,
  );
const compare = (type: string, left: Facts, right: Facts) =>
  scorePair(profile(type, left), profile(type, right), UNCOUNTED);
const names = (type: string, left: string, right: string) =>
  compare(type, { NAME: [left] }, { NAME: [right] }).features.find(({ name }) => name === 'NAME')!
    .bits;

// Hundreds of small statements a test, on a machine that may be busy.
jest.setTimeout(180_000);

describe('A score', () => {
  test.each([
    ['Ingrid Solheim', 'Solheim, Ingrid'],
    ['Ґалаґан Тарас', 'Taras Galagan'],
    ['محمد سليم', 'Mohamed Salim'],
    ['王小明', 'Wang Xiaoming'],
    ['William Okafor', 'Bill Okafor'],
    ['Dr. Léa Françoise Morel', 'LEA FRANCOISE MOREL'],
    ['Σταύρος Παππάς', 'Stavros Pappas'],
  ])('takes %s and %s for names of one person', (left, right) => {
    expect(names('PERSON', left, right)).toBeGreaterThan(12);
  });

  test.each([
    ['Mark Oduya', 'Mary Oduya'],
    ['Ingrid Solheim', 'Astrid Solheim'],
    ['Ingrid Solheim', 'Ingrid Bakke'],
  ])('takes %s and %s for names of two', (left, right) => {
    expect(names('PERSON', left, right)).toBeLessThan(6);
  });

  test.each([
    ['Blauwerk GmbH', 'BLAUWERK Gesellschaft mit beschränkter Haftung'],
    ['ООО «Северный ветер»', 'Severnyy Veter LLC'],
    ['Kestrel Optics S.p.A.', 'Kestrel Optics'],
  ])('takes %s and %s for names of one company', (left, right) => {
    expect(names('COMPANY', left, right)).toBeGreaterThanOrEqual(10);
  });

  it('falls with what disagrees, and shows each contribution', () => {
    const person = { NAME: ['Ingrid Solheim'], BIRTH_DATE: ['1964-03-09'], NATIONALITY: ['no'] };
    const same = compare('PERSON', person, person);
    const other = compare('PERSON', person, {
      ...person,
      BIRTH_DATE: ['1991-12-30'],
      NATIONALITY: ['se'],
    });
    expect(same.score).toBeGreaterThan(0.99);
    expect(other.score).toBeLessThan(0.5);
    expect(other.features.map(({ name, bits }) => [name, bits])).toEqual([
      ['NAME', 20],
      ['DATE', -6],
      ['COUNTRY', -2],
    ]);
    const bits = other.features.reduce((sum, feature) => sum + feature.bits, UNCOUNTED.prior);
    expect(other.score).toBeCloseTo(1 / (1 + 2 ** -bits), 4);
  });

  test.each([
    ['1964-03-09', '1964-09-03', 'day and month swapped'],
    ['1964-03-09', '1964-03-08', 'one digit off'],
    ['1964-03-09', '1946-03-09', 'one digit off'],
    ['1964-03-09', '1964', 'the same year'],
    ['1964-03-09', '1991-12-30', 'another date'],
  ])('knows how %s and %s differ', (left, right, words) => {
    const { features } = compare('PERSON', { BIRTH_DATE: [left] }, { BIRTH_DATE: [right] });
    expect(features).toMatchObject([{ name: 'DATE', detail: expect.stringContaining(words) }]);
  });

  it('tells father and son apart, and a mailbox of a function from one of a person', () => {
    expect(
      compare('PERSON', { NAME: ['Olav Berg Sr'] }, { NAME: ['Olav Berg Jr'] }).features,
    ).toMatchObject([{ name: 'NAME' }, { name: 'GENERATION', bits: -10 }]);
    const email = (text: string) =>
      compare('PERSON', { EMAIL: [text] }, { EMAIL: [text] }).features[0]!.bits;
    expect(email('info@berg.example')).toBeLessThan(email('olav@berg.example'));
  });

  it('is not upset by hostile names', () => {
    const hostile = [
      '',
      '   ',
      '\u0000',
      '💥💥',
      'a'.repeat(100_000),
      'x '.repeat(50_000),
      '\u202e\ufeff',
      '…',
    ];
    for (const text of hostile) {
      const { score } = compare('PERSON', { NAME: [text, ...hostile] }, { NAME: hostile });
      expect(score >= 0 && score <= 1).toBe(true);
    }
  });
});

describeEachEngine('Candidates', ({ fresh }) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await fresh();
  }, 60_000);
  const find = (options: Parameters<typeof findCandidates>[2] = {}) =>
    findCandidates(engine, VOCABULARY, options);
  const pairs = async (options: Parameters<typeof findCandidates>[2] = {}) =>
    (await find(options)).candidates.map(({ left, right }) => `${left.id} ${right.id}`);
  const person = (id: string, facts: Facts) => ({ id, type: 'PERSON', facts });

  it('are found by numbers, names and cited facts, within types, sources, ids and limits', async () => {
    await load(engine, {
      sourceId: 'dataset:one',
      entities: [
        person('a', { NAME: ['Ingrid Solheim'], BIRTH_DATE: ['1964-03-09'] }),
        person('b', { NAME: ['Solheim, I.'] }),
        person('c', { NAME: ['Unknown'], PASSPORT_NUMBER: ['N 1234 5678'] }),
      ],
      claims: [fact('b', 'BIRTH_DATE', { type: 'DATE', date: '1964-03-09' })],
    });
    await load(engine, {
      sourceId: 'dataset:two',
      entities: [
        person('d', { NAME: ['Nemo Nobody'], PASSPORT_NUMBER: ['N12345678'] }),
        { id: 'e', type: 'COMPANY', facts: { NAME: ['Ingrid Solheim'] } },
      ],
    });
    const found = await pairs({ threshold: 0.5 });
    expect([...found].sort()).toEqual(['a b', 'c d']);
    expect(await pairs({ threshold: 0.5, source: 'dataset:two' })).toEqual(['c d']);
    expect(await pairs({ threshold: 0.5, ids: ['b'] })).toEqual(['a b']);
    expect(await pairs({ threshold: 0.5, types: ['COMPANY'] })).toEqual([]);
    expect(await pairs({ threshold: 0.5, limit: 1 })).toEqual(found.slice(0, 1));
    await expect(find({ ids: ['nobody'] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(find({ types: ['NOTHING'] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(find({ threshold: 2 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('are not what was decided, through what was joined too', async () => {
    const facts = { NAME: ['Ingrid Solheim'], BIRTH_DATE: ['1964-03-09'] };
    await load(engine, { entities: ['a', 'b', 'c'].map((id) => person(id, facts)) });
    expect(await pairs()).toHaveLength(3);
    await merge(engine, ['a', 'b']);
    expect(await pairs()).toHaveLength(1);
    await part(engine, ['b', 'c']);
    expect(await pairs()).toEqual([]);
  });

  it('of a name that hundreds have are not compared by it, and the report says so', async () => {
    await load(engine, {
      entities: [
        ...Array.from({ length: 300 }, (_, index) => entity(`n${index}`, 'PERSON', 'Maria Garcia')),
        person('x', { NAME: ['Maria Garcia'], TAX_NUMBER: ['99887766'] }),
        person('y', { NAME: ['M. Garcia'], TAX_NUMBER: ['99887766'] }),
      ],
    });
    const report = await find();
    expect(report.candidates.map(({ left, right }) => [left.id, right.id])).toEqual([['x', 'y']]);
    expect(report.comparisons).toBeLessThan(10);
    expect(report.skippedBlocks).toBeGreaterThan(0);
    expect(report.largestSkipped[0]).toMatchObject({
      key: expect.stringContaining('PERSON '),
      records: 302,
    });
  });

  it('decisions go out and come back, in both forms, with every bad line named', async () => {
    await load(engine, { entities: ['a', 'b', 'c', 'd'].map((id) => entity(id, 'PERSON')) });
    await merge(engine, ['a', 'b']);
    await part(engine, ['b', 'c']);
    const decisions = [];
    for await (const decision of listDecisions(engine, { undone: false })) decisions.push(decision);
    for (const write of [decisionLine, nomenklaturaLine]) {
      expect(
        decisions.map((decision) => readDecisionLine(write(decision))!.judgement).sort(),
      ).toEqual(['NEGATIVE', 'POSITIVE']);
    }
    const lines = [
      ...decisions.map(decisionLine),
      ...decisions.map(nomenklaturaLine),
      '',
      '["d", "c", "unsure", 0.5, "x", "2024-01-01T00:00:00"]',
      '["d", "c", "positive", null, "carla", "2024-01-01T00:00:00"]',
      '["a", "c", "positive", null, "carla", "2024-01-01T00:00:00"]',
      '{"left": "a", "right": "a", "judgement": "positive"}',
      '{"left": "a", "right"',
      '=cmd()',
      'null',
      '["a", "b", "perhaps"]',
      '["a", "b", "positive", 7]',
      `["a", "${'x'.repeat(20_000)}", "positive"]`,
    ];
    const report = await importDecisions(engine, VOCABULARY, Readable.from(lines), {
      actor: 'anna',
      at: '2026-03-03T00:00:00.000Z',
    });
    expect(report).toMatchObject({ read: 15, created: 1, unchanged: 4, undecided: 2 });
    expect(report.refused.map(({ line }) => line).sort((one, other) => one - other)).toEqual([
      8, 9, 10, 11, 12, 13, 14, 15,
    ]);
  });
});
