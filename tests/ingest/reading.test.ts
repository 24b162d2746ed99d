import { afterAll, describe, expect, test } from '@jest/globals';

import { articleLoad } from '../../src/ingest/article-load.js';
import { readArticleDirectory } from '../../src/ingest/read-article-directory.js';
import { formatDay } from '../../src/model/partial-date.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS } from '../../src/model/validity.js';
import { removeSeedDirectories, seedDirectory, VOCABULARY } from './seed-files.js';
import { articleFile } from './small-article-file.js';

afterAll(removeSeedDirectories);

async function read(changes: Readonly<Record<string, string>>) {
  const directory = await seedDirectory();
  await directory.write('a.yaml', articleFile(changes));
  const [article] = await readArticleDirectory(directory.path, VOCABULARY);
  return article!;
}

describe('When a claim holds', () => {
  const day = (value: number) =>
    value === BEFORE_ALL_DAYS || value === AFTER_ALL_DAYS ? undefined : formatDay(value);

  // The small article is of 10 February 2026.
  test.each<[string, string, (string | undefined)[]]>([
    [
      'a year is all its days',
      'start: "2025"',
      ['2025-01-01', '2025-12-31', '2025-01-01', undefined, 'UNKNOWN'],
    ],
    [
      'a start and an end',
      'start: "2025-02"\n    end: "2025-03-04"',
      ['2025-02-01', '2025-02-28', '2025-03-04', '2025-03-04', 'UNKNOWN'],
    ],
    [
      'bounds',
      'start: { earliest: "2025", latest: "2025-06" }',
      ['2025-01-01', '2025-06-30', '2025-01-01', undefined, 'UNKNOWN'],
    ],
    [
      'one bound',
      'end: { earliest: "2025" }',
      [undefined, undefined, '2025-01-01', undefined, 'UNKNOWN'],
    ],
    [
      'a present had started, and lasts',
      'tense: PRESENT',
      [undefined, '2026-02-10', '2026-02-10', undefined, 'ONGOING'],
    ],
    [
      'a present keeps the start it gives',
      'tense: PRESENT\n    start: "2025"',
      ['2025-01-01', '2025-12-31', '2026-02-10', undefined, 'ONGOING'],
    ],
    [
      'a present with an earliest start gets a latest',
      'tense: PRESENT\n    start: { earliest: "2025" }',
      ['2025-01-01', '2026-02-10', '2026-02-10', undefined, 'ONGOING'],
    ],
    [
      'a present that does not say whether it lasts',
      'tense: PRESENT\n    endState: UNKNOWN',
      [undefined, '2026-02-10', undefined, undefined, 'UNKNOWN'],
    ],
    [
      'a past had started',
      'tense: PAST',
      [undefined, '2026-02-10', undefined, undefined, 'UNKNOWN'],
    ],
    [
      'an ended past had ended',
      'tense: PAST\n    endState: ENDED',
      [undefined, '2026-02-10', undefined, '2026-02-10', 'ENDED'],
    ],
    [
      'an ended past keeps the end it gives',
      'tense: PAST\n    endState: ENDED\n    end: "2024"',
      [undefined, '2024-12-31', '2024-01-01', '2024-12-31', 'ENDED'],
    ],
  ])('%s', async (_, when, expected) => {
    const { claims } = await read({ 'start: "2025"': when });
    const { startMin, startMax, endMin, endMax, endState } = claims[0]!.content.validity;
    expect([...[startMin, startMax, endMin, endMax].map(day), endState]).toEqual(expected);
  });

  test('the article’s day is that of its own zone', async () => {
    const changes = { 'start: "2025"': 'tense: PRESENT', 'T13:28:00+05:30': 'T01:00:00+05:30' };
    const { claims } = await read(changes);
    expect(formatDay(claims[0]!.content.validity.startMax)).toBe('2026-02-10');
  });
});

describe('A file', () => {
  test('may give a qualifier several values, and figures without saying how they are meant', async () => {
    const { claims } = await read({
      'kind: EMPLOYMENT': 'property: INVESTMENT',
      'subject: ann': 'subject: acme',
      'object: acme':
        'value: { amount: "007.50", currency: INR }\n    qualifiers: { PERIOD: [Q1, Q2], QUANTITY: { amount: "2", unit: TONNE }, PLACE: { entity: here } }',
      '  - id: acme': '  - { id: here, type: PLACE, name: Here }\n  - id: acme',
    });
    expect(claims[0]?.content).toMatchObject({
      family: 'FACT',
      kind: 'INVESTMENT',
      value: { type: 'MONEY', amount: '7.5', currency: 'INR', qualifier: 'EXACT' },
      qualifiers: {
        PERIOD: [{ text: 'Q1' }, { text: 'Q2' }],
        QUANTITY: [{ amount: '2', unit: 'TONNE', qualifier: 'EXACT' }],
        PLACE: [{ type: 'ENTITY', entity: 'here' }],
      },
    });
  });

  test('may use names that every JavaScript object has as ids', async () => {
    const { entities, claims } = await read({
      'id: acme': 'id: constructor',
      'object: acme': 'object: constructor',
    });
    expect(entities[1]?.id).toBe('constructor');
    expect(claims[0]?.content).toMatchObject({ objectId: 'constructor' });
  });

  test('keeps an extract to the letter and our own words in one spelling', async () => {
    const combining = 'Cafe\\u0301 opens here'.padEnd(24, '.');
    const { entities, claims } = await read({
      'name: Acme': 'name: "Cafe\\u0301"',
      'exact: "Ann works for Acme", start: 0, end: 18': `exact: "${combining}", start: 0, end: ${combining.length - 5}`,
    });
    expect(entities[1]?.name).toBe('Caf\u00e9');
    expect(claims[0]?.extracts[0]?.exact).toMatch(/^Cafe\u0301/);
  });

  test('counts an extract in code points', async () => {
    const { claims } = await read({
      'exact: "Ann works for Acme", start: 0, end: 18': `exact: "${'🧲'.repeat(100)}", start: 0, end: 100`,
    });
    expect(claims[0]?.extracts[0]).toMatchObject({ start: 0, end: 100 });
  });

  test('becomes a load that replaces what its source said', async () => {
    const article = await read({
      'language: en': 'language: en\n  address: https://example.org/story',
    });
    const load = articleLoad(article, () => 'VERIFIED', {
      actor: 'me',
      at: '2026-03-01T00:00:00Z',
    });
    expect(load).toMatchObject({
      source: {
        id: 'article:story',
        kind: 'ARTICLE',
        name: 'A story',
        address: 'https://example.org/story',
      },
      replace: true,
      entities: [
        {
          id: 'story',
          type: 'ARTICLE',
          facts: { NAME: ['A story'] },
          article: { language: 'en', textFile: 'page.txt', textRanges: [[0, 100]] },
        },
        { id: 'ann', type: 'PERSON', facts: { NAME: ['Ann'] } },
        { id: 'acme', type: 'COMPANY', facts: { NAME: ['Acme'] } },
      ],
      claims: [{ evidence: [{ articleId: 'story', basis: 'EXPLICIT', verification: 'VERIFIED' }] }],
    });
  });
});
