import { Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Payload } from './mutation.js';
import { DateTimeScalar } from './scalars.js';
import { Entity } from './entity.js';

const judgements = { POSITIVE: 'POSITIVE', NEGATIVE: 'NEGATIVE' } as const;
registerEnumType(judgements, {
  name: 'Judgement',
  description: 'Whether two records are the same thing.',
  valuesConfig: {
    POSITIVE: { description: 'They are: every query answers with one entity.' },
    NEGATIVE: { description: 'They are not: the pair is not proposed again.' },
  },
});
export const JudgementEnum = judgements;

@ObjectType({
  description:
    'Somebody’s word on whether two records are the same thing. Never changed, only undone.',
})
export class Decision {
  @Field(() => ID, { description: 'Its id, for undoDecision.' })
  id!: string;

  @Field(() => JudgementEnum, { description: 'What was decided.' })
  judgement!: string;

  @Field(() => ID, {
    description: 'The id of one record, the smaller of the two; it may not be known yet.',
  })
  leftId!: string;

  @Field(() => ID, { description: 'The id of the other.' })
  rightId!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'What the pair scored, 0 to 1; null if it was not.',
  })
  score?: number | undefined;

  @Field(() => String, { description: 'Who decided.' })
  actor!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was undone; null while it is in effect.',
  })
  undoneAt?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Who undid it.' })
  undoneBy?: string | undefined;
}

@ObjectType({ description: 'What one thing that was compared adds to a score.' })
export class MatchFeature {
  @Field(() => String, { description: 'What was compared: `NAME`, `DATE`, `IDENTIFIER` and such.' })
  name!: string;

  @Field(() => Float, {
    description:
      'Bits: above 0 for agreement, below for disagreement. A bit doubles, or halves, the odds.',
  })
  bits!: number;

  @Field(() => String, { description: 'What agrees or does not, in words.' })
  detail!: string;
}

@ObjectType({ description: 'Two records that may be the same thing.' })
export class MatchCandidate {
  @Field(() => ID, { description: 'The record of the asked entity that was compared.' })
  recordId!: string;

  @Field(() => ID, { description: 'The record that it may be the same as.' })
  otherRecordId!: string;

  @Field(() => Entity, { description: 'The entity that the other record belongs to.' })
  entity!: unknown;

  @Field(() => Float, { description: 'How likely they are the same, 0 to 1.' })
  score!: number;

  @Field(() => [MatchFeature], {
    description: 'What the score is made of, beside the odds to start from.',
  })
  features!: readonly MatchFeature[];
}

@InputType({ description: 'Which decisions to list.' })
export class DecisionFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'Only those that name one of these records, at most 100.',
  })
  entities?: readonly string[] | null;

  @Field(() => JudgementEnum, { nullable: true, description: 'Only these.' })
  judgement?: string | null;

  @Field(() => String, { nullable: true, description: 'Only by this person or key.' })
  actor?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Those that were undone, too.',
  })
  includeUndone?: boolean | null;
}

@InputType({ description: 'A judgement on two records.' })
export class MatchInput {
  @Field(() => ID, { description: 'A record. It need not be known yet.' })
  left!: string;

  @Field(() => ID, { description: 'Another.' })
  right!: string;

  @Field(() => JudgementEnum, { description: 'Whether they are the same.' })
  judgement!: string;

  @Field(() => Float, { nullable: true, description: 'What the pair scored, 0 to 1.' })
  score?: number | null;
}

@ObjectType({ description: 'What decideMatch or undoDecision did.' })
export class DecisionsPayload extends Payload {
  @Field(() => [Decision], { description: 'The decisions, in the order given.' })
  decisions!: readonly unknown[];

  @Field(() => [Entity], {
    description:
      'The entities that the records they name belong to now, each once; unknown records have none.',
  })
  entities!: readonly unknown[];
}
