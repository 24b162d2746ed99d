import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Claim } from './claim.js';
import { Entity } from './entity.js';
import {
  ClaimRankEnum,
  EndStateEnum,
  EntityTypeEnum,
  EvidenceBasisEnum,
  FactPropertyEnum,
  ModalityEnum,
  QualifierNameEnum,
  QuantityQualifierEnum,
  RelationKindEnum,
} from './enums.js';
import { PartialDateScalar } from './scalars.js';

@InputType({ description: 'An entity to make or to add to.' })
export class EntityInput {
  @Field(() => ID, { nullable: true, description: 'Its id; without it a new one is made up.' })
  id?: string | null;

  @Field(() => EntityTypeEnum, {
    description: 'Its class. The class of an entity that others describe cannot be changed.',
  })
  type!: string;

  @Field(() => String, { description: 'A name of it, 1 to 1,000 characters.' })
  name!: string;

  @Field(() => [String], { nullable: true, description: 'Other names of it.' })
  aliases?: readonly string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A sentence that tells it from its namesakes; takes the place of an earlier one of yours.',
  })
  summary?: string | null;
}

@InputType({ description: 'An amount of something.' })
export class QuantityInput {
  @Field(() => String, { description: 'An exact decimal, as text: "2000000".' })
  amount!: string;

  @Field(() => String, { description: 'What is counted, in capitals: `TONNE`, `PERCENT`.' })
  unit!: string;

  @Field(() => QuantityQualifierEnum, {
    nullable: true,
    defaultValue: 'EXACT',
    description: 'How the figure is meant.',
  })
  qualifier?: string | null;
}

@InputType({ description: 'An amount of money.' })
export class MoneyInput {
  @Field(() => String, {
    description: 'An exact decimal in whole units of the currency, as text: "72800000000".',
  })
  amount!: string;

  @Field(() => String, { description: 'The currency (ISO 4217).' })
  currency!: string;

  @Field(() => QuantityQualifierEnum, {
    nullable: true,
    defaultValue: 'EXACT',
    description: 'How the figure is meant.',
  })
  qualifier?: string | null;
}

@InputType({ description: 'A value: exactly one of its fields.' })
export class ValueInput {
  @Field(() => String, { nullable: true, description: 'A text.' })
  text?: string | null;

  @Field(() => QuantityInput, { nullable: true, description: 'An amount of something.' })
  quantity?: QuantityInput | null;

  @Field(() => MoneyInput, { nullable: true, description: 'An amount of money.' })
  money?: MoneyInput | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'A date.' })
  date?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Yes or no.' })
  boolean?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'An entity; in qualifiers only.' })
  entity?: string | null;
}

@InputType({ description: 'A qualifier of a claim.' })
export class QualifierInput {
  @Field(() => QualifierNameEnum, { description: 'The qualifying property.' })
  name!: string;

  @Field(() => [ValueInput], { description: 'Its values, at least one.' })
  values!: readonly ValueInput[];
}

@InputType({ description: 'A day between two dates; one that is left out is not known.' })
export class DateBoundsInput {
  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Not before the first day of this date.',
  })
  earliest?: string | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Not after the last day of this date.',
  })
  latest?: string | null;
}

@InputType({ description: 'The words that say so.' })
export class EvidenceInput {
  @Field(() => ID, { description: 'The article.' })
  article!: string;

  @Field(() => String, { description: 'The words, verbatim, 160 characters at most.' })
  exact!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The words just before, 64 characters at most.',
  })
  prefix?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words just after, 64 characters at most.',
  })
  suffix?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Offset of the first character in the article’s text, in Unicode code points.',
  })
  start?: number | null;

  @Field(() => Int, { nullable: true, description: 'Offset after the last.' })
  end?: number | null;

  @Field(() => EvidenceBasisEnum, {
    nullable: true,
    defaultValue: 'EXPLICIT',
    description: 'Whether the words say it, or you infer it.',
  })
  basis?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The step that you add; needed when it is inferred.',
  })
  reason?: string | null;
}

@InputType({
  description: 'A claim: a relation (`kind` and `object`) or a fact (`property` and `value`).',
})
export class ClaimInput {
  @Field(() => ID, { description: 'The entity it is about.' })
  subject!: string;

  @Field(() => RelationKindEnum, {
    nullable: true,
    description: 'Of a relation: what ties the two.',
  })
  kind?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a relation: the other entity.' })
  object?: string | null;

  @Field(() => FactPropertyEnum, { nullable: true, description: 'Of a fact: the property.' })
  property?: string | null;

  @Field(() => ValueInput, { nullable: true, description: 'Of a fact: what it is said to be.' })
  value?: ValueInput | null;

  @Field(() => [QualifierInput], { nullable: true, description: 'What it adds.' })
  qualifiers?: readonly QualifierInput[] | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it started.' })
  start?: string | null;

  @Field(() => DateBoundsInput, {
    nullable: true,
    description: 'When it started, where one date does not say it.',
  })
  startBetween?: DateBoundsInput | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it ended.' })
  end?: string | null;

  @Field(() => DateBoundsInput, {
    nullable: true,
    description: 'When it ended, where one date does not say it.',
  })
  endBetween?: DateBoundsInput | null;

  @Field(() => EndStateEnum, {
    nullable: true,
    defaultValue: 'UNKNOWN',
    description: 'What is known of its end.',
  })
  endState?: string | null;

  @Field(() => ModalityEnum, {
    nullable: true,
    defaultValue: 'ACTUAL',
    description: 'How it is meant.',
  })
  modality?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The entity that says so, when it is not the article itself.',
  })
  assertedBy?: string | null;

  @Field(() => ClaimRankEnum, {
    nullable: true,
    defaultValue: 'NORMAL',
    description: 'Rank of a claim that is new.',
  })
  rank?: string | null;

  @Field(() => [EvidenceInput], { description: 'The words that say so: at least one extract.' })
  evidence!: readonly EvidenceInput[];

  @Field(() => ID, {
    nullable: true,
    description: 'The claim that this one corrects: it is retracted.',
  })
  replaces?: string | null;
}

@InputType({ description: 'A claim to take back.' })
export class RetractionInput {
  @Field(() => ID, { description: 'The claim.' })
  claim!: string;

  @Field(() => ID, { nullable: true, description: 'The claim that corrects it.' })
  replacedBy?: string | null;
}

@ObjectType({
  description: 'What is wrong with an input. Where there is one, nothing was written.',
})
export class UserError {
  @Field(() => [String], {
    description: 'Where in the arguments: `input`, `0`, `evidence`, `0`, `exact`.',
  })
  path!: readonly string[];

  @Field(() => String, { description: 'A code of the error table.' })
  code!: string;

  @Field(() => String, { description: 'What was expected and what came.' })
  message!: string;
}

@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], {
    description: 'What is wrong with the input; empty when it was written.',
  })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: 'What upsertEntities did.' })
export class UpsertEntitiesPayload extends Payload {
  @Field(() => [Entity], { description: 'The entities, in the order given.' })
  entities!: readonly unknown[];
}

@ObjectType({ description: 'What a mutation of claims did.' })
export class ClaimsPayload extends Payload {
  @Field(() => [Claim], { description: 'The claims, in the order given.' })
  claims!: readonly unknown[];

  @Field(() => Int, { description: 'How many of them it changed.' })
  changed!: number;
}
