import { describe, expect, test } from '@jest/globals';
import { SutraError } from '../../src/errors.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';
import { SMALL_VOCABULARY, withVocabularyFile } from './vocabulary-file.js';

interface Mistake {
  readonly name: string;
  /** Text of the small vocabulary that occurs in it once. */
  readonly right: string;
  readonly wrong: string;
  /** The message after the file's path. */
  readonly message: string;
}

const MISTAKES: readonly Mistake[] = [
  {
    name: 'a section that does not exist',
    right: 'qualifiers:\n  ROLE:',
    wrong: 'colours: {}\nqualifiers:\n  ROLE:',
    message:
      ':40: colours: expected one of the keys types, kinds, properties, qualifiers, followTheMoney, got "colours".',
  },
  {
    name: 'a key that no entry has',
    right: '    plural: People',
    wrong: '    plurals: People',
    message:
      ':4: types.PERSON.plurals: expected one of the keys label, plural, description, ftm, schemaOrg, wikidata, followTheMoneySchemata, followTheMoneyExport, got "plurals".',
  },
  {
    name: 'a missing field',
    right: '    symmetric: false\n',
    wrong: '',
    message:
      ':17: kinds.EMPLOYMENT: expected the key symmetric, got only description, source, target, label, inverseLabel, qualifiers, ftm.',
  },
  {
    name: 'a field without a value',
    right: 'description: A human being.',
    wrong: 'description:',
    message: ':5: types.PERSON.description: expected a text, got nothing.',
  },
  {
    name: 'a number where a text belongs',
    right: 'label: works for',
    wrong: 'label: 7',
    message: ':21: kinds.EMPLOYMENT.label: expected a text, got 7.',
  },
  {
    name: 'a text where a list belongs',
    right: 'qualifiers: [ROLE]',
    wrong: 'qualifiers: ROLE',
    message: ':24: kinds.EMPLOYMENT.qualifiers: expected a list, got "ROLE".',
  },
  {
    name: 'a text where true or false belongs',
    right: 'symmetric: false',
    wrong: 'symmetric: "no"',
    message: ':23: kinds.EMPLOYMENT.symmetric: expected true or false, got "no".',
  },
  {
    name: 'a type whose name could end a statement',
    right: '  COMPANY:\n    label',
    wrong: '  "COMPANY`)":\n    label',
    message: ':7: types.COMPANY`): expected a name of A-Z and _, got "COMPANY`)".',
  },
  {
    name: 'a label that could end a statement',
    right: 'label: Company',
    wrong: 'label: Company) DETACH DELETE (n',
    message:
      ':8: types.COMPANY.label: expected a label of letters and _ that begins with A-Z, got "Company) DETACH DELETE (n".',
  },
  {
    name: 'a label that the graph model uses itself',
    right: 'label: Company',
    wrong: 'label: Claim',
    message: ':8: types.COMPANY.label: expected a label other than Entity, Claim, got "Claim".',
  },
  {
    name: 'a label that another type has',
    right: 'label: Company',
    wrong: 'label: Person',
    message:
      ':8: types.COMPANY.label: expected a label that is not PERSON\'s already, got "Person".',
  },
  {
    name: 'a kind in lower case',
    right: '  EMPLOYMENT:',
    wrong: '  employment:',
    message: ':17: kinds.employment: expected a name of A-Z and _, got "employment".',
  },
  {
    name: 'a kind that the graph model uses itself',
    right: '  EMPLOYMENT:',
    wrong: '  CITES:',
    message: ':17: kinds.CITES: expected a name other than CITES, got "CITES".',
  },
  {
    name: 'a property whose name begins with a digit',
    right: '  NAME:',
    wrong: '  2NAME:',
    message: ':35: properties.2NAME: expected a name of A-Z, 0-9 and _, got "2NAME".',
  },
  {
    name: 'an end of a type that is not defined',
    right: 'target: [COMPANY]',
    wrong: 'target: [COMPANY, FIRM]',
    message:
      ':20: kinds.EMPLOYMENT.target[1]: expected an entity type (PERSON, COMPANY, ARTICLE), got "FIRM".',
  },
  {
    name: 'an end of no type',
    right: 'target: [COMPANY]',
    wrong: 'target: []',
    message: ':20: kinds.EMPLOYMENT.target: expected at least one entity type, got a list.',
  },
  {
    name: 'a type listed twice',
    right: 'target: [COMPANY]',
    wrong: 'target: [COMPANY, COMPANY]',
    message:
      ':20: kinds.EMPLOYMENT.target[1]: expected an entity type that is not in the list already, got "COMPANY".',
  },
  {
    name: 'a qualifier that is not defined',
    right: 'qualifiers: [ROLE]',
    wrong: 'qualifiers: [RANK]',
    message:
      ':24: kinds.EMPLOYMENT.qualifiers[0]: expected a qualifier (ROLE, EMPLOYER), got "RANK".',
  },
  {
    name: 'articles at an end among others',
    right: 'target: [COMPANY]',
    wrong: 'target: [COMPANY, ARTICLE]',
    message:
      ':20: kinds.EMPLOYMENT.target: expected ARTICLE alone or not at all, got COMPANY, ARTICLE.',
  },
  {
    name: 'a symmetric kind that reads differently backwards',
    right: 'inverseLabel: is associated with',
    wrong: 'inverseLabel: knows',
    message:
      ':31: kinds.ASSOCIATE.inverseLabel: expected "is associated with" as in label, because the kind is symmetric, got "knows".',
  },
  {
    name: 'a symmetric kind with different ends',
    right: 'target: [PERSON]',
    wrong: 'target: [PERSON, COMPANY]',
    message:
      ':29: kinds.ASSOCIATE.target: expected the types of source, because the kind is symmetric, got PERSON, COMPANY.',
  },
  {
    name: 'a property of a type that is not defined',
    right: 'types: [PERSON, COMPANY]',
    wrong: 'types: [PEOPLE]',
    message:
      ':37: properties.NAME.types[0]: expected an entity type (PERSON, COMPANY, ARTICLE), got "PEOPLE".',
  },
  {
    name: 'a fact whose value is an entity',
    right: 'value: TEXT\n    ftm: name',
    wrong: 'value: ENTITY\n    ftm: name',
    message:
      ':38: properties.NAME.value: expected a kind of value (TEXT, QUANTITY, MONEY, DATE, BOOLEAN), got "ENTITY".',
  },
  {
    name: 'a qualifier of entities of no type',
    right: '    types: [COMPANY]\n',
    wrong: '',
    message: ':45: qualifiers.EMPLOYER: expected types, because the value is an ENTITY, got none.',
  },
  {
    name: 'types on a qualifier of texts',
    right: 'value: ENTITY\n    types',
    wrong: 'value: TEXT\n    types',
    message:
      ':48: qualifiers.EMPLOYER.types: expected no types, because the value is a TEXT, got a list.',
  },
  {
    name: 'a type with a counterpart that FollowTheMoney lacks',
    right: 'ftm: Person',
    wrong: 'ftm: Human',
    message:
      ':6: types.PERSON.ftm: expected a FollowTheMoney schema that is not an edge, got "Human".',
  },
  {
    name: 'a type whose counterpart is an edge',
    right: 'ftm: Person',
    wrong: 'ftm: Ownership',
    message:
      ':6: types.PERSON.ftm: expected a FollowTheMoney schema that is not an edge, got "Ownership".',
  },
  {
    name: 'a counterpart that another type has',
    right: 'ftm: Company',
    wrong: 'ftm: Person',
    message:
      ':11: types.COMPANY.ftm: expected a FollowTheMoney schema that is not PERSON\'s already, got "Person".',
  },
  {
    name: 'a schema listed that FollowTheMoney lacks',
    right: 'description: A text.',
    wrong: 'description: A text.\n    followTheMoneySchemata: [Article, Pamphlet]',
    message:
      ':16: types.ARTICLE.followTheMoneySchemata[1]: expected a FollowTheMoney schema that is not an edge, got "Pamphlet".',
  },
  {
    name: 'a schema listed that another type has',
    right: 'description: A text.',
    wrong: 'description: A text.\n    followTheMoneySchemata: ["*", Person]',
    message:
      ':16: types.ARTICLE.followTheMoneySchemata[1]: expected a FollowTheMoney schema that is not PERSON\'s already, got "Person".',
  },
  {
    name: 'a kind whose counterpart is not an edge',
    right: 'ftm: Employment',
    wrong: 'ftm: Call',
    message: ':25: kinds.EMPLOYMENT.ftm: expected an edge schema of FollowTheMoney, got "Call".',
  },
  {
    name: 'a property with a counterpart that FollowTheMoney lacks',
    right: 'ftm: name',
    wrong: 'ftm: designation',
    message:
      ':39: properties.NAME.ftm: expected a FollowTheMoney property whose value is not an entity, got "designation".',
  },
  {
    name: 'a qualifier with a counterpart that no edge has',
    right: 'ftm: role',
    wrong: 'ftm: birthDate',
    message:
      ':44: qualifiers.ROLE.ftm: expected a property of a FollowTheMoney edge, got "birthDate".',
  },
  {
    name: 'a Wikidata id of another form',
    right: 'ftm: Employment',
    wrong: 'wikidata: worksFor',
    message:
      ':25: kinds.EMPLOYMENT.wikidata: expected a Wikidata id such as Q5 or P108, got "worksFor".',
  },
  {
    name: 'a name that is there twice',
    right: '  COMPANY:\n    label',
    wrong: '  PERSON:\n    label',
    message: ':7: expected YAML with distinct keys, got a mistake: Map keys must be unique.',
  },
  {
    name: 'text that is not YAML',
    right: '  COMPANY:\n    label: Company',
    wrong: '  COMPANY:\n    label: "Company',
    message: expect.stringMatching(
      /^:\d+: expected YAML with distinct keys, got a mistake: /,
    ) as unknown as string,
  },
];

