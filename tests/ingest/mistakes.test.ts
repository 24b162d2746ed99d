import path from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { readArticleDirectory } from '../../src/ingest/read-article-directory.js';
import { articleFile } from './small-article-file.js';
import {
  removeSeedDirectories,
  seedDirectory,
  VOCABULARY,
  type SeedDirectory,
} from './seed-files.js';

afterAll(removeSeedDirectories);

/** The complaints about a directory, without its own path. */
async function complaints(directory: SeedDirectory): Promise<string[]> {
  try {
    await readArticleDirectory(directory.path, VOCABULARY);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ name: 'SutraError', code: 'INVALID_SEED' });
    return (error as Error).message.replaceAll(`${directory.path}${path.sep}`, '').split('\n');
  }
}

async function complaintsAbout(content: string | Uint8Array): Promise<string[]> {
  const directory = await seedDirectory();
  await directory.write('a.yaml', content);
  return complaints(directory);
}

const bytes = (...parts: (string | Uint8Array)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

test('A file without a mistake gives no complaint', async () => {
  expect(await complaintsAbout(articleFile())).toEqual([]);
});

describe('A file that is none', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'a.yaml:1: top level: expected a mapping, got nothing.'],
    ['only a comment', '# nothing\n', 'a.yaml:1: top level: expected a mapping, got nothing.'],
    ['a text', 'hello', 'a.yaml:1: top level: expected a mapping, got "hello".'],
    [
      'YAML with a mistake',
      'article:\n  id: [a\nclaims: }\n',
      'a.yaml:3: expected YAML, got a mistake: ',
    ],
    ['two documents', `${articleFile()}---\na: b\n`, 'expected YAML, got a mistake: '],
    ['an unknown tag', 'article: !secret x\n', 'a.yaml:1: expected YAML, got a mistake: '],
    [
      'bytes that are not UTF-8',
      bytes('a: b\nc: ', Uint8Array.of(0xe9), '\n'),
      'a.yaml:2: expected UTF-8, got other bytes.',
    ],
    ['UTF-16', Buffer.from('\ufeffa: b', 'utf16le'), 'a.yaml:1: expected UTF-8, got other bytes.'],
    [
      'text after a byte order mark',
      `\ufeff${articleFile()}`,
      'a.yaml:1: expected UTF-8 without a byte order mark, got one.',
    ],
    [
      'text with NUL',
      'a: b\nc: d\0\n',
      'a.yaml:2: expected text, got the control character U+0000.',
    ],
    ['too deep', '['.repeat(100_000), 'a.yaml:1: expected YAML, got '],
    [
      'too large',
      Buffer.alloc(5_000_001, 0x20),
      'a.yaml:1: expected at most 5000000 bytes, got 5000001.',
    ],
  ])('is refused: %s', async (_, content, complaint) => {
    const found = await complaintsAbout(content);
    expect(found).not.toEqual([]);
    expect(found[0]).toContain(complaint);
  });

  test('is refused: a directory', async () => {
    const directory = await seedDirectory();
    await directory.makeDirectory('a.yaml');
    expect(await complaints(directory)).toEqual(['a.yaml:1: expected a file, got a directory.']);
  });

  test('is refused: aliases, which could blow a small file up', async () => {
    const levels = Array.from({ length: 30 }, (_, level) =>
      level === 0
        ? '- &l0 [x, x]'
        : `- &l${level} [${Array(9)
            .fill(`*l${level - 1}`)
            .join(', ')}]`,
    );
    const bomb = `${articleFile()}bomb:\n${levels.map((level) => `  ${level}\n`).join('')}`;
    expect(await complaintsAbout(bomb)).toEqual([
      'a.yaml:26: top level: expected one of the keys article, entities, claims, got "bomb".',
    ]);
    const alias = articleFile({ 'name: Ann': 'name: &ann Ann', 'name: Acme': 'name: *ann' });
    expect(await complaintsAbout(alias)).toEqual([
      'a.yaml:14: entities[1].name: expected a text (numbers and the like in quotes), got the alias *ann; write the value out.',
    ]);
  });
});

