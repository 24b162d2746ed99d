import { registerEnumType } from 'type-graphql';
import { ROLES } from '../../access/principal.js';
import { NEIGHBOR_ORDERS } from '../../graph/statements/neighbor-statements.js';
import { CLAIM_RANKS, MODALITIES } from '../../model/claim.js';
import { EVIDENCE_BASES, EVIDENCE_VERIFICATIONS } from '../../model/evidence.js';
import { CERTAINTIES, END_STATES } from '../../model/validity.js';
import { QUANTITY_QUALIFIERS } from '../../model/value.js';
import { SOURCE_KINDS } from '../../graph/statements/source-statements.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';

type EnumValues = Record<string, string>;
type EnumDescriptions = Record<string, { description: string }>;

function fixedEnum(
  name: string,
  description: string,
  values: Readonly<Record<string, string>>,
): EnumValues {
  const named: EnumValues = Object.fromEntries(Object.keys(values).map((value) => [value, value]));
  const valuesConfig = Object.fromEntries(
    Object.entries(values).map(([value, text]) => [value, { description: text }]),
  );
  registerEnumType(named, { name, description, valuesConfig });
  return named;
}

/** Every value needs its text, so that none is added without one. */
function described<Value extends string>(
  _all: readonly Value[],
  texts: Readonly<Record<Value, string>>,
) {
  return texts;
}

export const ModalityEnum = fixedEnum(
  'Modality',
  'How a claim is meant.',
  described(MODALITIES, {
    ACTUAL: 'It is or was so.',
    PLANNED: 'Somebody means to make it so.',
    EXPECTED: 'Somebody hopes or reckons that it will be so.',
    DENIED: 'Somebody says that it is not so.',
  }),
);

export const ClaimRankEnum = fixedEnum(
  'ClaimRank',
  "Which of several claims to believe, after Wikidata's statement ranks.",
  described(CLAIM_RANKS, {
    PREFERRED: 'Believed before the others.',
    NORMAL: 'Neither better nor worse than others.',
    DEPRECATED: 'Not believed: kept for the record, and left out of relations, facts and paths.',
  }),
);

export const EndStateEnum = fixedEnum(
  'EndState',
  'What is known of a claim’s end.',
  described(END_STATES, {
    ENDED: 'It is over, on a known day or not.',
    ONGOING: 'It lasted when it was said.',
    UNKNOWN: 'Nothing is said of its end.',
  }),
);

export const CertaintyEnum = fixedEnum(
  'Certainty',
  'How surely a claim held at the days that were asked for.',
  described(CERTAINTIES, {
    CERTAIN: 'There is a day among them on which it surely held.',
    POSSIBLE: 'It may have held on some of them; its dates are too vague to tell.',
  }),
);

export const EvidenceVerificationEnum = fixedEnum(
  'EvidenceVerification',
  'Whether the article has the extract’s words.',
  described(EVIDENCE_VERIFICATIONS, {
    VERIFIED: 'They stand at their offsets, inside the article.',
    MOVED: 'They stand elsewhere in the article.',
    MISATTRIBUTED: 'They stand only in another known article.',
    NOT_FOUND: 'They stand in no known article.',
    UNCHECKED: 'The article’s text was not at hand.',
  }),
);

export const EvidenceBasisEnum = fixedEnum(
  'EvidenceBasis',
  'How an extract backs its claim.',
  described(EVIDENCE_BASES, {
    EXPLICIT: 'The words say it.',
    INFERRED: 'A reader adds a step, which the reason gives.',
  }),
);

export const QuantityQualifierEnum = fixedEnum(
  'QuantityQualifier',
  'How a figure is meant.',
  described(QUANTITY_QUALIFIERS, {
    EXACT: 'Just so many.',
    ABOUT: 'Roughly so many.',
    OVER: 'More than so many.',
    UNDER: 'Fewer than so many.',
    AT_LEAST: 'So many or more.',
    AT_MOST: 'So many or fewer.',
  }),
);

