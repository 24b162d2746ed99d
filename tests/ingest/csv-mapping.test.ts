import path from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { loadMapping } from '../../src/ingest/csv/load-mapping.js';
import { pairInputs } from '../../src/ingest/csv/pair-inputs.js';
import { csvFormat, type CsvOptions } from '../../src/ingest/csv/csv-format.js';
import { followTheMoneyReader } from '../../src/ingest/follow-the-money/reader.js';
import { allRecords, chunks } from './chunks.js';
import {
  comparable,
  FIXTURES,
  mapFile,
  removeTemporary,
  storedEntities,
  writeTemporary,
} from './csv-files.js';
import { VOCABULARY } from './seed-files.js';

afterAll(removeTemporary);

const fixture = (name: string) => path.join(FIXTURES, name);

// The stored files are what `ftm map-csv` of followthemoney 4.11.2 wrote (tests/fixtures/csv/README.md).
describe('Entities are those of `ftm map-csv`', () => {
  test.each<[string, string, string, CsvOptions]>([
    ['ownerships.yaml', 'ownerships.csv', 'ownerships.ftm.ndjson', {}],
    ['people.yaml', 'people.csv', 'people.ftm.ndjson', { delimiter: ';' }],
    [
      'people.yaml',
      'people.csv',
      'people-unsigned.ftm.ndjson',
      { delimiter: ';', isSigned: false },
    ],
  ])('for %s and %s: %s', async (mapping, file, stored, options) => {
    const { entities, mistakes } = await mapFile(fixture(mapping), fixture(file), options);
    expect(mistakes).toEqual([]);
    const expected = await storedEntities(stored);
    expect(comparable(entities)).toEqual(comparable(expected));
  });

  test('and they read as claims', async () => {
    const { entities } = await mapFile(fixture('ownerships.yaml'), fixture('ownerships.csv'));
    const read = followTheMoneyReader(VOCABULARY);
    expect(entities.flatMap((entity) => read(entity)).length).toBeGreaterThan(10);
  });
});

/** A mapping of one query, with these lines in the place of its entity. */
async function mappingOf(...entity: string[]): Promise<string> {
  const lines = ['d:', '  queries:', '    - csv_url: a.csv', '      entities:', '        e:'];
  return writeTemporary(
    'm.yaml',
    [...lines, ...entity.map((line) => `          ${line}`)].join('\n'),
  );
}

async function complaints(file: string): Promise<string> {
  try {
    await loadMapping(file);
    return '';
  } catch (error) {
    expect(error).toMatchObject({ name: 'SutraError', code: 'BAD_USER_INPUT' });
    return (error as Error).message.replaceAll(`${path.dirname(file)}${path.sep}`, '');
  }
}

