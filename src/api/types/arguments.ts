import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import {
  CertaintyEnum,
  ClaimRankEnum,
  EntityOrderEnum,
  EntityTypeEnum,
  FactPropertyEnum,
  ModalityEnum,
  RelationDirectionEnum,
  RelationKindEnum,
} from './enums.js';
import { DateTimeScalar, PartialDateScalar } from './scalars.js';

@InputType({
  description:
    'Days at which something held: from the first day of `from` to the last day of `to`.',
})
export class AsOf {
  @Field(() => PartialDateScalar, { description: 'First of the days.' })
  from!: string;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Last of the days; without it, those of `from`.',
  })
  to?: string | null;

  @Field(() => [CertaintyEnum], {
    nullable: true,
    description: 'How sure it must be; without it, either way.',
  })
  certainty?: readonly string[] | null;
}

export const FIRST = 'How many at most, 1 to 200.';
export const AFTER = 'A cursor of this list: go on after it.';
export const AT = 'Only what held at these days. Without it, of all times.';

@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: FIRST })
  first?: number | null;

  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null;
}

@ArgsType()
export class TimedPageArguments extends PageArguments {
  @Field(() => AsOf, { nullable: true, description: AT })
  at?: AsOf | null;
}

@ArgsType()
export class ShortcutArguments extends TimedPageArguments {
  @Field(() => [ModalityEnum], {
    nullable: true,
    description: 'Only relations meant so: `[ACTUAL]` leaves plans and hopes out. Without it, all.',
  })
  modalities?: readonly string[] | null;
}

@ArgsType()
export class RelationArguments extends ShortcutArguments {
  @Field(() => [RelationKindEnum], {
    nullable: true,
    description: 'Only these kinds. Without it, all.',
  })
  kinds?: readonly string[] | null;

  @Field(() => RelationDirectionEnum, {
    nullable: true,
    defaultValue: 'BOTH',
    description: 'Only relations that lie so.',
  })
  direction?: string | null;

  @Field(() => [EntityTypeEnum], {
    nullable: true,
    description: 'Only to neighbors of these types. Without it, all.',
  })
  types?: readonly string[] | null;
}

@ArgsType()
export class FactArguments extends TimedPageArguments {
  @Field(() => [FactPropertyEnum], {
    nullable: true,
    description: 'Only these properties. Without it, all.',
  })
  properties?: readonly string[] | null;
}

@InputType({ description: 'Days, both ends included.' })
export class DateRange {
  @Field(() => PartialDateScalar, { description: 'From the first day of this date.' })
  from!: string;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'To the last day of this date; without it, of `from`.',
  })
  to?: string | null;
}

@InputType({ description: 'A span of time, both ends included; an end that is left out is open.' })
export class DateTimeRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'Not before.' })
  from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not after.' })
  to?: string | null;
}

@InputType({ description: 'Which claims. Whatever is left out does not matter.' })
export class ClaimFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'Only claims that name one of these entities, as subject or object.',
  })
  entities?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only claims that cite this article.' })
  article?: string | null;

  @Field(() => [RelationKindEnum], {
    nullable: true,
    description: 'Only relations of these kinds (and facts of `properties`).',
  })
  kinds?: readonly string[] | null;

  @Field(() => [FactPropertyEnum], {
    nullable: true,
    description: 'Only facts of these properties (and relations of `kinds`).',
  })
  properties?: readonly string[] | null;

  @Field(() => [ModalityEnum], { nullable: true, description: 'Only claims meant so.' })
  modalities?: readonly string[] | null;

  @Field(() => [ClaimRankEnum], { nullable: true, description: 'Only claims of these ranks.' })
  ranks?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only claims that this source asserts.' })
  source?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only claims that this entity is the one to say.',
  })
  assertedBy?: string | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'Only claims whose start is known, and may lie within.',
  })
  startedBetween?: DateRange | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'Only claims whose end is known, and may lie within.',
  })
  endedBetween?: DateRange | null;

  @Field(() => DateTimeRange, {
    nullable: true,
    description: 'Only claims that were recorded within.',
  })
  recordedBetween?: DateTimeRange | null;

  @Field(() => DateTimeRange, {
    nullable: true,
    description: 'Only claims that were retracted within; needs `includeRetracted`.',
  })
  retractedBetween?: DateTimeRange | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether claims that were taken back are listed too.',
  })
  includeRetracted?: boolean | null;

  @Field(() => AsOf, { nullable: true, description: AT })
  at?: AsOf | null;
}