test('A directory that is not there is told of', async () => {
  await expect(readArticleDirectory('/nowhere/at/all', VOCABULARY)).rejects.toMatchObject({
    code: 'INVALID_SEED',
    message: '/nowhere/at/all: expected a directory of seed files, got none that can be read.',
  });
});

describe('A mistake is told with its line and reason:', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'an unknown key',
      { 'basis: EXPLICIT': 'basis: EXPLICIT\n    colour: red' },
      'a.yaml:23: claims[0]: expected one of the keys',
    ],
    [
      '__proto__ as a key',
      { 'basis: EXPLICIT': 'basis: EXPLICIT\n    __proto__: { subject: ann }' },
      'a.yaml:23: claims[0]: expected one of the keys',
    ],
    [
      'constructor as a key',
      { 'basis: EXPLICIT': 'basis: EXPLICIT\n    constructor: x' },
      'a.yaml:23: claims[0]: expected one of the keys',
    ],
    [
      'a repeated key',
      { 'basis: EXPLICIT': 'basis: EXPLICIT\n    basis: EXPLICIT' },
      'a.yaml:23: claims[0]: expected a key that is not in the mapping already, got "basis".',
    ],
    [
      'a key that is no text',
      { 'basis: EXPLICIT': 'basis: EXPLICIT\n    ? [a]\n    : b' },
      'a.yaml:23: claims[0]: expected a text as key, got a list.',
    ],
    [
      'a missing key',
      { '    basis: EXPLICIT\n': '' },
      'a.yaml:18: claims[0]: expected the key basis, got none.',
    ],
    [
      'a key without a value',
      { 'kind: EMPLOYMENT': 'kind:' },
      'a.yaml:20: claims[0].kind: expected a text (numbers and the like in quotes), got nothing.',
    ],
    [
      'a day that no calendar has',
      { 'start: "2025"': 'start: "2026-02-31"' },
      'a.yaml:23: claims[0].start: expected a date as 2025, 2025-04 or 2025-04-30, got "2026-02-31".',
    ],
    [
      'a year without quotes',
      { 'start: "2025"': 'start: 2025' },
      'a.yaml:23: claims[0].start: expected a text (numbers and the like in quotes), got 2025.',
    ],
    [
      'an end before the start',
      { 'start: "2025"': 'start: "2025"\n    end: "2024"' },
      'a.yaml:24: claims[0]: expected an end that is not before the start, got none that fits.',
    ],
    [
      'a present that starts after its article',
      { 'start: "2025"': 'start: "2027"\n    end: "2026-01"\n    tense: PRESENT' },
      'claims[0]: expected an end that is not before the start',
    ],
    [
      'a latest day before the earliest',
      { 'start: "2025"': 'start: { earliest: "2025-02", latest: "2025-01" }' },
      'a.yaml:23: claims[0].start: expected a latest day that is not before the earliest',
    ],
    [
      'bounds that bound nothing',
      { 'start: "2025"': 'start: {}' },
      'a.yaml:23: claims[0].start: expected earliest, latest or both, got neither.',
    ],
    [
      'an unknown kind',
      { EMPLOYMENT: 'HIRED' },
      'a.yaml:20: claims[0].kind: expected a relation kind of the vocabulary, got "HIRED".',
    ],
    [
      'constructor as a kind',
      { EMPLOYMENT: 'constructor' },
      'a.yaml:20: claims[0].kind: expected a relation kind of the vocabulary, got "constructor".',
    ],
    [
      'an unknown entity type',
      { COMPANY: 'FIRM' },
      'a.yaml:13: entities[1].type: expected an entity type of the vocabulary, got "FIRM".',
    ],
    [
      '__proto__ as a type',
      { COMPANY: '__proto__' },
      'a.yaml:13: entities[1].type: expected an entity type of the vocabulary, got "__proto__".',
    ],
    [
      'an end of the wrong type',
      { COMPANY: 'PLACE' },
      'a.yaml:21: claims[0].object: expected AGENCY or COMPANY or ORGANIZATION as object of EMPLOYMENT, got "acme (PLACE)".',
    ],
    [
      'an entity that is not declared',
      { 'object: acme': 'object: acne' },
      'a.yaml:21: claims[0].object: expected an entity that this file declares under entities, got "acne".',
    ],
    [
      'an object that every object has',
      { 'object: acme': 'object: constructor' },
      'a.yaml:21: claims[0].object: expected an entity that this file declares under entities, got "constructor".',
    ],
    [
      '__proto__ as an id',
      { 'object: acme': 'object: __proto__' },
      'a.yaml:21: claims[0].object: expected an id of lower-case words joined by hyphens, got "__proto__".',
    ],
    [
      'an undeclared speaker',
      { 'basis: EXPLICIT': 'basis: EXPLICIT\n    assertedBy: bob' },
      'a.yaml:23: claims[0].assertedBy: expected an entity that this file declares under entities, got "bob".',
    ],
    [
      '__proto__ as a qualifier',
      { EMPLOYMENT: 'EMPLOYMENT\n    qualifiers: { __proto__: x }' },
      'a.yaml:21: claims[0].qualifiers.__proto__: expected a qualifier of the vocabulary, got "__proto__".',
    ],
    [
      'a qualifier without values',
      { EMPLOYMENT: 'EMPLOYMENT\n    qualifiers: { ROLE: [] }' },
      'a.yaml:21: claims[0].qualifiers.ROLE: expected at least one value, got none.',
    ],
    [
      'a value without quotes',
      { EMPLOYMENT: 'EMPLOYMENT\n    qualifiers:\n      ROLE: 7' },
      'a.yaml:22: claims[0].qualifiers.ROLE: expected a text (numbers and the like in quotes), got 7.',
    ],
    [
      'a value in no known form',
      { EMPLOYMENT: 'EMPLOYMENT\n    qualifiers: { ROLE: { post: x } }' },
      'a.yaml:21: claims[0].qualifiers.ROLE: expected a text, true or false, {amount, unit}',
    ],
    [
      'an amount that is no number',
      {
        EMPLOYMENT:
          'EMPLOYMENT\n    qualifiers:\n      ROLE:\n        - { amount: "1,000", unit: DAY }',
      },
      'claims[0].qualifiers.ROLE[0]: expected a TEXT value, as ROLE has, got',
    ],
    [
      'an alias twice',
      { 'name: Acme': 'name: Acme\n    aliases: [A, A]' },
      'a.yaml:15: entities[1].aliases[1]: expected an alias that is not in the list already, got "A".',
    ],
    [
      'a name with a line end',
      { 'name: Acme': 'name: "Ac\\nme"' },
      'a.yaml:14: entities[1].name: expected a text without control characters, got "Ac\\nme".',
    ],
    [
      'half a character',
      { 'name: Acme': 'name: "\\ud83d"' },
      'a.yaml:14: entities[1].name: expected a text without control characters, got',
    ],
    [
      'INFERRED without a reason',
      { EXPLICIT: 'INFERRED' },
      'a.yaml:18: claims[0]: expected the key reason, because the basis is INFERRED, got none.',
    ],
    [
      'EXPLICIT with a reason',
      { 'basis: EXPLICIT': 'basis: EXPLICIT\n    reason: So it is.' },
      'a.yaml:23: claims[0].reason: expected no reason, because the basis is EXPLICIT, got "So it is.".',
    ],
    [
      'a relation that is a fact too',
      { EMPLOYMENT: 'EMPLOYMENT\n    value: x' },
      'a.yaml:18: claims[0]: expected kind and object, or property and value, got kind, object, value.',
    ],
    [
      'a relation of an entity to itself',
      { EMPLOYMENT: 'ASSOCIATE', 'object: acme': 'object: ann' },
      'a.yaml:21: claims[0].object: expected an entity other than the subject, got "ann".',
    ],
    [
      'no extract',
      { '\n      - { exact: "Ann works for Acme", start: 0, end: 18 }': ' []' },
      'a.yaml:24: claims[0].evidence: expected at least one extract, got none.',
    ],
    [
      'an extract twice',
      {
        'start: 0, end: 18 }':
          'start: 0, end: 18 }\n      - { exact: "Ann works for Acme", start: 0, end: 18 }',
      },
      'a.yaml:26: claims[0].evidence[1]: expected an extract that the claim has not already, got a mapping.',
    ],
    [
      'an extract too long',
      { 'exact: "Ann works for Acme"': `exact: "${'x'.repeat(161)}"` },
      'a.yaml:25: claims[0].evidence[0].exact: expected at most 160 code points, got 161:',
    ],
    [
      'a prefix too long',
      { 'start: 0': `prefix: "${'x'.repeat(65)}", start: 0` },
      'a.yaml:25: claims[0].evidence[0].prefix: expected at most 64 code points, got 65:',
    ],
    [
      'an extract with NUL',
      { 'Ann works for Acme", start': 'Ann works for\\0Acme", start' },
      'a.yaml:25: claims[0].evidence[0].exact: expected whole characters without NUL',
    ],
    [
      'offsets outside of the ranges',
      { 'start: 0, end: 18': 'start: 90, end: 108' },
      "a.yaml:25: claims[0].evidence[0]: expected offsets inside one of the article's ranges [0, 100], got [90, 108].",
    ],
    [
      'offsets that do not fit the words',
      { 'end: 18': 'end: 19' },
      'a.yaml:25: claims[0].evidence[0].end: expected an end of 18, because exact has 18 code points, got 19.',
    ],
    [
      'an end before the start of an extract',
      { 'start: 0, end: 18': 'start: 18, end: 0' },
      'a.yaml:25: claims[0].evidence[0].end: expected an end after the start, 18, got 0.',
    ],
    [
      'a negative offset',
      { 'start: 0': 'start: -1' },
      'a.yaml:25: claims[0].evidence[0].start: expected a whole number from 0 to 999999999, got -1.',
    ],
    [
      'an offset that is no number',
      { 'end: 18': 'end: 1e999' },
      'a.yaml:25: claims[0].evidence[0].end: expected a whole number from 0 to 999999999, got',
    ],
    [
      'a day of publication that no calendar has',
      { '2026-02-10T13': '2026-02-31T13' },
      'a.yaml:5: article.publishedAt: expected a date as 2025, 2025-04 or 2025-04-30, got "2026-02-31".',
    ],
    [
      'a time of publication without a zone',
      { '+05:30': '' },
      'a.yaml:5: article.publishedAt: expected day, time and zone',
    ],
    [
      'an address that runs',
      { 'language: en': 'language: en\n  address: "javascript:alert(1)"' },
      'a.yaml:5: article.address: expected an address that starts with https:// or http://',
    ],
    [
      'a text in another folder',
      { 'page.txt': '../page.txt' },
      'a.yaml:7: article.text.file: expected a file name without a folder, got "../page.txt".',
    ],
    [
      'a hash that is none',
      { ['0'.repeat(64)]: 'abc' },
      'a.yaml:8: article.text.sha256: expected a SHA-256',
    ],
    [
      'ranges that overlap',
      { '[[0, 100]]': '[[0, 100], [99, 120]]' },
      'a.yaml:9: article.text.ranges[1]: expected a start of 100 or more, got 99.',
    ],
    [
      'an empty range',
      { '[[0, 100]]': '[[0, 100], [100, 100]]' },
      'a.yaml:9: article.text.ranges[1]: expected an end after the start, got [100, 100].',
    ],
    [
      'a range of one end',
      { '[[0, 100]]': '[[0, 100], [100]]' },
      'a.yaml:9: article.text.ranges[1]: expected [start, end], got 1 items.',
    ],
    [
      'no range',
      { '[[0, 100]]': '[]' },
      'a.yaml:9: article.text.ranges: expected at least one range, got none.',
    ],
  ])('%s', async (_, changes, complaint) => {
    const found = await complaintsAbout(articleFile(changes));
    expect(found).toEqual([expect.stringContaining(complaint)]);
  });

  test('an entity declared twice, and what then is not declared', async () => {
    expect(await complaintsAbout(articleFile({ 'id: acme': 'id: ann' }))).toEqual([
      'a.yaml:12: entities[1].id: expected an id that the file has not declared already, got "ann".',
      'a.yaml:21: claims[0].object: expected an entity that this file declares under entities, got "acme".',
    ]);
    expect(await complaintsAbout(articleFile({ 'id: acme': 'id: story' }))).toEqual([
      'a.yaml:12: entities[1].id: expected an id that the file has not declared already, got "story".',
      'a.yaml:21: claims[0].object: expected an entity that this file declares under entities, got "acme".',
    ]);
  });

  test('an undeclared entity in a qualifier, which the kind has not', async () => {
    const qualifiers = 'EMPLOYMENT\n    qualifiers: { PLACE: { entity: bob } }';
    expect(await complaintsAbout(articleFile({ EMPLOYMENT: qualifiers }))).toEqual([
      expect.stringContaining(
        'a.yaml:21: claims[0].qualifiers.PLACE.entity: expected an entity that',
      ),
      expect.stringContaining(
        'a.yaml:21: claims[0].qualifiers.PLACE: expected a qualifier of EMPLOYMENT',
      ),
    ]);
  });

  test('a claim twice', async () => {
    const claim = articleFile().split('claims:\n')[1] ?? '';
    const again = claim.replace('id: post', 'id: post-again');
    expect(await complaintsAbout(articleFile() + again)).toEqual([
      'a.yaml:28: claims[1]: expected a claim that the file does not make already, got that of line 18.',
    ]);
    const sameLabel = claim.replace('"2025"', '"2024"');
    expect(await complaintsAbout(articleFile() + sameLabel)).toEqual([
      'a.yaml:28: claims[1].id: expected a label that the file does not have already, got "post".',
    ]);
  });
});

