import { beforeAll, expect, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { reading, writing } from '../support/cypher.js';
import { describeEachEngine } from '../support/engines.js';

/** Folded as they are stored. */
const NAMES: Record<string, readonly [type: string, searchText: string]> = {
  qureshi: ['PERSON', 'nadeem qureshi'],
  qureshiHoldings: ['COMPANY', 'qureshi holdings limited'],
  sharma: ['PERSON', 'anil sharma'],
  anilHoldings: ['COMPANY', 'anil holdings limited'],
  strasse: ['PLACE', 'muller strasse'],
  theWho: ['ORGANIZATION', 'the who'],
  x: ['COMPANY', 'x'],
  seven: ['EVENT', 'g 7'],
  putin: ['PERSON', 'владимир путин'],
  gandhi: ['PERSON', 'राहुल गांधी'],
  kshatriya: ['PERSON', 'क्षत्रिय'],
  xi: ['PERSON', '习近平'],
  magnets: ['PRODUCT', 'neodymium permanent magnets magnet'],
  and: ['COMPANY', 'and or not'],
};

describeEachEngine('Text search', (harness) => {
  let engine: Engine;
  const ids = async (words: string, types: readonly string[] = [], limit = 10) =>
    (await engine.searchText({ words: words.split(' '), types, limit })).map((hit) => hit.id);

  beforeAll(async () => {
    engine = await harness.fresh();
    await engine.write(async (transaction) => {
      await transaction.run(
        writing(
          'UNWIND $rows AS row CREATE (:Entity {id: row.id, type: row.type, searchText: row.text})',
        ),
        { rows: Object.entries(NAMES).map(([id, [type, text]]) => ({ id, type, text })) },
      );
      for (const [, text] of Object.values(NAMES)) transaction.noteWords(text.split(' '));
    });
  });

  test.each([
    ['an exact word', 'sharma', ['sharma']],
    ['a word in the middle', 'permanent', ['magnets']],
    ['an unfinished word', 'sha', ['sharma']],
    ['one letter of a word', 'neo', ['magnets']],
    ['swapped letters', 'shamra', ['sharma']],
    ['a missing letter', 'sarma', ['sharma']],
    ['a letter too many', 'sharmaa', ['sharma']],
    ['two mistakes in a long word', 'permenant', ['magnets']],
    ['two mistakes in a very long word', 'neodimum', ['magnets']],
    ['a folded accent', 'muller', ['strasse']],
    ['common words', 'the who', ['theWho']],
    ['a single letter', 'x', ['x']],
    ['a digit', '7', ['seven']],
    ['Cyrillic', 'путин', ['putin']],
    ['misspelt Cyrillic', 'птуин', ['putin']],
    ['Devanagari', 'गांधी', ['gandhi']],
    ['Devanagari with a virama', 'क्षत्रिय', ['kshatriya']],
    ['Chinese', '习近平', ['xi']],
    ['a misspelt word before the last', 'nadem qureshi', ['qureshi', 'qureshiHoldings']],
    ['no such word', 'zzzzzz', []],
    ['a short word with a mistake', 'whu', []],
    ['nothing', '', []],
  ])('finds %s: %s', async (_, words, expected) => {
    expect((await ids(words)).toSorted()).toEqual(expected.toSorted());
  });

  test('puts entities with more of the words first', async () => {
    expect((await ids('anil holdings'))[0]).toBe('anilHoldings');
    expect(await ids('anil holdings')).toEqual(
      expect.arrayContaining(['sharma', 'qureshiHoldings']),
    );
    expect((await ids('qureshi nadeem'))[0]).toBe('qureshi');
  });

  test('puts exact words before unfinished ones, and those before misspelt ones', async () => {
    await engine.write(async (transaction) => {
      await transaction.run(
        writing(
          "UNWIND $texts AS text CREATE (:Entity {id: 'order ' + text, type: 'ORDER', searchText: text})",
        ),
        { texts: ['kestrel', 'kestrels', 'kestral'] },
      );
      transaction.noteWords(['kestrel', 'kestrels', 'kestral']);
    });
    expect(await ids('kestrel', ['ORDER'])).toEqual([
      'order kestrel',
      'order kestrels',
      'order kestral',
    ]);
  });

  test('keeps to the types that are asked for', async () => {
    expect(await ids('qureshi', ['COMPANY'])).toEqual(['qureshiHoldings']);
    expect((await ids('qureshi', ['COMPANY', 'PERSON'])).toSorted()).toEqual([
      'qureshi',
      'qureshiHoldings',
    ]);
    expect(await ids('qureshi', ['PLACE'])).toEqual([]);
  });

  test('finds the wanted type behind a thousand better hits of another', async () => {
    await engine.write(async (transaction) => {
      await transaction.run(
        writing(
          "UNWIND range(1, 1000) AS i CREATE (:Entity {id: 'many ' + toString(i), type: 'ARTICLE', searchText: 'crowd'})",
        ),
        {},
      );
      await transaction.run(
        writing(
          "CREATE (:Entity {id: 'lone', type: 'AGENCY', searchText: 'the crowd of the many many words that make it long'})",
        ),
        {},
      );
      transaction.noteWords(['crowd']);
    });
    expect(await ids('crowd', ['AGENCY'])).toEqual(['lone']);
  });

  test('gives no more than asked for, and the same ones each time', async () => {
    const first = await ids('crowd', [], 7);
    expect(first).toHaveLength(7);
    expect(await ids('crowd', [], 7)).toEqual(first);
    expect(await ids('crowd', [], 0)).toEqual([]);
  });

  test.each([
    'name:*',
    '*',
    '?',
    '"',
    'a"b',
    ')',
    '((',
    'AND',
    'OR',
    'NOT',
    'AND NOT',
    '\\',
    '\\u',
    '\\u12',
    'a\\',
    '[a TO b]',
    '{a',
    '~',
    'sharma~',
    '^4',
    '+sharma',
    '-sharma',
    '!',
    '&&',
    '||',
    '/a/',
    '/',
    'id:qureshi',
    'x'.repeat(10_000),
    'क'.repeat(5_000),
    '😀',
    "'; DROP",
    '$query',
    ' \t\n ',
    '\u0000',
  ])('reads %j as plain words', async (words) => {
    const hits = await engine.searchText({ words: [words], types: [], limit: 100 });
    expect(hits.length).toBeLessThan(100);
    expect(await ids(`${words} sharma`)).toContain('sharma');
  });

  test('looks for query operators as words', async () => {
    expect(await ids('and or')).toEqual(['and']);
  });

  test('takes hundreds of words', async () => {
    const words = Array.from({ length: 500 }, (_, index) => `w${index}`);
    expect(await ids([...words, 'sharma'].join(' '))).toEqual(['sharma']);
  });

  test('follows a name that changes and an entity that goes', async () => {
    const change = async (text: string, words: readonly string[]) =>
      engine.write(async (transaction) => {
        await transaction.run(writing(text), {});
        transaction.noteWords(words);
      });
    await change("CREATE (:Entity {id: 'v', type: 'PERSON', searchText: 'falcone'})", ['falcone']);
    expect(await ids('falcnoe')).toEqual(['v']);
    await change("MATCH (n:Entity {id: 'v'}) SET n.searchText = 'ostrich'", ['ostrich']);
    expect(await ids('falcone')).toEqual([]);
    expect(await ids('ostrihc')).toEqual(['v']);
    await change("MATCH (n:Entity {id: 'v'}) DETACH DELETE n", []);
    expect(await ids('ostrich')).toEqual([]);
  });

  test('knows nothing of a write that was rolled back', async () => {
    const write = engine.write(async (transaction) => {
      await transaction.run(
        writing("CREATE (:Entity {id: 'w', type: 'PERSON', searchText: 'pelicano'})"),
        {},
      );
      transaction.noteWords(['pelicano']);
      throw new Error('changed my mind');
    });
    await expect(write).rejects.toThrow('changed my mind');
    expect(await ids('pelicano')).toEqual([]);
    // The words of the next, successful write are stored again.
    await engine.write(async (transaction) => {
      await transaction.run(
        writing("CREATE (:Entity {id: 'w', type: 'PERSON', searchText: 'pelicano'})"),
        {},
      );
      transaction.noteWords(['pelicano', 'pelicano']);
    });
    expect(await ids('pelicnao')).toEqual(['w']);
    if (harness.kind !== 'neo4j') {
      const stored = reading("MATCH (w:Word {id: 'pelicano'}) RETURN count(w) AS count");
      expect(await engine.read(stored, {})).toEqual([{ count: 1 }]);
    }
  });
});
