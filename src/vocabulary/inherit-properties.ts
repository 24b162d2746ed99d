import type { Property } from '@opensanctions/followthemoney';
import { followTheMoney } from './follow-the-money.js';
import { followTheMoneyName } from './follow-the-money-name.js';
import type { EntityTypeDefinition, FactPropertyDefinition } from './vocabulary.js';

/**
 * The FollowTheMoney properties that `own` does not map, as fact properties by
 * name, so that importing a thing loses none of its values. Links to other
 * entities are left out: they are relations.
 *
 * A type without a FollowTheMoney counterpart (POLICY) has those of Thing, the
 * root of all things: a policy too may have a web page or a Wikidata id.
 *
 * FollowTheMoney checks little beyond dates, so that numbers and addresses
 * come in as TEXT, exactly as written.
 */
export function inheritProperties(
  types: ReadonlyMap<string, EntityTypeDefinition>,
  own: ReadonlyMap<string, FactPropertyDefinition>,
): FactPropertyDefinition[] {
  const mapped = new Set([...own.values()].map((property) => property.ftm));
  const found = new Map<string, { property: Property; types: string[] }>();
  for (const type of types.values()) {
    for (const schemaName of ['Thing', ...type.followTheMoneySchemata]) {
      for (const property of followTheMoney.getSchema(schemaName).getProperties().values()) {
        if (property.type.isEntity || mapped.has(property.name)) continue;
        const entry = found.get(property.name) ?? { property, types: [] };
        if (!entry.types.includes(type.name)) entry.types.push(type.name);
        found.set(property.name, entry);
      }
    }
  }
  return [...found.values()]
    .map((entry): FactPropertyDefinition => ({
      name: followTheMoneyName(entry.property.name),
      description: entry.property.description ?? `${entry.property.label}.`,
      types: entry.types,
      value: entry.property.type.name === 'date' ? 'DATE' : 'TEXT',
      single: false,
      ftm: entry.property.name,
      inherited: true,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
