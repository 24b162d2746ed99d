import { Readable } from 'node:stream';

import { describe, expect, it, test } from '@jest/globals';

import { SutraError } from '../../src/errors.js';
import { followTheMoneyFormat } from '../../src/ingest/follow-the-money/format.js';
import { followTheMoneyReader } from '../../src/ingest/follow-the-money/reader.js';
import { ndjsonRecords } from '../../src/ingest/ndjson-records.js';
import { parsePartialDate } from '../../src/model/partial-date.js';
import { TIMELESS } from '../../src/model/validity.js';
import { findClaimMistakes } from '../../src/vocabulary/check-claim.js';
import { VOCABULARY } from '../support/loads.js';

const read = followTheMoneyReader(VOCABULARY);
const one = (entity: unknown) => {
  const [record, ...more] = read(entity);
  expect(more).toEqual([]);
  return record!;
};
const person = (properties: object, rest: object = {}) => ({
  id: 'vera',
  schema: 'Person',
  properties,
  ...rest,
});
const ownership = (properties: object) => ({
  id: 'owns',
  schema: 'Ownership',
  properties: { owner: ['vera'], asset: ['tide'], ...properties },
});
function mistakeOf(entity: unknown): string {
  try {
    read(entity);
  } catch (error) {
    expect(error).toBeInstanceOf(SutraError);
    expect((error as SutraError).code).toBe('BAD_USER_INPUT');
    return (error as SutraError).message;
  }
  return 'no mistake';
}

describe('A FollowTheMoney entity', () => {
  it('becomes an entity of its type with facts of its values, each once', () => {
    expect(one(person({ name: ['Vera', 'Вера', 'Vera'], birthDate: ['1971-04'] }))).toEqual({
      entities: [
        {
          id: 'vera',
          type: 'PERSON',
          facts: { NAME: ['Vera', 'Вера'], BIRTH_DATE: ['1971-04'] },
        },
      ],
      claims: [],
    });
  });

  it('keeps its schema where the type alone would not bring it back', () => {
    const { entities } = one({ id: 's', schema: 'Sanction', properties: { authority: ['OFAC'] } });
    expect(entities[0]).toMatchObject({
      type: 'RECORD',
      facts: { SCHEMA: ['Sanction'], AUTHORITY: ['OFAC'] },
    });
  });

  it('keeps what stands beside its properties', () => {
    const context = {
      caption: 'Vera',
      target: true,
      datasets: ['a', 'b'],
      referents: ['x'],
      first_seen: '2024-03-01T06:10:11',
      last_seen: 7,
      score: { of: 0.5 },
    };
    expect(one(person({}, context)).entities[0]?.facts).toEqual({
      CAPTION: ['Vera'],
      TARGET: ['true'],
      DATASET: ['a', 'b'],
      REFERENT: ['x'],
      FIRST_SEEN: ['2024-03-01T06:10:11'],
      FURTHER_DATA: ['{"last_seen":7,"score":{"of":0.5}}'],
    });
  });

  it('may be of a schema or have properties that are new in FollowTheMoney 4.11', () => {
    const { entities, claims } = one({
      id: 'us-ca',
      schema: 'Territory',
      properties: { level: ['adm1'], partOf: ['us'], riskSource: ['vera'] },
    });
    expect(entities[0]).toMatchObject({
      type: 'RECORD',
      facts: { SCHEMA: ['Territory'], LEVEL: ['adm1'] },
    });
    expect(claims.map(({ content }) => content.qualifiers['PROPERTY'])).toEqual(
      ['partOf', 'riskSource'].map((text) => [{ type: 'TEXT', text }]),
    );
    const { facts } = one(person({ biography: ['Sails.'] })).entities[0] ?? {};
    expect(facts).toEqual({ BIOGRAPHY: ['Sails.'] });
  });

  it('links to the entities that its properties name, and says by which', () => {
    const { claims } = one(person({ addressEntity: ['quay'], proof: ['scan'], parent: ['ann'] }));
    const links = claims.map(({ content }) => ({
      kind: content.kind,
      to: 'objectId' in content ? content.objectId : undefined,
      by: content.qualifiers['PROPERTY'],
    }));
    const by = (text: string) => [{ type: 'TEXT', text }];
    expect(links).toEqual([
      { kind: 'LOCATED_IN', to: 'quay', by: by('addressEntity') },
      { kind: 'REFERS_TO_ARTICLE', to: 'scan', by: by('proof') },
      { kind: 'REFERS_TO', to: 'ann', by: by('parent') },
    ]);
  });

  it('may give one value for a list, numbers, truth values, nothing and blanks', () => {
    const { entities } = one(
      person({ name: 'Vera', height: [180, 1.5, null, '', ' '], notes: true }),
    );
    expect(entities[0]?.facts).toEqual({
      NAME: ['Vera'],
      HEIGHT: ['180', '1.50'],
      NOTES: ['true'],
    });
  });
});

