import { followTheMoney } from './follow-the-money.js';
import { PROPERTY_PATTERN } from './names.js';
import { readCounterparts } from './read-counterparts.js';
import type { QualifierDefinition } from './vocabulary.js';
import type { VocabularyNode } from './vocabulary-node.js';

const VALUES = ['TEXT', 'QUANTITY', 'MONEY', 'DATE', 'BOOLEAN', 'ENTITY'] as const;

/** Reads `qualifiers`: Sutra's own. */
export function readQualifiers(
  section: VocabularyNode,
  types: readonly string[],
): Map<string, QualifierDefinition> {
  const names = followTheMoney
    .getSchemata()
    .filter((schema) => schema.isEdge)
    .flatMap((schema) => [...schema.getProperties().keys()]);
  const qualifiers = new Map<string, QualifierDefinition>();
  const what = 'a property of a FollowTheMoney edge';
  const followTheMoneyNames = { names, what, ownerOf: new Map<string, string>() };
  for (const { name, key, value } of section.entries()) {
    key.textMatching(PROPERTY_PATTERN, 'a name of A-Z, 0-9 and _');
    const fields = value.fields(
      ['description', 'value'],
      ['types', 'ftm', 'schemaOrg', 'wikidata'],
    );
    const valueType = fields.value.oneOf(VALUES, 'a kind of value');
    const listed = fields.types?.listOf(types, 'an entity type');
    if (valueType === 'ENTITY' && !listed?.length) {
      value.fail('types, because the value is an ENTITY', 'none');
    }
    if (valueType !== 'ENTITY') {
      fields.types?.fail(`no types, because the value is a ${valueType}`);
    }
    qualifiers.set(name, {
      name,
      description: fields.description.text(),
      value: valueType,
      ...(listed && { types: listed }),
      ...readCounterparts(name, fields, followTheMoneyNames),
      inherited: false,
    });
  }
  return qualifiers;
}
