import { followTheMoney } from './follow-the-money.js';
import { KIND_PATTERN, RESERVED_KINDS } from './names.js';
import { readCounterparts } from './read-counterparts.js';
import type { RelationKindDefinition } from './vocabulary.js';
import type { VocabularyFields, VocabularyNode } from './vocabulary-node.js';

/** In `followTheMoneyProperties`: all properties to entities that no kind lists. */
const ALL_OTHERS = '*';

/** Reads `kinds`, whose ends must be of `types` and whose qualifiers of `qualifiers`. */
export function readKinds(
  section: VocabularyNode,
  types: readonly string[],
  qualifiers: readonly string[],
): Map<string, RelationKindDefinition> {
  const schemata = followTheMoney.getSchemata().filter((schema) => schema.isEdge);
  const names = schemata.map((schema) => schema.name);
  const followTheMoneyNames = { names, what: 'an edge schema of FollowTheMoney' };
  const linking = [
    ALL_OTHERS,
    ...followTheMoney
      .getProperties()
      .filter((property) => property.type.isEntity && !property.stub && !property.schema.isEdge)
      .map((property) => property.name),
  ];
  const kinds = new Map<string, RelationKindDefinition>();
  for (const { name, key, value } of section.entries()) {
    key.textMatching(KIND_PATTERN, 'a name of A-Z and _');
    if (RESERVED_KINDS.includes(name)) key.fail(`a name other than ${RESERVED_KINDS.join(', ')}`);
    const fields = value.fields(
      ['description', 'source', 'target', 'label', 'inverseLabel', 'symmetric', 'qualifiers'],
      ['followTheMoneyProperties', 'ftm', 'schemaOrg', 'wikidata'],
    );
    const kind: RelationKindDefinition = {
      name,
      description: fields.description.text(),
      source: readEnd(fields.source, types),
      target: readEnd(fields.target, types),
      label: fields.label.text(),
      inverseLabel: fields.inverseLabel.text(),
      symmetric: fields.symmetric.flag(),
      qualifiers: fields.qualifiers.listOf(qualifiers, 'a qualifier'),
      followTheMoneyProperties:
        fields.followTheMoneyProperties?.listOf(linking, 'a FollowTheMoney property to entities') ??
        [],
      ...readCounterparts(name, fields, followTheMoneyNames),
    };
    checkSymmetry(kind, fields);
    kinds.set(name, kind);
  }
  return kinds;
}

/** Whether a relation leads to an article must show in its kind, so that paths can leave articles out by kind alone. */
function readEnd(node: VocabularyNode, types: readonly string[]): string[] {
  const end = node.listOf(types, 'an entity type');
  if (end.length === 0) node.fail('at least one entity type');
  if (end.includes('ARTICLE') && end.length > 1) {
    node.fail('ARTICLE alone or not at all', end.join(', '));
  }
  return end;
}

function checkSymmetry(
  kind: RelationKindDefinition,
  fields: VocabularyFields<'inverseLabel' | 'target', never>,
): void {
  if (!kind.symmetric) return;
  if (kind.label !== kind.inverseLabel) {
    fields.inverseLabel.fail(
      `${JSON.stringify(kind.label)} as in label, because the kind is symmetric`,
    );
  }
  if ([...kind.source].sort().join() !== [...kind.target].sort().join()) {
    fields.target.fail(
      'the types of source, because the kind is symmetric',
      kind.target.join(', '),
    );
  }
}
