import { describe, expect, test } from '@jest/globals';

import { sutraNdjsonFormat } from '../../src/ingest/sutra-ndjson/sutra-ndjson-format.js';
import { VOCABULARY } from '../support/loads.js';

const format = sutraNdjsonFormat(VOCABULARY);
const read = (line: unknown) =>
  format.read({ line: 1, text: typeof line === 'string' ? line : JSON.stringify(line) });

const CLAIM = {
  line: 'CLAIM',
  subject: 'p1',
  kind: 'EMPLOYMENT',
  object: 'c1',
  start: '2020',
  sources: ['dataset:x'],
};
const FACT = {
  line: 'CLAIM',
  subject: 'c1',
  property: 'SECTOR',
  value: { type: 'TEXT', text: 'magnets' },
  sources: ['dataset:x'],
};
const ENTITY = { line: 'ENTITY', id: 'c1', type: 'COMPANY', facts: { x: { values: {} } } };
const EXTRACT = { article: 'a1', exact: 'so', basis: 'EXPLICIT', start: 3, end: 5 };

describe('A line of Sutra’s NDJSON', () => {
  test('may be written by hand: a claim with partial dates and without an id', () => {
    expect(read({ ...CLAIM, evidence: [EXTRACT] })).toMatchObject([
      {
        source: { id: 'dataset:x', isReference: true },
        entities: [],
        claims: [
          {
            content: { subjectId: 'p1', kind: 'EMPLOYMENT', objectId: 'c1', modality: 'ACTUAL' },
            asserted: true,
            evidence: [{ articleId: 'a1', exact: 'so', verification: 'UNCHECKED' }],
          },
        ],
      },
    ]);
  });

  test('is a record for each source that it names', () => {
    const sources = ['dataset:x', 'dataset:y'];
    const ids = (line: object) => read(line).map(({ source }) => source?.id);
    expect(ids({ ...CLAIM, sources })).toEqual(sources);
    expect(ids({ ...ENTITY, facts: { a: { values: {} }, b: { values: {} } } })).toEqual(['a', 'b']);
    expect(read({ ...CLAIM, sources: [] })).toMatchObject([{ claims: [{ asserted: false }] }]);
  });

  test('takes a key that is null for one that is absent', () => {
    expect(read({ ...CLAIM, assertedBy: null, id: null })).toEqual(read(CLAIM));
  });

  const mistakes: readonly [string, unknown, string][] = [
    ['no JSON', '{"line":', 'Expected a JSON object, got: '],
    ['no object', '[1]', 'the line: expected an object, got [1].'],
    [
      'no kind of line',
      {},
      'expected an object whose key line is SUTRA, SOURCE, ENTITY, DECISION, CLAIM',
    ],
    [
      'another kind of line',
      { line: 'NODE' },
      'line: expected one of SUTRA, SOURCE, ENTITY, DECISION, CLAIM',
    ],
    ['another version', { line: 'SUTRA', version: 2 }, 'the line: expected version 1, got 2.'],
    ['an unknown key', { ...CLAIM, objekt: 'c1' }, 'objekt: expected one of the keys'],
    [
      'an id that is not the hash of the content',
      { ...CLAIM, id: `c-${'0'.repeat(32)}` },
      'which is the hash of what the claim says',
    ],
    [
      'an unknown kind',
      { ...CLAIM, kind: 'LIKES' },
      'kind: expected a relation kind of the vocabulary',
    ],
    [
      'an unknown property',
      { ...FACT, property: 'LIKES' },
      'property: expected a fact property of the vocabulary',
    ],
    [
      'a relation with a value',
      { ...CLAIM, value: FACT.value },
      'expected kind and object, or property and value',
    ],
    [
      'a value of another type',
      { ...FACT, value: { type: 'DATE', date: '2020' } },
      'expected a TEXT value',
    ],
    [
      'a value without its keys',
      { ...FACT, value: { type: 'MONEY', amount: '1' } },
      'expected the keys amount, currency, qualifier',
    ],
    [
      'a qualifier that the kind has not',
      { ...CLAIM, qualifiers: { SHARE: [{ type: 'TEXT', text: 'x' }] } },
      'qualifiers.SHARE: expected a qualifier',
    ],
    ['a day that no calendar has', { ...CLAIM, start: '2026-02-31' }, 'start: expected a date'],
    [
      'an end before the start',
      { ...CLAIM, end: '2019' },
      'expected an end that is not before the start',
    ],
    [
      'both ways to say when',
      { ...CLAIM, validity: {} },
      'validity, or start, end and endState, but not both',
    ],
    [
      'a month where a day belongs',
      { ...CLAIM, start: null, validity: { startMin: '2020-01' } },
      'validity.startMin: expected a day',
    ],
    [
      'bounds the wrong way round',
      { ...CLAIM, start: null, validity: { startMin: '2020-01-02', startMax: '2020-01-01' } },
      'expected bounds of which the earlier come first',
    ],
    [
      'an extract that is too long',
      { ...CLAIM, evidence: [{ ...EXTRACT, exact: 'x'.repeat(161), start: null, end: null }] },
      'evidence[0].exact: expected at most 160 code points',
    ],
    [
      'offsets that do not fit',
      { ...CLAIM, evidence: [{ ...EXTRACT, end: 9 }] },
      'evidence[0].end: expected 5, because exact is as long',
    ],
    [
      'an extract of nobody',
      { ...CLAIM, sources: [], evidence: [EXTRACT] },
      'evidence[0]: expected the key source',
    ],
    [
      'half a character',
      { ...FACT, value: { type: 'TEXT', text: 'a\ud800b' } },
      'whole characters without NUL',
    ],
    ['an id with a line break', { ...CLAIM, object: 'c\n1' }, 'object: expected an id'],
    ['an id of a claim’s form', { ...ENTITY, id: `c-${'0'.repeat(32)}` }, 'not of a claim'],
    ['an unknown type', { ...ENTITY, type: 'Dragon' }, 'type: expected one of PERSON'],
    [
      'an unknown fact',
      { ...ENTITY, facts: { x: { values: { FLIES: ['yes'] } } } },
      'facts.x.values.FLIES: expected a fact property of the vocabulary',
    ],
    [
      'a fact that the type has not',
      { ...ENTITY, facts: { x: { values: { BIRTH_DATE: ['1970'] } } } },
      'expected a fact property of COMPANY',
    ],
    ['an entity of nobody', { ...ENTITY, facts: {} }, 'facts: expected at least one source'],
    [
      'ranges the wrong way round',
      { ...ENTITY, article: { textRanges: [[5, 3]] } },
      'article.textRanges[0]: expected [start, end]',
    ],
    [
      'a source without a name',
      { line: 'SOURCE', id: 'x', kind: 'DATASET' },
      'expected a name, got "none"',
    ],
    ['a record that is no JSON', { ...CLAIM, record: '{' }, 'record: expected JSON as text'],
  ];
  test.each(mistakes)('is refused with its reason: %s', (_what, line, reason) => {
    expect(() => read(line)).toThrow(reason);
  });

  test('tells all its mistakes at once', () => {
    const line = { ...CLAIM, modality: 'SURE', rank: 'BEST', evidence: 3 };
    expect(() => read(line)).toThrow(/modality: .* rank: /);
  });
});