describe('A mapping with a mistake is refused, with the line of it', () => {
  test.each<[string, string[], string]>([
    [
      'no schema',
      ['key: a'],
      'm.yaml:6: d.queries[0].entities.e: expected the key schema, got none.',
    ],
    [
      'an unknown schema',
      ['schema: Persona', 'key: a'],
      'm.yaml:6: d.queries[0].entities.e.schema: expected a FollowTheMoney schema, got "Persona".',
    ],
    ['a schema called toString', ['schema: toString', 'key: a'], 'a FollowTheMoney schema'],
    ['no keys', ['schema: Person'], 'expected key, keys or id_column, got none.'],
    ['both keys and id_column', ['schema: Person', 'key: a', 'id_column: b'], 'm.yaml:8: '],
    [
      'an unknown property',
      ['schema: Person', 'key: a', 'properties:', '  nam: {column: b}'],
      'm.yaml:9: d.queries[0].entities.e.properties: expected a property of Person, got "nam".',
    ],
    [
      'a property that is the far side of another',
      ['schema: Person', 'key: a', 'properties:', '  ownershipOwner: {column: b}'],
      'got LegalEntity:ownershipOwner, the far side of another.',
    ],
    [
      'a property without a value',
      ['schema: Person', 'key: a', 'properties:', '  name: {required: true}'],
      'm.yaml:9: d.queries[0].entities.e.properties.name: expected column, literal, template or entity, got none.',
    ],
    [
      'an unknown way to a value',
      ['schema: Person', 'key: a', 'properties:', '  name: {colunm: b}'],
      'got "colunm"',
    ],
    [
      'a column that is a number',
      ['schema: Person', 'key: a', 'properties:', '  name: {column: 7}'],
      'expected a text (numbers and the like in quotes), got 7.',
    ],
    [
      'a reference to an entity that is not there',
      ['schema: Ownership', 'key: a', 'properties:', '  owner: {entity: x}'],
      'm.yaml:9: d.queries[0].entities.e.properties.owner.entity: expected an entity of this query (e), got "x".',
    ],
    [
      'a reference out of the range of the property',
      ['schema: Ownership', 'key: a', 'properties:', '  owner: {entity: e}'],
      'expected an entity of schema LegalEntity for Ownership:owner, got e: Ownership.',
    ],
    [
      'a reference in a property of values',
      ['schema: Person', 'key: a', 'properties:', '  name: {entity: e}'],
      'expected a column for Thing:name, which holds values, got the entity e.',
    ],
    [
      'a circle of references',
      ['schema: Company', 'key: a', 'properties:', '  parent: {entity: e}'],
      'expected entities that do not refer to each other in a circle, got e.',
    ],
    [
      'a date format that is not understood',
      ['schema: Person', 'key: a', 'properties:', '  birthDate: {column: b, format: "%Q"}'],
      'got %Q (known: %Y %y',
    ],
    [
      'nothing to split at',
      ['schema: Person', 'key: a', 'properties:', '  name: {column: b, split: ""}'],
      'expected a text to cut at, got an empty one.',
    ],
  ])('%s', async (_, entity, complaint) => {
    expect(await complaints(await mappingOf(...entity))).toContain(complaint);
  });

  test.each<[string, string, string]>([
    ['an empty file', '', 'm.yaml:1: top level: expected a mapping, got nothing.'],
    ['no queries', 'd: {label: x}', 'm.yaml:1: d: expected the key queries or query, got none.'],
    ['no entities', 'd: {query: {csv_url: a}}', 'expected the key entities, got none.'],
    [
      'SQL',
      'd: {query: {database: x, table: y, entities: {}}}',
      'expected a query of CSV (csv_url), got database',
    ],
    ['YAML that is none', 'd: [', 'expected YAML, got a mistake'],
    ['an include', 'd: {include: x.yaml, queries: []}', 'expected the included mapping itself'],
    [
      'a filter of null',
      'd:\n  query:\n    filters:\n      a: null\n    entities: {e: {schema: Person, key: a}}',
      'm.yaml:4: d.query.filters.a: expected a text, or [null] for empty cells, got nothing.',
    ],
  ])('%s', async (_, content, complaint) => {
    expect(await complaints(await writeTemporary('m.yaml', content))).toContain(complaint);
  });

  test('all of them at once', async () => {
    const file = await mappingOf(
      'schema: Person',
      'properties:',
      '  nam: {column: b}',
      '  nom: {}',
    );
    expect((await complaints(file)).split('\n')).toHaveLength(3);
  });

  test('when there is no such file', async () => {
    expect(await complaints('/nowhere/m.yaml')).toContain('expected a file that can be read');
  });
});

const PERSON = ['schema: Person', 'key: id', 'properties:', '  name: {column: name}'];