describe('A FollowTheMoney edge', () => {
  it('becomes a relation for each pair of its ends, all with its id', () => {
    const { claims } = one({
      ...ownership({ owner: ['vera', 'ilya'], asset: ['tide', 'reef'], percentage: ['25 %'] }),
      datasets: ['register'],
    });
    expect(
      claims.map(({ content }) => [content.subjectId, 'objectId' in content && content.objectId]),
    ).toEqual([
      ['vera', 'tide'],
      ['vera', 'reef'],
      ['ilya', 'tide'],
      ['ilya', 'reef'],
    ]);
    for (const { content, record } of claims) {
      expect(content).toMatchObject({
        kind: 'OWNERSHIP',
        recordId: 'owns',
        qualifiers: { PERCENTAGE: [{ type: 'TEXT', text: '25 %' }] },
      });
      expect(JSON.parse(record ?? '')).toEqual({
        datasets: ['register'],
        properties: { owner: ['vera', 'ilya'], asset: ['tide', 'reef'] },
      });
    }
  });

  it('may be of a schema or have properties that are new in FollowTheMoney 4.11', () => {
    const { claims } = one({
      id: 'controls',
      schema: 'Control',
      properties: { controller: ['vera'], controlled: ['tide'], controlType: ['appointment'] },
    });
    expect(claims.map(({ content }) => content)).toMatchObject([
      {
        kind: 'CONTROL',
        subjectId: 'vera',
        objectId: 'tide',
        qualifiers: { CONTROL_TYPE: [{ type: 'TEXT', text: 'appointment' }] },
      },
    ]);
    const properties = { holder: ['vera'], post: ['mayor'], electionDate: ['2024-05'] };
    const elected = one({ id: 'holds', schema: 'Occupancy', properties }).claims[0]?.content;
    expect(elected?.qualifiers).toEqual({ ELECTION_DATE: [{ type: 'DATE', date: '2024-05' }] });
    // The day of an election is no day of the mandate.
    expect(elected?.validity).toEqual(TIMELESS);
  });

  it.each([
    ['no dates', {}, TIMELESS],
    [
      'a start and an end',
      { startDate: ['2019-05'], endDate: ['2021'] },
      {
        startMin: parsePartialDate('2019-05').first,
        startMax: parsePartialDate('2019-05').last,
        endMin: parsePartialDate('2021').first,
        endMax: parsePartialDate('2021').last,
        endState: 'ENDED',
      },
    ],
    [
      'two starts: one of them',
      { startDate: ['2019', '2021-03-04T10:00:00'] },
      {
        ...TIMELESS,
        startMin: parsePartialDate('2019').first,
        startMax: parsePartialDate('2021-03-04').last,
        endMin: parsePartialDate('2019').first,
      },
    ],
    [
      'a day on which it held',
      { date: ['2020-02-29'] },
      {
        ...TIMELESS,
        startMax: parsePartialDate('2020-02-29').first,
        endMin: parsePartialDate('2020-02-29').first,
      },
    ],
    ['dates that contradict each other', { startDate: ['2021'], endDate: ['2019'] }, TIMELESS],
  ])('holds by its dates: %s', (_, dates, validity) => {
    expect(one(ownership(dates)).claims[0]?.content.validity).toEqual(validity);
  });

  it('keeps its dates word for word, with a time of day as text, and other entities by id', () => {
    const { claims } = one(
      ownership({ startDate: ['2019-05'], endDate: ['2021-01-02T10:00:00'], proof: ['scan'] }),
    );
    const { content } = claims[0]!;
    expect(content.qualifiers).toEqual({
      START_DATE: [{ type: 'DATE', date: '2019-05' }],
      END_DATE: [{ type: 'TEXT', text: '2021-01-02T10:00:00' }],
      PROOF: [{ type: 'ENTITY', entity: 'scan' }],
    });
    expect(findClaimMistakes(VOCABULARY, content, () => undefined).mistakes).toEqual([]);
  });

  it('may lead from an entity to itself', () => {
    expect(one(ownership({ asset: ['vera'] })).claims).toHaveLength(1);
  });
});

