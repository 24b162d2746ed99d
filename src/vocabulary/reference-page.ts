import type {
  EntityTypeDefinition,
  FactPropertyDefinition,
  QualifierDefinition,
  RelationKindDefinition,
  Vocabulary,
} from './vocabulary.js';

/**
 * The Markdown of `docs/vocabulary.md`: full tables of Sutra's own entries, and
 * one compact table each of the properties and qualifiers FollowTheMoney adds.
 */
export function vocabularyReference(vocabulary: Vocabulary): string {
  const properties = [...vocabulary.properties.values()];
  const qualifiers = [...vocabulary.qualifiers.values()];
  const inheritedQualifiers = qualifiers.filter((qualifier) => qualifier.inherited);
  const inheritedProperties = properties.filter((property) => property.inherited);
  const pages = [
    '# Vocabulary',
    'Emitted from `schema/vocabulary.yaml`; change that file, not this page. FtM is [FollowTheMoney](https://followthemoney.tech).',
    '## Entity types',
    typesTable([...vocabulary.types.values()]),
    '## Relation kinds',
    kindsTable([...vocabulary.kinds.values()], vocabulary.qualifiers),
    '## Fact properties',
    propertiesTable(properties.filter((property) => !property.inherited)),
    '## Qualifiers',
    qualifiersTable(qualifiers.filter((qualifier) => !qualifier.inherited)),
  ];
  if (inheritedProperties.length > 0) {
    pages.push(
      '## Fact properties from FollowTheMoney',
      inheritedPropertiesTable(inheritedProperties, vocabulary),
    );
  }
  if (inheritedQualifiers.length > 0) {
    pages.push(
      '## Qualifiers from FollowTheMoney',
      inheritedQualifiersTable(inheritedQualifiers, vocabulary),
    );
  }
  return `${pages.join('\n\n')}\n`;
}

function typesTable(types: readonly EntityTypeDefinition[]): string {
  return table(
    ['Type', 'Label', 'What it is', 'FtM schemata', 'schema.org', 'Wikidata'],
    types.map((type) => [
      code(type.name),
      type.label,
      type.description,
      type.followTheMoneySchemata.join(', '),
      type.schemaOrg ?? '',
      wikidataLink(type.wikidata),
    ]),
  );
}

function kindsTable(
  kinds: readonly RelationKindDefinition[],
  qualifiers: ReadonlyMap<string, QualifierDefinition>,
): string {
  return table(
    [
      'Kind',
      'What it says',
      'From',
      'Reads',
      'To',
      'Backwards',
      'Qualifiers',
      'FtM',
      'schema.org',
      'Wikidata',
    ],
    kinds.map((kind) => [
      code(kind.name),
      kind.description,
      kind.source.join(', '),
      kind.label,
      kind.target.join(', '),
      kind.symmetric ? 'the same' : kind.inverseLabel,
      kind.qualifiers.filter((name) => !qualifiers.get(name)?.inherited).join(', '),
      kind.ftm ?? '',
      kind.schemaOrg ?? '',
      wikidataLink(kind.wikidata),
    ]),
  );
}

function propertiesTable(properties: readonly FactPropertyDefinition[]): string {
  return table(
    ['Property', 'What it says', 'Types', 'Value', 'FtM'],
    properties.map((property) => [
      code(property.name),
      property.description,
      property.types.join(', '),
      property.value,
      property.ftm ?? '',
    ]),
  );
}

function qualifiersTable(qualifiers: readonly QualifierDefinition[]): string {
  return table(
    ['Qualifier', 'What it says', 'Value', 'FtM'],
    qualifiers.map((qualifier) => [
      code(qualifier.name),
      qualifier.description,
      valueOf(qualifier),
      qualifier.ftm ?? '',
    ]),
  );
}

function inheritedPropertiesTable(
  properties: readonly FactPropertyDefinition[],
  vocabulary: Vocabulary,
): string {
  return table(
    ['Property', 'FtM', 'Value', 'Types'],
    properties.map((property) => [
      code(property.name),
      property.ftm ?? '',
      property.value,
      property.types.length === vocabulary.types.size ? 'all' : property.types.join(', '),
    ]),
  );
}

function inheritedQualifiersTable(
  qualifiers: readonly QualifierDefinition[],
  vocabulary: Vocabulary,
): string {
  const ofFollowTheMoney = [...vocabulary.kinds.values()].filter((kind) => kind.ftm !== undefined);
  return table(
    ['Qualifier', 'FtM', 'Value', 'Kinds'],
    qualifiers.map((qualifier) => {
      const kinds = ofFollowTheMoney.filter((kind) => kind.qualifiers.includes(qualifier.name));
      const named =
        kinds.length === ofFollowTheMoney.length
          ? 'all of FtM'
          : kinds.map((kind) => kind.name).join(', ');
      return [code(qualifier.name), qualifier.ftm ?? '', valueOf(qualifier), named];
    }),
  );
}

function valueOf({ value, types }: QualifierDefinition): string {
  return types ? `${value}: ${types.join(', ')}` : value;
}

function wikidataLink(id: string | undefined): string {
  if (id === undefined) return '';
  return `[${id}](https://www.wikidata.org/wiki/${id.startsWith('P') ? 'Property:' : ''}${id})`;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Bars and line breaks would end a cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
