import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { followTheMoney as ftm } from '../../src/vocabulary/follow-the-money.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';
import { vocabularyReference } from '../../src/vocabulary/reference-page.js';

const vocabulary = loadVocabulary(
  fileURLToPath(new URL('../../schema/vocabulary.yaml', import.meta.url)),
);
const types = [...vocabulary.types.values()];
const kinds = [...vocabulary.kinds.values()];
const properties = [...vocabulary.properties.values()];
const qualifiers = [...vocabulary.qualifiers.values()];

const GRAPHQL_ENUM_VALUE = /^(?!(true|false|null)$)[_A-Za-z][_0-9A-Za-z]*$/;

describe('The shipped vocabulary', () => {
  test('has the eleven types in the order of its file', () => {
    expect(types.map((type) => type.name)).toEqual([
      'PERSON',
      'AGENCY',
      'COMPANY',
      'ORGANIZATION',
      'POLICY',
      'PRODUCT',
      'INDUSTRY',
      'EVENT',
      'PLACE',
      'ARTICLE',
      'RECORD',
    ]);
  });

  test('reads a relation in both directions', () => {
    expect(vocabulary.kinds.get('EMPLOYMENT')).toMatchObject({
      source: ['PERSON'],
      target: ['AGENCY', 'COMPANY', 'ORGANIZATION'],
      label: 'works for',
      inverseLabel: 'employs',
      symmetric: false,
      ftm: 'Employment',
    });
  });

  test('is symmetric only where nothing tells the ends apart', () => {
    expect(kinds.filter((kind) => kind.symmetric).map((kind) => kind.name)).toEqual([
      'ASSOCIATE',
      'UNKNOWN_LINK',
    ]);
  });

  test('shows by a kind alone whether it leads to an article', () => {
    const withArticles = kinds.filter((kind) =>
      [...kind.source, ...kind.target].includes('ARTICLE'),
    );
    expect(withArticles.map((kind) => kind.name)).toEqual([
      'DOCUMENTATION',
      'REFERS_TO_ARTICLE',
      'ARTICLE_REFERS_TO',
      'ARTICLE_REFERS_TO_ARTICLE',
      'AUTHORED',
      'PUBLISHED',
    ]);
    for (const kind of withArticles) {
      const ends = [kind.source, kind.target].filter((end) => end.includes('ARTICLE'));
      for (const end of ends) expect(end).toEqual(['ARTICLE']);
    }
  });

  test('reaches every type by at least one kind', () => {
    const reached = new Set(kinds.flatMap((kind) => [...kind.source, ...kind.target]));
    expect(types.filter((type) => !reached.has(type.name))).toEqual([]);
  });
});

describe('Names of the vocabulary are safe where they are used', () => {
  test('labels and kinds in a statement', () => {
    for (const name of [...types.map((type) => type.label), ...kinds.map((kind) => kind.name)]) {
      expect(name).toMatch(/^[A-Z][A-Za-z_]*$/);
    }
    expect(new Set(types.map((type) => type.label)).size).toBe(types.length);
  });

  test('all of them as GraphQL enum values', () => {
    for (const { name } of [...types, ...kinds, ...properties, ...qualifiers])
      expect(name).toMatch(GRAPHQL_ENUM_VALUE);
  });

  test('and each is the key it is found under', () => {
    const maps = [vocabulary.types, vocabulary.kinds, vocabulary.properties, vocabulary.qualifiers];
    for (const map of maps) for (const [key, { name }] of map) expect(name).toBe(key);
  });
});