describe('A mistake in a FollowTheMoney entity is told with its place, what was expected and what came', () => {
  test.each<[string, unknown, string]>([
    ['no object', [], 'entity: expected an object with id, schema and properties, got [].'],
    ['null', null, 'entity: expected an object with id, schema and properties, got null.'],
    ['no id', { schema: 'Person' }, 'id: expected text that names the entity, got nothing.'],
    [
      'an id of another form',
      { id: ' vera', schema: 'Person' },
      'id: expected an id of 1 to 256 printable characters, not of a claim\'s form, got " vera".',
    ],
    [
      'an id like a claim’s',
      { id: `c-${'0'.repeat(32)}`, schema: 'Person' },
      `id: expected an id of 1 to 256 printable characters, not of a claim's form, got "c-${'0'.repeat(32)}".`,
    ],
    [
      'an unknown schema',
      { id: 'a', schema: 'Persona' },
      'schema: expected the name of a FollowTheMoney schema, got "Persona".',
    ],
    [
      'a schema of a later FollowTheMoney',
      { id: 'a', schema: 'Spaceship', properties: {} },
      'schema: expected the name of a FollowTheMoney schema, got "Spaceship".',
    ],
    [
      'no schema',
      { id: 'a' },
      'schema: expected the name of a FollowTheMoney schema, got nothing.',
    ],
    [
      'an abstract schema',
      { id: 'a', schema: 'Thing' },
      'schema: expected a schema that is not abstract, got "Thing".',
    ],
    [
      'properties of another shape',
      { id: 'a', schema: 'Person', properties: ['name'] },
      'properties: expected an object of lists of values, got ["name"].',
    ],
    [
      'an unknown property',
      person({ nmae: ['Vera'] }),
      'properties.nmae: expected a property of Person, got ["Vera"].',
    ],
    [
      'a property of a name that objects have',
      JSON.parse('{"id":"a","schema":"Person","properties":{"__proto__":["x"]}}'),
      'properties.__proto__: expected a property of Person, got ["x"].',
    ],
    [
      'the far end of a property',
      person({ ownershipOwner: ['owns'] }),
      'properties.ownershipOwner: expected nothing, because ownershipOwner is the far end of another schema\'s property, got ["owns"].',
    ],
    [
      'an object for a value',
      person({ name: [{ first: 'Vera' }] }),
      'properties.name[0]: expected text, got {"first":"Vera"}.',
    ],
    [
      'NUL',
      person({ name: ['Vera', 'Ve\u0000ra'] }),
      'properties.name[1]: expected text of whole characters without NUL, got "Ve\\u0000ra".',
    ],
    [
      'half a character',
      person({ notes: ['\ud83d'] }),
      'properties.notes[0]: expected text of whole characters without NUL, got "\\ud83d".',
    ],
    [
      'half a character beside the properties',
      person({}, { caption: '\ud83d' }),
      'caption: expected text of whole characters without NUL, got "\\ud83d".',
    ],
    [
      'half a character deep in further data',
      person({}, { further: { of: ['\\', '\ud83d'] } }),
      'further: expected text of whole characters without NUL, got {"further":{"of":["\\\\","\\ud83d"]}}.',
    ],
    [
      'an entity that names itself',
      person({ parent: ['vera'] }),
      'properties.parent[0]: expected the id of another entity, got "vera".',
    ],
    [
      'an edge without an end',
      { id: 'owns', schema: 'Ownership', properties: { owner: ['vera'] } },
      'properties.asset: expected the id of an entity, where the edge ends, got nothing.',
    ],
    [
      'an edge whose only source is blank',
      ownership({ owner: [''] }),
      'properties.owner: expected the id of an entity, where the edge begins, got nothing.',
    ],
  ])('%s', (_, entity, message) => {
    expect(mistakeOf(entity)).toBe(message);
  });

  it('tells all mistakes of an entity at once, of very many the first, each cut to a bounded length', () => {
    const message = mistakeOf({
      id: '',
      schema: 'Person',
      properties: { a: [1], birthDate: ['x'] },
    });
    expect(message).toMatch(/^id: .*\. properties\.a: .*\. properties\.birthDate\[0\]: .*\.$/);
    const many = mistakeOf(
      person({
        ['x'.repeat(1_000_000)]: ['y'.repeat(1_000_000)],
        birthDate: Array(1000).fill('z'),
      }),
    );
    expect(many.length).toBeLessThan(8_000);
    expect(many).toMatch(/And 981 more\.$/);
  });

  it('takes no offence at the entity before', () => {
    mistakeOf(person({ nmae: ['Vera'] }));
    expect(one(person({ name: ['Vera'] })).entities).toHaveLength(1);
  });

  it('refuses what is nested too deeply to be kept', () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`) as unknown;
    expect(mistakeOf(person({}, { deep }))).toBe(
      'entity: expected values nested less deeply, got "too many levels".',
    );
  });
});

describe('Values are held to their property’s type', () => {
  const valueIn = (schema: string, property: string) => (value: string) => {
    const message = mistakeOf({ id: 'a', schema, properties: { [property]: [value] } });
    return !message.startsWith(`properties.${property}[0]`);
  };

  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'Person',
      'birthDate',
      [
        '1971',
        '1971-04',
        '1971-04-09',
        '1971-04-09T10:11:12Z',
        '1971-4-9',
        '2024-02-29',
        '2024-00',
      ],
      [
        '2026-02-31',
        '2023-02-29',
        '2026-13',
        '20260210',
        'May 1971',
        '0971',
        '71-04-09',
        '1900-02-29',
      ],
    ],
    [
      'Person',
      'nationality',
      ['ru', 'RU', 'suhh', 'su', 'uk', 'su-lt', 'gb-sct', 'us-ca', 'Q30', 'Russia'],
      ['xx', 'q', 'xq-1'],
    ],
    [
      'Person',
      'topics',
      ['sanction', 'role.pep.natl', 'sanction.control', ' Crime '],
      ['sanctions', 'vip'],
    ],
    ['Person', 'gender', ['female', 'F', 'мужской'], ['unknown', 'x']],
    [
      'Person',
      'spokenLanguage',
      ['eng', 'en', 'ger', 'en-US', 'english', 'vie', 'mul'],
      ['xx', 'qqq'],
    ],
    [
      'Person',
      'email',
      ['a@b.example', 'mailto:a@b.example', 'a@пример.рф'],
      ['a@b', 'a b@c.de', 'x'],
    ],
    [
      'Person',
      'phone',
      ['+46812345678', '+7 (3412) 43-05-05; +7 (951) 210-81-28'],
      ['none', '123'],
    ],
    [
      'Person',
      'website',
      ['https://a.example/b', 'www.a.example', 'http://127.0.0.1:80/', 'http://пример.рф'],
      [
        'none',
        'mailto:a@b.example',
        'http://a b.example',
        'N.A.',
        'javascript:alert(1)',
        'http://x:99999/',
      ],
    ],
    ['Person', 'parent', ['vera-2', 'a.b'], ['a b', '-a', 'a_b', 'a/b']],
    ['Person', 'innCode', ['183116181362', '7707083893'], ['183116181361', '7707083894', '12']],
    ['Person', 'wikidataId', ['Q42', 'https://www.wikidata.org/wiki/Q42'], ['42', 'P31']],
    ['Person', 'socialSecurityNumber', ['536-90-4399'], ['000-12-3456', '078-05-1120']],
    ['Company', 'leiCode', ['529900T8BM49AURSDO55'], ['529900T8BM49AURSDO56', 'x']],
    ['Company', 'ogrnCode', ['1027700132195'], ['1027700132196', '0027700132195']],
    ['Company', 'npiCode', ['1234567893'], ['1234567890', '0000000000']],
    ['Company', 'uscCode', ['91110000600037341L'], ['91110000600037341A', '123']],
    ['Company', 'uniqueEntityId', ['M83QKJMENEF9'], ['083QKJMENEF9', 'M83QKJMENEF']],
    ['Company', 'swiftBic', ['DEUTDEFF', 'deutdeff500'], ['DEUT', 'DEUTDEFF5']],
    ['BankAccount', 'iban', ['DE89 3704 0044 0532 0130 00'], ['DE88370400440532013000', 'DE']],
    [
      'Security',
      'isin',
      ['US0378331005', ' se0000108656', 'XS0356705219'],
      ['US0378331006', 'US037833100', '12'],
    ],
    [
      'Security',
      'figiCode',
      ['BBG000B9XRY4', 'bbg 000blnnh6'],
      ['BBG000B9XRY5', 'BBA000B9XRY4', 'GBG000B9XRY4', 'x'],
    ],
    ['Vessel', 'imoNumber', ['IMO9074729', '9074729'], ['9074728', '12']],
    ['Document', 'mimeType', ['text/plain', 'application/octet-stream'], ['plain', '/', 'a/']],
    ['UserAccount', 'ipAddress', ['192.168.1.143', '::1'], ['192.168.1.543', 'localhost']],
  ])('%s.%s', (schema, property, good, bad) => {
    const isTaken = valueIn(schema, property);
    expect(good.filter((value) => !isTaken(value))).toEqual([]);
    expect(bad.filter(isTaken)).toEqual([]);
  });

  it('cuts a date as FollowTheMoney does, and leaves those as it writes them', () => {
    const kept = ['1971-4-9', '2024-00', '2024-05-06 approx', '2024-05-06T07:08:09+05:30'].map(
      (date) => one(person({ birthDate: [date] })).entities[0]?.facts['BIRTH_DATE'],
    );
    expect(kept.flat()).toEqual(['1971-04-09', '2024', '2024-05-06', '2024-05-06T07:08:09+05:30']);
  });
});

describe('A line of FollowTheMoney NDJSON', () => {
  const format = followTheMoneyFormat(VOCABULARY, ndjsonRecords);
  const line = (text: string) => format.read({ line: 1, text });

  it('is one entity', () => {
    expect(line('{"id":"vera","schema":"Person","properties":{"name":["Vera"]}}')).toHaveLength(1);
  });

  it('may begin with a byte order mark', async () => {
    const line = '\ufeff{"id":"vera","schema":"Person","properties":{}}\n';
    const input = Readable.from([Buffer.from(line)]);
    for await (const [record] of format.records(input))
      expect(format.read(record!)).toHaveLength(1);
  });

  it.each(['{"id": "vera", "sch', '', '{} {}', 'NaN'])(
    'is refused when it is no JSON: %j',
    (text) => {
      expect(() => line(text)).toThrow(
        /^line: expected one JSON object, got text that is not JSON: /,
      );
    },
  );
});
