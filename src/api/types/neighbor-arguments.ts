import { ArgsType, Field, ID, Int } from 'type-graphql';
import { AFTER, AsOf, AT, FIRST } from './arguments.js';
import {
  EntityTypeEnum,
  ModalityEnum,
  NeighborOrderEnum,
  RelationDirectionEnum,
  RelationKindEnum,
} from './enums.js';

@ArgsType()
export class DegreeArguments {
  @Field(() => AsOf, { nullable: true, description: AT })
  at?: AsOf | null;

  @Field(() => [ModalityEnum], {
    nullable: true,
    description: 'Only relations meant so: `[ACTUAL]` leaves plans and hopes out. Without it, all.',
  })
  modalities?: readonly string[] | null;
}

@ArgsType()
export class NeighborArguments {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 25,
    description: 'How many at most, 1 to 100.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null;

  @Field(() => NeighborOrderEnum, {
    nullable: true,
    defaultValue: 'NEWEST',
    description: 'What they are listed by.',
  })
  orderBy?: string | null;

  @Field(() => [RelationKindEnum], {
    nullable: true,
    description: 'Only over these kinds. Without it, over all.',
  })
  kinds?: readonly string[] | null;

  @Field(() => RelationDirectionEnum, {
    nullable: true,
    defaultValue: 'BOTH',
    description: 'Only over relations that lie so.',
  })
  direction?: string | null;

  @Field(() => [EntityTypeEnum], {
    nullable: true,
    description: 'Only neighbors of these types. Without it, all.',
  })
  types?: readonly string[] | null;

  @Field(() => [ModalityEnum], {
    nullable: true,
    description:
      'Only over relations meant so: `[ACTUAL]` leaves plans and hopes out. Without it, all.',
  })
  modalities?: readonly string[] | null;

  @Field(() => AsOf, {
    nullable: true,
    description: 'Only over what held at these days. Without it, of all times.',
  })
  at?: AsOf | null;
}

@ArgsType()
export class NeighborRelationArguments {
  @Field(() => Int, {
    nullable: true,
    defaultValue: 5,
    description: FIRST,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null;
}

/** Which relations among entities. */
@ArgsType()
export class AmongFilterArguments {
  @Field(() => [RelationKindEnum], {
    nullable: true,
    description: 'Only these kinds. Without it, all.',
  })
  kinds?: readonly string[] | null;

  @Field(() => [ModalityEnum], {
    nullable: true,
    description: 'Only relations meant so: `[ACTUAL]` leaves plans and hopes out. Without it, all.',
  })
  modalities?: readonly string[] | null;

  @Field(() => AsOf, { nullable: true, description: AT })
  at?: AsOf | null;
}

@ArgsType()
export class AmongArguments extends AmongFilterArguments {
  @Field(() => [ID], { description: 'The entities: 1 to 300.' })
  ids!: readonly string[];
}

@ArgsType()
export class AmongNeighborsArguments extends AmongFilterArguments {
  @Field(() => [ID], {
    nullable: true,
    description: 'Entities that are shown already: 300 at most.',
  })
  shown?: readonly string[] | null;
}