@ArgsType()
export class ClaimArguments extends PageArguments {
  @Field(() => ClaimFilter, {
    nullable: true,
    description: 'Which claims. Without it, all that are asserted.',
  })
  filter?: ClaimFilter | null;
}

@InputType({ description: 'Which relations. Whatever is left out does not matter.' })
export class RelationFilter {
  @Field(() => [ID], { nullable: true, description: 'Only relations at one of these entities.' })
  entities?: readonly string[] | null;

  @Field(() => [RelationKindEnum], { nullable: true, description: 'Only these kinds.' })
  kinds?: readonly string[] | null;

  @Field(() => [ModalityEnum], { nullable: true, description: 'Only relations meant so.' })
  modalities?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only relations that this source asserts.' })
  source?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only relations that this entity is the one to say.',
  })
  assertedBy?: string | null;

  @Field(() => AsOf, { nullable: true, description: AT })
  at?: AsOf | null;
}

@ArgsType()
export class RelationListArguments extends PageArguments {
  @Field(() => RelationFilter, { nullable: true, description: 'Which relations. Without it, all.' })
  filter?: RelationFilter | null;
}

@InputType({ description: 'Which entities. Whatever is left out does not matter.' })
export class EntityFilter {
  @Field(() => [EntityTypeEnum], { nullable: true, description: 'Only these types.' })
  types?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'Only entities that this source describes.' })
  source?: string | null;
}

@ArgsType()
export class EntityListArguments extends PageArguments {
  @Field(() => EntityFilter, { nullable: true, description: 'Which entities. Without it, all.' })
  filter?: EntityFilter | null;

  @Field(() => EntityOrderEnum, {
    nullable: true,
    defaultValue: 'NAME',
    description: 'What they are listed by.',
  })
  orderBy?: string | null;
}

@ArgsType()
export class SearchArguments {
  @Field(() => String, {
    description:
      'Words of a name: in any order, with or without accents, unfinished or misspelt. 1 to 200 characters.',
  })
  query!: string;

  @Field(() => [EntityTypeEnum], {
    nullable: true,
    description: 'Only these types. Without it, all.',
  })
  types?: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 10,
    description: 'How many at most, 1 to 100.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null;
}

@ArgsType()
export class NeighborhoodArguments {
  @Field(() => [ID], { description: 'Entities to start from: 1 to 100.' })
  ids!: readonly string[];

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'How many steps away, 1 to 3.',
  })
  depth?: number | null;

  @Field(() => [RelationKindEnum], {
    nullable: true,
    description: 'Only over these kinds. Without it, over all but those to articles.',
  })
  kinds?: readonly string[] | null;

  @Field(() => [ModalityEnum], {
    nullable: true,
    defaultValue: ['ACTUAL'],
    description: 'Only over relations meant so.',
  })
  modalities?: readonly string[] | null;

  @Field(() => AsOf, { nullable: true, description: AT })
  at?: AsOf | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 200,
    description: 'How many entities at most, 1 to 1,000.',
  })
  limit?: number | null;
}

@InputType({ description: 'What a path must not run through. Its two ends may be anything.' })
export class PathAvoid {
  @Field(() => [EntityTypeEnum], { nullable: true, description: 'Entities of these types.' })
  types?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'These entities.' })
  ids?: readonly string[] | null;

  @Field(() => [RelationKindEnum], { nullable: true, description: 'Relations of these kinds.' })
  kinds?: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Hubs: entities with more relations than this.',
  })
  degree?: number | null;
}

@ArgsType()
export class PathArguments {
  @Field(() => ID, { description: 'Where the paths start.' })
  from!: string;

  @Field(() => ID, { description: 'Where they end.' })
  to!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 4,
    description: 'How many hops at most, 1 to 6.',
  })
  maxLength?: number | null;

  @Field(() => [RelationKindEnum], {
    nullable: true,
    description: 'Only over these kinds. Without it, over all but those to articles.',
  })
  kinds?: readonly string[] | null;

  @Field(() => [ModalityEnum], {
    nullable: true,
    defaultValue: ['ACTUAL'],
    description: 'Only over relations meant so.',
  })
  modalities?: readonly string[] | null;

  @Field(() => AsOf, { nullable: true, description: AT })
  at?: AsOf | null;

  @Field(() => PathAvoid, { nullable: true, description: 'What to step around.' })
  avoid?: PathAvoid | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 5,
    description: 'How many paths at most, 1 to 50.',
  })
  first?: number | null;
}