describe('A mistake in the vocabulary is told with file, line, what was expected and what came', () => {
  test('and the vocabulary that the mistakes are made in has none', () => {
    expect(withVocabularyFile(SMALL_VOCABULARY, loadVocabulary).kinds.size).toBe(2);
  });

  test.each(MISTAKES)('$name', ({ right, wrong, message }) => {
    expect(SMALL_VOCABULARY.split(right)).toHaveLength(2);
    const error = mistakeOf(SMALL_VOCABULARY.replace(right, () => wrong));
    expect(error.code).toBe('INVALID_VOCABULARY');
    expect(error.message).toEqual(message);
  });

  test('an own property that shares its name with one of FollowTheMoney must say that it means the same', () => {
    const text = SMALL_VOCABULARY.replace('  NAME:', '  BIRTH_DATE:') + INHERIT;
    expect(mistakeOf(text).message).toBe(
      ':35: properties.BIRTH_DATE: expected ftm: birthDate, because FollowTheMoney has a property of that name, got none or another.',
    );
  });

  test('a counterpart that another property has', () => {
    const second =
      '  TITLE:\n    description: A title.\n    types: [PERSON]\n    value: TEXT\n    ftm: name\n';
    const text = SMALL_VOCABULARY.replace(
      'qualifiers:\n  ROLE',
      () => `${second}qualifiers:\n  ROLE`,
    );
    expect(mistakeOf(text).message).toBe(
      ':44: properties.TITLE.ftm: expected a FollowTheMoney property whose value is not an entity that is not NAME\'s already, got "name".',
    );
  });

  test('a file that cannot be read keeps its cause', () => {
    const error = catchError(() => loadVocabulary('/nowhere/vocabulary.yaml'));
    expect(error.message).toBe(
      '/nowhere/vocabulary.yaml: expected a vocabulary file, got none that can be read.',
    );
    expect(error.cause).toMatchObject({ code: 'ENOENT' });
  });

  test('an empty file is told at its first line', () => {
    expect(mistakeOf('').message).toBe(':1: top level: expected a mapping, got nothing.');
  });
});

const INHERIT = 'followTheMoney:\n  inheritProperties: true\n';

/** The error that the text brings, its message without the file's path. */
function mistakeOf(text: string): SutraError {
  return withVocabularyFile(text, (path) => {
    const error = catchError(() => loadVocabulary(path));
    expect(error.message.startsWith(path)).toBe(true);
    return new SutraError(error.code, error.message.slice(path.length));
  });
}

function catchError(action: () => unknown): SutraError {
  try {
    action();
  } catch (error) {
    if (error instanceof SutraError) return error;
    throw error;
  }
  throw new Error('Expected a SutraError, got none.');
}
