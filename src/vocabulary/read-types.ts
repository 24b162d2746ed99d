import { followTheMoney } from './follow-the-money.js';
import { KIND_PATTERN, LABEL_PATTERN, RESERVED_LABELS } from './names.js';
import { readCounterparts } from './read-counterparts.js';
import type { EntityTypeDefinition } from './vocabulary.js';
import type { VocabularyFields, VocabularyNode } from './vocabulary-node.js';

/** In `followTheMoneySchemata`: all schemata for things that no other type takes. */
const ALL_OTHERS = '*';

/** Reads `types` and shares FollowTheMoney's schemata out among them, each to one type. */
export function readTypes(section: VocabularyNode): Map<string, EntityTypeDefinition> {
  const schemata = followTheMoney
    .getSchemata()
    .filter((schema) => !schema.isEdge && !schema.abstract);
  const names = schemata.map((schema) => schema.name);
  const types = new Map<string, EntityTypeDefinition>();
  const ownerOf = new Map<string, string>();
  const what = 'a FollowTheMoney schema that is not an edge';
  let rest: string | undefined;

  for (const { name, key, value } of section.entries()) {
    key.textMatching(KIND_PATTERN, 'a name of A-Z and _');
    const fields = value.fields(
      ['label', 'plural', 'description'],
      ['ftm', 'schemaOrg', 'wikidata', 'followTheMoneySchemata', 'followTheMoneyExport'],
    );
    const counterparts = readCounterparts(name, fields, { names, what });
    for (const item of listedSchemata(fields)) {
      const schema = item.text();
      if (schema !== ALL_OTHERS && !names.includes(schema)) item.fail(what);
      const owner = schema === ALL_OTHERS ? rest : ownerOf.get(schema);
      if (owner !== undefined && owner !== name) {
        item.fail(`a FollowTheMoney schema that is not ${owner}'s already`);
      }
      if (schema === ALL_OTHERS) rest = name;
      else ownerOf.set(schema, name);
    }
    types.set(name, {
      name,
      label: readLabel(fields.label, types),
      plural: fields.plural.text(),
      description: fields.description.text(),
      ...counterparts,
      ...exportOf(fields.followTheMoneyExport?.oneOf(names, what) ?? counterparts.ftm),
      followTheMoneySchemata: [],
    });
  }

  const schemataOf = (type: string): string[] =>
    names.filter((schema) => (ownerOf.get(schema) ?? rest) === type);
  return new Map(
    [...types.values()].map((type) => [
      type.name,
      { ...type, followTheMoneySchemata: schemataOf(type.name) },
    ]),
  );
}

function exportOf(schema: string | undefined): { followTheMoneyExport?: string } {
  return schema === undefined ? {} : { followTheMoneyExport: schema };
}

/** A type's counterpart is one of its schemata without being listed twice. */
function listedSchemata(
  fields: VocabularyFields<never, 'ftm' | 'followTheMoneySchemata'>,
): VocabularyNode[] {
  const counterpart = fields.ftm;
  return [...(counterpart ? [counterpart] : []), ...(fields.followTheMoneySchemata?.items() ?? [])];
}

function readLabel(node: VocabularyNode, types: ReadonlyMap<string, EntityTypeDefinition>): string {
  const label = node.textMatching(LABEL_PATTERN, 'a label of letters and _ that begins with A-Z');
  if (RESERVED_LABELS.includes(label)) {
    node.fail(`a label other than ${RESERVED_LABELS.join(', ')}`);
  }
  const owner = [...types.values()].find((type) => type.label === label);
  return owner ? node.fail(`a label that is not ${owner.name}'s already`) : label;
}
