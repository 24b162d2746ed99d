import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({
  description:
    'Anything that can be fetched again by its id (Relay’s Global Object Identification).',
  // Claims have a family; entities have a type.
  resolveType: (value: object) =>
    'family' in value ? claimTypeName(value as never) : entityTypeName(value as never),
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and lasting. The id of a merged entity keeps resolving.',
  })
  id!: string;
}

/** The GraphQL type of a claim's value object. */
export function claimTypeName({ family }: { family: 'RELATION' | 'FACT' }): string {
  return family === 'RELATION' ? 'Relation' : 'Fact';
}

const typeNames = new Map<string, string>();

/** Entity types of the vocabulary → names of GraphQL types. Called when the schema is built. */
export function nameEntityTypes(names: Iterable<readonly [type: string, label: string]>): void {
  for (const [type, label] of names) typeNames.set(type, label);
}

/** The GraphQL type of an entity: its label in the vocabulary. */
export function entityTypeName({ type }: { type: string }): string {
  return typeNames.get(type) ?? 'Record';
}