async function refusalOf(csv: string | Uint8Array, options: CsvOptions = {}): Promise<unknown> {
  const { queries } = await loadMapping(await mappingOf(...PERSON));
  const records = async () => {
    const format = csvFormat(queries, () => [], options);
    return allRecords((input) => format.records(input), chunks(csv));
  };
  return records().then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('A CSV file is refused before a row is read', () => {
  test('when the header lacks a column; it is told which there are', async () => {
    expect(await refusalOf('id,Name\n1,x\n')).toMatchObject({
      code: 'BAD_USER_INPUT',
      message:
        'm.yaml:9: column "name": expected a column of the header, got none.\n' +
        'The header (line 1) has: "id", "Name".',
    });
  });

  test('when two columns have the name', async () => {
    expect(await refusalOf('id,name,name\n1,x,y\n')).toMatchObject({
      message: expect.stringContaining('expected one column of that name, got several.') as unknown,
    });
  });

  test('when it has only blank lines, or is UTF-16', async () => {
    expect(await refusalOf('\n\n')).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusalOf(Buffer.from('\ufeffid,name\n', 'utf16le'))).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test.each(['', ',,', '"', ' ', '\n'])('when the delimiter is %j', async (delimiter) => {
    const { queries } = await loadMapping(await mappingOf(...PERSON));
    expect(() => csvFormat(queries, () => [], { delimiter })).toThrow(/delimiter: expected one/);
  });

  test('and not for columns that the mapping does not name', async () => {
    expect(await refusalOf('\ufeff id ,x,x,name\n1,,,y\n')).toBeUndefined();
  });
});

describe('A row', () => {
  async function mapped(...rows: string[]) {
    const csv = await writeTemporary('a.csv', ['id,name', ...rows].join('\n'));
    return mapFile(await mappingOf(...PERSON), csv, { isSigned: false });
  }

  test('that yields nothing is no mistake', async () => {
    expect(await mapped(',x', ' ,', '""," "')).toEqual({ entities: [], mistakes: [] });
  });

  test('keeps cells that begin with = + - @ as they are', async () => {
    const { entities } = await mapped('1,=1+1', '2,+x', '3,-x', '4,@x');
    expect(entities.map(({ properties }) => properties['name'])).toEqual([
      ['=1+1'],
      ['+x'],
      ['-x'],
      ['@x'],
    ]);
  });

  test('loses invisible characters and is composed', async () => {
    const { entities } = await mapped('1,Zoe\u0308\u200b \u00ad\u2009Ō ');
    expect(entities[0]?.properties['name']).toEqual(['Zoë Ō']);
  });

  test('with too few or too many cells is a mistake', async () => {
    const { mistakes, entities } = await mapped('1', '2,x', '3,x,y');
    expect(mistakes).toEqual([
      '2: expected 2 cells as in the header, got 1.',
      '4: expected 2 cells as in the header, got 3.',
    ]);
    expect(entities).toHaveLength(1);
  });

  test('with a mistake in its entities is refused with all of them', async () => {
    const { queries } = await loadMapping(
      await mappingOf(
        ...PERSON,
        '  birthDate: {column: born, format: "%d.%m.%Y"}',
        '  email: {column: mail}',
      ),
    );
    const format = csvFormat(queries, followTheMoneyReader(VOCABULARY));
    const records = await allRecords(
      (input) => format.records(input),
      chunks('id,name,born,mail\n1,A,31.02.2026,a@b.cd\n2,B,1.2.2026,b@c.de\n3,C,x,y'),
    );
    expect(() => format.read(records[0]!)).toThrow(/birthDate.*31\.02\.2026/);
    expect(format.read(records[1]!)).toHaveLength(1);
    expect(() => format.read(records[2]!)).toThrow(/birthDate[\s\S]*email/);
    expect(records[2]?.text).toBe('3,C,x,y');
  });
});

describe('Inputs and queries are paired', () => {
  const queries = (...urls: string[]) =>
    [
      'd:',
      '  queries:',
      ...urls.map((url) => `    - {csv_url: "${url}", entities: {e: {schema: Person, key: a}}}`),
    ].join('\n');

  async function paired(urls: string[], files: string[]) {
    const mapping = await loadMapping(await writeTemporary('m.yaml', queries(...urls)));
    const inputs = pairInputs(mapping, files);
    return inputs.map(({ source, queries: found }) => [
      source.replace(`${path.dirname(mapping.file)}/`, './'),
      ...found.map(({ urls: [url] }) => url),
    ]);
  }

  test('by base name', async () => {
    const urls = ['https://x.org/a.csv?v=1', 'b.csv', 'file:///data/a.csv', 'my%20c.csv'];
    expect(await paired(urls, ['/in/b.csv.gz', './a.csv'])).toEqual([
      ['/in/b.csv.gz', 'b.csv'],
      ['./a.csv', 'https://x.org/a.csv?v=1', 'file:///data/a.csv'],
    ]);
  });

  test('a single query with any files', async () => {
    expect(await paired(['https://x.org/a.csv'], ['-', 'z.csv'])).toEqual([
      ['-', 'https://x.org/a.csv'],
      ['z.csv', 'https://x.org/a.csv'],
    ]);
  });

  test('by the mapping alone, from its own directory', async () => {
    expect(await paired(['a.csv', 'file:///data/b.csv', 'file://a.csv'], [])).toEqual([
      ['./a.csv', 'a.csv', 'file://a.csv'],
      ['/data/b.csv', 'file:///data/b.csv'],
    ]);
  });

  test('or refused: a file that no query is for', async () => {
    await expect(paired(['a.csv', 'b.csv'], ['c.csv'])).rejects.toThrow(
      /^c\.csv: expected a file named as a csv_url of .*m\.yaml \(a\.csv, b\.csv\), got another\.$/,
    );
  });

  test('or refused: nothing is fetched', async () => {
    await expect(paired(['https://x.org/a.csv'], [])).rejects.toThrow(
      'm.yaml:3: expected a CSV file on this machine (download it, and give its path), got https://x.org/a.csv, and nothing is fetched.',
    );
  });
});