export const SourceKindEnum = fixedEnum(
  'SourceKind',
  'Where claims come from.',
  described(SOURCE_KINDS, {
    ARTICLE: 'A file that captures one article.',
    DATASET: 'A dataset that was imported.',
    EDITOR: 'Somebody with an editor’s key.',
  }),
);

export const RelationDirectionEnum = fixedEnum(
  'RelationDirection',
  'How a relation lies to an entity.',
  {
    OUT: 'The entity is its source.',
    IN: 'The entity is its target.',
    BOTH: 'Either.',
  },
);

export const NeighborOrderEnum = fixedEnum(
  'NeighborOrder',
  'What neighbors are listed by. Equals are listed by their newest relation.',
  described(NEIGHBOR_ORDERS, {
    NEWEST: 'The earliest start of the relations to it, newest first, unknown last.',
    MOST_CONNECTED: 'Its `degree`, highest first.',
    MOST_CITED: 'How many extracts back the relations to it, most first.',
  }),
);

export const RoleEnum = fixedEnum(
  'Role',
  'What a key may do. Each role includes the ones before it.',
  described(ROLES, {
    READER: 'Ask.',
    EDITOR: 'Change what is claimed, and decide who is who.',
    ADMIN: 'Run the server: keys, imports, backups.',
  }),
);

export const EntityOrderEnum = fixedEnum(
  'EntityOrder',
  'What entities are listed by. Equals are listed by id.',
  {
    NAME: 'Name, by code point.',
    NAME_DESC: 'Name, the other way round.',
    ID: 'Id.',
    NEWEST_PUBLISHED: 'Time of publication, newest first; what has none comes last.',
  },
);

function vocabularyEnum(name: string, description: string) {
  const values: EnumValues = {};
  const valuesConfig: EnumDescriptions = {};
  registerEnumType(values, { name, description, valuesConfig });
  return { values, valuesConfig };
}

const entityTypes = vocabularyEnum('EntityType', 'The classes of entities. From the vocabulary.');
const relationKinds = vocabularyEnum(
  'RelationKind',
  'The kinds of relations. From the vocabulary.',
);
const factProperties = vocabularyEnum(
  'FactProperty',
  'The properties that facts give values to. From the vocabulary.',
);
const qualifierNames = vocabularyEnum(
  'QualifierName',
  'The properties that qualify claims. From the vocabulary.',
);

export const EntityTypeEnum = entityTypes.values;
export const RelationKindEnum = relationKinds.values;
export const FactPropertyEnum = factProperties.values;
export const QualifierNameEnum = qualifierNames.values;

/**
 * Fills the enums that the vocabulary makes. type-graphql keeps one registry a process and reads it when the schema
 * is built, so this comes before, and the latest vocabulary counts.
 */
export function fillVocabularyEnums(vocabulary: Vocabulary): void {
  fill(entityTypes, vocabulary.types.values(), ({ description }) => description);
  fill(
    relationKinds,
    vocabulary.kinds.values(),
    ({ label, inverseLabel, description }) =>
      `${description} Source “${label}” target; target “${inverseLabel}” source.`,
  );
  fill(factProperties, vocabulary.properties.values(), ({ description }) => description);
  fill(qualifierNames, vocabulary.qualifiers.values(), ({ description }) => description);
}

function fill<Definition extends { readonly name: string }>(
  target: { values: EnumValues; valuesConfig: EnumDescriptions },
  definitions: Iterable<Definition>,
  describe: (definition: Definition) => string,
): void {
  for (const name of Object.keys(target.values)) {
    Reflect.deleteProperty(target.values, name);
    Reflect.deleteProperty(target.valuesConfig, name);
  }
  for (const definition of definitions) {
    target.values[definition.name] = definition.name;
    target.valuesConfig[definition.name] = { description: describe(definition) };
  }
}