test('All mistakes of all files are told at once, by file and line', async () => {
  const directory = await seedDirectory();
  await directory.write('b.yaml', articleFile({ EXPLICIT: 'GUESSED', COMPANY: 'FIRM' }));
  await directory.write(
    'a.yaml',
    articleFile({ 'object: acme': 'object: acne', 'end: 18': 'end: 17' }),
  );
  await directory.write('c.yml', 'hello');
  await directory.write('notes.txt', 'not a seed file');
  expect((await complaints(directory)).map((line) => line.split(': ').slice(0, 2))).toEqual([
    ['a.yaml:21', 'claims[0].object'],
    ['a.yaml:25', 'claims[0].evidence[0].end'],
    ['b.yaml:13', 'entities[1].type'],
    ['b.yaml:22', 'claims[0].basis'],
    ['c.yml:1', 'top level'],
  ]);
});

test('Files are checked against each other', async () => {
  const directory = await seedDirectory();
  await directory.write('a.yaml', articleFile());
  await directory.write('b.yaml', articleFile());
  await directory.write(
    'c.yaml',
    articleFile({
      'id: story': 'id: third',
      COMPANY: 'AGENCY',
      'id: ann': 'id: bob',
      'subject: ann': 'subject: bob',
    }),
  );
  expect(
    (await complaints(directory)).map((line) => line.replaceAll(directory.path + path.sep, '')),
  ).toEqual([
    'b.yaml:1: article.id: expected an id of its own, got story, that of a.yaml.',
    'c.yaml:12: entity acme: expected COMPANY, as in a.yaml:12, got AGENCY.',
  ]);
});

test('More mistakes than a person mends are counted', async () => {
  const found = await complaintsAbout(
    articleFile({ '[[0, 100]]': `[${Array.from({ length: 300 }, () => 'x').join(', ')}]` }),
  );
  expect(found).toHaveLength(201);
  expect(found.at(-1)).toBe('and 100 more');
});

test('Many keys are read in seconds', async () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n');
  const started = performance.now();
  const found = await complaintsAbout(keys);
  expect(found).toHaveLength(201);
  expect(performance.now() - started).toBeLessThan(15_000);
});
