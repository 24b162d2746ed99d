import { Field, Int, ObjectType } from 'type-graphql';
import { RelationDirectionEnum, RelationKindEnum } from './enums.js';

@ObjectType({ description: 'How many relations of a kind lie so at an entity.' })
export class KindDegree {
  @Field(() => RelationKindEnum, { description: 'The kind.' })
  kind!: string;

  @Field(() => RelationDirectionEnum, {
    description: 'OUT when the entity is their source, IN when it is their target.',
  })
  direction!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}
