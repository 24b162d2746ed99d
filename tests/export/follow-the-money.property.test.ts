import { expect, it } from '@jest/globals';
import type { Property, Schema } from '@opensanctions/followthemoney';
import fc from 'fast-check';

import { followTheMoney } from '../../src/vocabulary/follow-the-money.js';
import { describeEachEngine } from '../support/engines.js';
import { asSets, exportFollowTheMoney, importFollowTheMoney } from '../support/follow-the-money.js';

const SCHEMATA = followTheMoney.getSchemata().filter((schema) => !schema.abstract);

/** Text of any script, whole, and more than blanks. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((value) => /[^\s\u0000-\u001f"'“”‘’]/.test(value) && !value.includes('\u0000'));
const id = (prefix: string) => fc.nat({ max: 40 }).map((number) => `${prefix}-${number}`);
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const date = fc.oneof(
  day.map((iso) => iso.slice(0, 4)),
  day.map((iso) => iso.slice(0, 7)),
  day.map((iso) => iso.slice(0, 10)),
  day.map((iso) => iso.slice(0, 19)),
);

const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
  wikidata: ['Q42', 'Q7'],
  bic: ['DEUTDEFF', 'COBADEFFXXX'],
  iban: ['DE89370400440532013000', 'GB29NWBK60161331926819'],
  lei: ['529900T8BM49AURSDO55'],
  isin: ['US0378331005', 'SE0000108656'],
  figi: ['BBG000B9XRY4'],
  imo: ['IMO9074729', '9074729'],
  inn: ['183116181362', '7707083893'],
  npi: ['1234567893'],
  ogrn: ['1027700132195'],
  uei: ['M83QKJMENEF9'],
  uscc: ['91110000600037341L'],
  ssn: ['536-90-4399'],
};

const VALUES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date,
  country: fc.constantFrom('ru', 'se', 'xk', 'suhh'),
  topic: fc.constantFrom('sanction', 'role.pep', 'role.pep.natl'),
  language: fc.constantFrom('eng', 'rus', 'zho'),
  gender: fc.constantFrom('male', 'female', 'other'),
  url: fc.constantFrom('https://register.example/a?b=c', 'http://пример.рф/'),
  email: fc.constantFrom('a@harbour.example', 'b.c+d@xn--e1afmkfd.xn--p1ai'),
  ip: fc.constantFrom('192.168.1.143', '::1'),
  phone: fc.constantFrom('+46812345678', '+442071838750'),
  mimetype: fc.constantFrom('text/plain', 'application/pdf'),
};

function valuesOf(property: Property): fc.Arbitrary<string> {
  if (property.type.isEntity) return id('other');
  const format = IDENTIFIERS[property.format ?? ''];
  if (property.type.name === 'identifier' && format !== undefined)
    return fc.constantFrom(...format);
  return VALUES[property.type.name] ?? text;
}

function entityOf(schema: Schema): fc.Arbitrary<object> {
  const lists = Object.fromEntries(
    [...schema.getProperties().values()]
      .filter((property) => !property.stub)
      .map((property) => [
        property.name,
        fc.uniqueArray(valuesOf(property), { minLength: 1, maxLength: 3 }),
      ]),
  );
  const ends = [schema.edge?.source, schema.edge?.target].filter((end) => end !== undefined);
  return fc.record({
    id: fc.constant(`${schema.isEdge ? 'edge' : 'entity'}-${SCHEMATA.indexOf(schema)}`),
    schema: fc.constant(schema.name),
    properties: fc.record(lists, { requiredKeys: ends }),
    datasets: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
    referents: fc.uniqueArray(id('was')),
    ...(schema.isEdge ? {} : { target: fc.boolean() }),
  });
}

/** One entity of every schema there is. */
const oneOfEach = fc.tuple(...SCHEMATA.map(entityOf));

describeEachEngine('Any FollowTheMoney entities', ({ fresh }) => {
  it('come out as they went in, whatever their schemata and properties', async () => {
    const engine = await fresh();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(oneOfEach, async (entities) => {
        round += 1;
        const sourceId = `dataset:round-${round}`;
        // Ids of a round are its own, so that the rounds of one graph keep apart.
        const own = JSON.parse(
          JSON.stringify(entities).replace(
            /"(entity|edge|other)-(\d+)"/g,
            (_, word: string, number: string) => `"r${round}-${word}-${number}"`,
          ),
        ) as object[];
        await importFollowTheMoney(engine, own, { sourceId });
        const written = await exportFollowTheMoney(engine, { source: sourceId });
        expect(asSets(written)).toEqual(asSets(own));
      }),
      { numRuns: 4 },
    );
  }, 240_000);
});

it('covers every schema that is not abstract', () => {
  expect(SCHEMATA.filter((schema) => schema.isEdge)).toHaveLength(17);
  expect(SCHEMATA.length).toBeGreaterThan(50);
});
