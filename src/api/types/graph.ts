import { Field, Int, ObjectType } from 'type-graphql';
import { Relation } from './claim.js';
import { Entity } from './entity.js';
import { CertaintyEnum } from './enums.js';

@ObjectType({ description: 'Entities and the relations among them.' })
export class Subgraph {
  @Field(() => [Entity], { description: 'The entities.' })
  nodes!: readonly unknown[];

  @Field(() => [Relation], { description: 'The relations between any two of them.' })
  relations!: readonly unknown[];

  @Field(() => Boolean, { description: 'Whether a limit cut something off.' })
  truncated!: boolean;
}

@ObjectType({ description: 'One step of a path.' })
export class PathHop {
  @Field(() => [Relation], {
    description: 'All relations that take this step, in either direction.',
  })
  relations!: readonly unknown[];
}

@ObjectType({ description: 'A way from one entity to another that passes none twice.' })
export class Path {
  @Field(() => Int, { description: 'How many hops it has.' })
  length!: number;

  @Field(() => [Entity], {
    description: 'The entities it passes, both ends included: one more than hops.',
  })
  nodes!: readonly unknown[];

  @Field(() => [PathHop], { description: 'Its steps, in order.' })
  hops!: readonly PathHop[];

  @Field(() => CertaintyEnum, {
    nullable: true,
    description: 'CERTAIN when each step surely held then; null without `at`.',
  })
  certainty?: string | undefined;
}
