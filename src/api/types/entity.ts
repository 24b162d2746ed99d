import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { EntityTypeEnum } from './enums.js';
import { entityTypeName, Node } from './node.js';

@InterfaceType({
  implements: Node,
  description: 'A thing that claims are about.',
  resolveType: (value: { type: string }) => entityTypeName(value),
})
export abstract class Entity extends Node {
  @Field(() => EntityTypeEnum, { description: 'Its class in the vocabulary.' })
  type!: string;

  @Field(() => String, {
    description:
      'The name to show: of all its names the one of the best rank, then of most sources.',
  })
  name!: string;

  @Field(() => [String], { description: 'Its other names, best first.' })
  aliases!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'A sentence that tells it from its namesakes.',
  })
  summary?: string | undefined;

  @Field(() => ID, {
    description: 'The id of the entity that this record was joined into; its own when it was not.',
  })
  canonicalId!: string;

  @Field(() => [ID], {
    description:
      'The ids of the records that decisions joined into it, smallest first; each still leads here.',
  })
  mergedIds!: readonly string[];
}

@ObjectType({ implements: Entity, description: 'A human being (FollowTheMoney: Person).' })
export class Person extends Entity {}

@ObjectType({
  implements: Entity,
  description: 'A ministry, government or other public body (FollowTheMoney: PublicBody).',
})
export class Agency extends Entity {}

@ObjectType({ implements: Entity, description: 'A business (FollowTheMoney: Company).' })
export class Company extends Entity {}

@ObjectType({
  implements: Entity,
  description:
    'An organization that is neither business nor public body (FollowTheMoney: Organization).',
})
export class Organization extends Entity {}

@ObjectType({
  implements: Entity,
  description: 'A law, scheme, control or other rule that a body issued.',
})
export class Policy extends Entity {}

@ObjectType({ implements: Entity, description: 'A good, material or technology.' })
export class Product extends Entity {}

@ObjectType({ implements: Entity, description: 'A branch of the economy.' })
export class Industry extends Entity {}

@ObjectType({
  implements: Entity,
  description: 'Something that took place (FollowTheMoney: Event).',
})
export class Event extends Entity {}

@ObjectType({
  implements: Entity,
  description: 'A country, city or address (FollowTheMoney: Address).',
})
export class Place extends Entity {}

@ObjectType({
  implements: Entity,
  description: 'A text that claims cite (FollowTheMoney: Article).',
})
export class Article extends Entity {}

@ObjectType({
  implements: Entity,
  description: 'What the vocabulary has no class for; it keeps its FollowTheMoney schema.',
})
export class Record extends Entity {}

/** Every class of entity: buildSchema does not see those that only an interface returns. */
export const ENTITY_CLASSES = [
  Person,
  Agency,
  Company,
  Organization,
  Policy,
  Product,
  Industry,
  Event,
  Place,
  Article,
  Record,
] as const;
