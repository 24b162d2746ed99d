import { followTheMoney } from './follow-the-money.js';
import { PROPERTY_PATTERN } from './names.js';
import { readCounterparts } from './read-counterparts.js';
import type { FactPropertyDefinition } from './vocabulary.js';
import type { VocabularyNode } from './vocabulary-node.js';

const VALUES = ['TEXT', 'QUANTITY', 'MONEY', 'DATE', 'BOOLEAN'] as const;

/** Reads `properties`: Sutra's own. */
export function readProperties(
  section: VocabularyNode,
  types: readonly string[],
): Map<string, FactPropertyDefinition> {
  const names = followTheMoney
    .getProperties()
    .filter((property) => !property.type.isEntity && !property.schema.isEdge)
    .map((property) => property.name);
  const properties = new Map<string, FactPropertyDefinition>();
  const what = 'a FollowTheMoney property whose value is not an entity';
  const followTheMoneyNames = { names, what, ownerOf: new Map<string, string>() };
  for (const { name, key, value } of section.entries()) {
    key.textMatching(PROPERTY_PATTERN, 'a name of A-Z, 0-9 and _');
    const fields = value.fields(
      ['description', 'types', 'value'],
      ['single', 'ftm', 'schemaOrg', 'wikidata'],
    );
    const listed = fields.types.listOf(types, 'an entity type');
    if (listed.length === 0) fields.types.fail('at least one entity type');
    properties.set(name, {
      name,
      description: fields.description.text(),
      types: listed,
      value: fields.value.oneOf(VALUES, 'a kind of value'),
      single: fields.single?.flag() ?? false,
      ...readCounterparts(name, fields, followTheMoneyNames),
      inherited: false,
    });
  }
  return properties;
}