describe('Nothing of FollowTheMoney is lost', () => {
  const typeOf = new Map(
    types.flatMap((type) => type.followTheMoneySchemata.map((schema) => [schema, type.name])),
  );
  const things = ftm.getSchemata().filter((schema) => !schema.isEdge && !schema.abstract);
  const edges = ftm.getSchemata().filter((schema) => schema.isEdge);

  test('every schema for things has one type', () => {
    expect(things.filter((schema) => !typeOf.has(schema.name))).toEqual([]);
    expect(typeOf.get('PublicBody')).toBe('AGENCY');
    expect(typeOf.get('Vessel')).toBe('RECORD');
    expect(types.flatMap((type) => type.followTheMoneySchemata)).toHaveLength(typeOf.size);
  });

  test('every schema for edges has a kind', () => {
    const mapped = new Set(kinds.map((kind) => kind.ftm));
    expect(edges.filter((schema) => !mapped.has(schema.name)).map((schema) => schema.name)).toEqual(
      [],
    );
  });

  test('every property of a thing that is not a link can be a fact about it', () => {
    const typesByProperty = new Map(properties.map((property) => [property.ftm, property.types]));
    for (const schema of things) {
      for (const property of schema.getProperties().values()) {
        if (property.type.isEntity) continue;
        const found = { property: property.qname, types: typesByProperty.get(property.name) ?? [] };
        expect(found).toEqual({
          property: property.qname,
          types: expect.arrayContaining([typeOf.get(schema.name)]),
        });
      }
    }
  });

  test('every property of an edge but its ends can be a qualifier of its kinds', () => {
    const nameOf = new Map(qualifiers.map((qualifier) => [qualifier.ftm, qualifier.name]));
    for (const kind of kinds) {
      if (kind.ftm === undefined) continue;
      const schema = ftm.getSchema(kind.ftm);
      const names = [...schema.getProperties().values()]
        .filter(
          ({ name, stub }) => !stub && name !== schema.edge?.source && name !== schema.edge?.target,
        )
        .map(({ name }) => nameOf.get(name));
      expect(kind.qualifiers).toEqual(expect.arrayContaining(names));
    }
  });

  test('the ends of an edge take every type that FollowTheMoney allows there, articles aside', () => {
    for (const schema of edges) {
      const mapped = kinds.filter((kind) => kind.ftm === schema.name);
      const allowed = (end = ''): (string | undefined)[] => {
        const range = schema.getProperty(end).getRange();
        const names = things
          .filter((thing) => thing.isA(range))
          .map((thing) => typeOf.get(thing.name));
        return [...new Set(names)].filter((name) => name !== 'ARTICLE');
      };
      expect(mapped.flatMap((kind) => kind.source)).toEqual(
        expect.arrayContaining(allowed(schema.edge?.source)),
      );
      expect(mapped.flatMap((kind) => kind.target)).toEqual(
        expect.arrayContaining(allowed(schema.edge?.target)),
      );
    }
  });

  test('birthDate is BIRTH_DATE, a date of people', () => {
    expect(vocabulary.properties.get('BIRTH_DATE')).toMatchObject({
      value: 'DATE',
      ftm: 'birthDate',
      inherited: true,
    });
    expect(vocabulary.properties.get('BIRTH_DATE')?.types).toContain('PERSON');
    expect(vocabulary.properties.get('BIRTH_DATE')?.types).not.toContain('COMPANY');
  });

  test('numbers come in as text, exactly as written', () => {
    expect(vocabulary.properties.get('HEIGHT')).toMatchObject({ value: 'TEXT', inherited: true });
  });

  test('words in capitals and digits keep together', () => {
    expect(vocabulary.properties.get('FALLS_UNDER_GPP_SCOPE')?.ftm).toBe('fallsUnderGPPScope');
    expect(vocabulary.properties.get('STREET2')?.ftm).toBe('street2');
  });

  test('what Sutra lists itself is not there a second time', () => {
    expect(
      properties.filter((property) => property.ftm === 'name').map((property) => property.name),
    ).toEqual(['NAME']);
    expect(
      vocabulary.kinds.get('EMPLOYMENT')?.qualifiers.filter((name) => name === 'ROLE'),
    ).toEqual(['ROLE']);
    for (const all of [properties, qualifiers]) {
      const counterparts = all.flatMap((entry) => entry.ftm ?? []);
      expect(new Set(counterparts).size).toBe(counterparts.length);
    }
  });

  test('a type that FollowTheMoney lacks has what every thing has', () => {
    expect(vocabulary.properties.get('WIKIDATA_ID')?.types).toContain('POLICY');
    expect(vocabulary.properties.get('LEI_CODE')?.types).not.toContain('POLICY');
  });

  test('a further entity on an edge is a qualifier of the types it may have', () => {
    expect(vocabulary.qualifiers.get('CONTRACT')).toMatchObject({
      value: 'ENTITY',
      types: ['RECORD'],
    });
    expect(vocabulary.kinds.get('PAYMENT')?.qualifiers).toContain('CONTRACT');
  });
});

describe('The reference page', () => {
  const page = vocabularyReference(vocabulary);

  test('names every type, kind, property and qualifier', () => {
    for (const { name } of [...types, ...kinds, ...properties, ...qualifiers])
      expect(page).toContain(`| \`${name}\` |`);
  });

  test('has tables whose rows have as many cells as their heads', () => {
    for (const table of page
      .trimEnd()
      .split('\n\n')
      .filter((block) => block.startsWith('| '))) {
      const widths = table.split('\n').map((row) => row.replaceAll('\\|', '').split('|').length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  test('is the same each time', () => {
    expect(vocabularyReference(vocabulary)).toBe(page);
  });
});
