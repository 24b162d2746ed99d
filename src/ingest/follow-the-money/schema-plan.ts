import type { Property, Schema } from '@opensanctions/followthemoney';
import type { Qualifiers } from '../../model/claim.js';
import type { ClaimValue } from '../../model/value.js';
import { followTheMoney } from '../../vocabulary/follow-the-money.js';
import type { RelationKindDefinition, Vocabulary } from '../../vocabulary/vocabulary.js';
import { valueCheckOf, type ValueCheck } from './value-checks.js';

/** What becomes of a property's values. */
export interface PropertyPlan {
  /** FollowTheMoney's name. */
  readonly name: string;
  readonly check: ValueCheck | undefined;
  readonly use:
    | { readonly as: 'FACT'; readonly property: string }
    | { readonly as: 'LINK'; readonly kind: string; readonly qualifiers: Qualifiers }
    | { readonly as: 'QUALIFIER'; readonly qualifier: string; readonly value: ClaimValue['type'] }
    | { readonly as: 'END' };
}

/** How entities of one schema are read; made once for each, so that a line costs look-ups alone. */
export type SchemaPlan = EntityPlan | EdgePlan;

export interface EntityPlan {
  readonly of: 'ENTITY';
  readonly type: string;
  /** The fact that keeps the schema, where the type alone would not bring it back. */
  readonly schema: string | undefined;
  readonly properties: ReadonlyMap<string, PropertyPlan>;
}

export interface EdgePlan {
  readonly of: 'EDGE';
  readonly kind: string;
  readonly source: string;
  readonly target: string;
  readonly properties: ReadonlyMap<string, PropertyPlan>;
}

/** In the vocabulary's `followTheMoneyProperties`: all properties that no kind lists. */
const ALL_OTHERS = '*';

/** Plans for every schema that entities may have, by its name; abstract ones are not among them. */
export function schemaPlans(vocabulary: Vocabulary): ReadonlyMap<string, SchemaPlan> {
  const plans = new Map<string, SchemaPlan>();
  const kinds = [...vocabulary.kinds.values()];
  for (const schema of followTheMoney.getSchemata()) {
    if (schema.abstract) continue;
    const { edge } = schema;
    if (edge === undefined) {
      const type = [...vocabulary.types.values()].find((candidate) =>
        candidate.followTheMoneySchemata.includes(schema.name),
      );
      if (type === undefined) continue;
      plans.set(schema.name, {
        of: 'ENTITY',
        type: type.name,
        schema: type.ftm === schema.name ? undefined : schema.name,
        properties: plansOf(schema, (property) =>
          property.type.isEntity
            ? linkUse(vocabulary, type.name, property)
            : factUse(vocabulary, property),
        ),
      });
    } else {
      const kind = kinds.find((candidate) => candidate.ftm === schema.name);
      if (kind === undefined) continue;
      plans.set(schema.name, {
        of: 'EDGE',
        kind: kind.name,
        source: edge.source,
        target: edge.target,
        properties: plansOf(schema, (property) =>
          property.name === edge.source || property.name === edge.target
            ? { as: 'END' }
            : qualifierUse(vocabulary, kind, property),
        ),
      });
    }
  }
  return plans;
}

function plansOf(
  schema: Schema,
  useOf: (property: Property) => PropertyPlan['use'] | undefined,
): ReadonlyMap<string, PropertyPlan> {
  const plans = new Map<string, PropertyPlan>();
  for (const property of schema.getProperties().values()) {
    const use = property.stub ? undefined : useOf(property);
    if (use === undefined) continue;
    plans.set(property.name, { name: property.name, check: valueCheckOf(property), use });
  }
  return plans;
}

function factUse(vocabulary: Vocabulary, { name }: Property): PropertyPlan['use'] | undefined {
  for (const definition of vocabulary.properties.values()) {
    if (definition.ftm === name) return { as: 'FACT', property: definition.name };
  }
  return undefined;
}

function qualifierUse(
  vocabulary: Vocabulary,
  kind: RelationKindDefinition,
  { name }: Property,
): PropertyPlan['use'] | undefined {
  for (const qualifier of kind.qualifiers) {
    const definition = vocabulary.qualifiers.get(qualifier);
    if (definition?.ftm === name)
      return { as: 'QUALIFIER', qualifier: definition.name, value: definition.value };
  }
  return undefined;
}

function linkUse(
  vocabulary: Vocabulary,
  subjectType: string,
  property: Property,
): PropertyPlan['use'] | undefined {
  const objectTypes = likelyTypes(vocabulary, property);
  const fits = (kind: RelationKindDefinition): boolean =>
    kind.source.includes(subjectType) && objectTypes.every((type) => kind.target.includes(type));
  const kinds = [...vocabulary.kinds.values()].filter(fits);
  const kind =
    kinds.find((candidate) => candidate.followTheMoneyProperties.includes(property.name)) ??
    kinds.find((candidate) => candidate.followTheMoneyProperties.includes(ALL_OTHERS));
  if (kind === undefined) return undefined;
  const qualifiers: Qualifiers = { PROPERTY: [{ type: 'TEXT', text: property.name }] };
  return { as: 'LINK', kind: kind.name, qualifiers };
}

/**
 * The types that a property's values are likely to have, by its range alone, for a line does not say more. Articles
 * are named only where nothing else but a Record is in the range: of all things few are articles, of documents most.
 */
function likelyTypes(vocabulary: Vocabulary, property: Property): readonly string[] {
  const range = property.getRange();
  const inRange = [...vocabulary.types.values()].filter((type) =>
    type.followTheMoneySchemata.some((schema) => followTheMoney.getSchema(schema).isA(range)),
  );
  const named = inRange.filter((type) => type.ftm !== undefined).map((type) => type.name);
  if (named.length === 1) return named;
  const types = inRange.map((type) => type.name);
  return types.length === 1 ? types : types.filter((type) => type !== 'ARTICLE');
}
