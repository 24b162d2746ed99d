import type { Property, Schema } from '@opensanctions/followthemoney';
import { followTheMoney } from './follow-the-money.js';
import { followTheMoneyName } from './follow-the-money-name.js';
import type {
  EntityTypeDefinition,
  QualifierDefinition,
  RelationKindDefinition,
} from './vocabulary.js';

/**
 * What FollowTheMoney's edges say beside their two ends, as qualifiers by name,
 * and the kinds that may carry them.
 *
 * Its start and end dates are among them, although a claim has its own: an edge
 * may have several, and all are kept. Further entities (a payment's contract)
 * become ENTITY qualifiers.
 */
export function inheritQualifiers(
  types: ReadonlyMap<string, EntityTypeDefinition>,
  kinds: ReadonlyMap<string, RelationKindDefinition>,
  own: ReadonlyMap<string, QualifierDefinition>,
): { qualifiers: QualifierDefinition[]; kinds: Map<string, RelationKindDefinition> } {
  const ownNames = new Map([...own.values()].map((qualifier) => [qualifier.ftm, qualifier.name]));
  const inherited = new Map<string, QualifierDefinition>();
  const extended = new Map(kinds);
  for (const kind of kinds.values()) {
    if (kind.ftm === undefined) continue;
    const names = new Set(kind.qualifiers);
    for (const property of qualifyingProperties(followTheMoney.getSchema(kind.ftm))) {
      const ownName = ownNames.get(property.name);
      if (ownName === undefined) inherited.set(property.name, qualifierOf(property, types));
      names.add(ownName ?? followTheMoneyName(property.name));
    }
    extended.set(kind.name, { ...kind, qualifiers: [...names] });
  }
  const qualifiers = [...inherited.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { qualifiers, kinds: extended };
}

/** Stubs are the far ends of other schemata's properties, not values of this one. */
function qualifyingProperties(schema: Schema): Property[] {
  return [...schema.getProperties().values()].filter(
    (property) =>
      !property.stub &&
      property.name !== schema.edge?.source &&
      property.name !== schema.edge?.target,
  );
}

function qualifierOf(
  property: Property,
  types: ReadonlyMap<string, EntityTypeDefinition>,
): QualifierDefinition {
  const common = {
    name: followTheMoneyName(property.name),
    description: property.description ?? `${property.label}.`,
    ftm: property.name,
    inherited: true,
  };
  if (!property.type.isEntity)
    return { ...common, value: property.type.name === 'date' ? 'DATE' : 'TEXT' };
  const range = property.getRange();
  const inRange = (schema: string): boolean => followTheMoney.getSchema(schema).isA(range);
  const allowed = [...types.values()].filter((type) => type.followTheMoneySchemata.some(inRange));
  return { ...common, value: 'ENTITY', types: allowed.map((type) => type.name) };
}
