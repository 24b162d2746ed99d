import { Field, Int, ObjectType } from 'type-graphql';
import {
  EntityTypeEnum,
  EvidenceVerificationEnum,
  ModalityEnum,
  RelationKindEnum,
  SourceKindEnum,
} from './enums.js';

@ObjectType({ description: 'How many entities of a type there are.' })
export class TypeCount {
  @Field(() => EntityTypeEnum, { description: 'The type.' })
  type!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many relations of a kind there are.' })
export class KindCount {
  @Field(() => RelationKindEnum, { description: 'The kind.' })
  kind!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many claims are meant so.' })
export class ModalityCount {
  @Field(() => ModalityEnum, { description: 'The modality.' })
  modality!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many extracts have this verification.' })
export class VerificationCount {
  @Field(() => EvidenceVerificationEnum, { description: 'The verification.' })
  verification!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many sources of a kind there are.' })
export class SourceKindCount {
  @Field(() => SourceKindEnum, { description: 'The kind.' })
  kind!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({
  description:
    'How much there is of what. Counted anew each time: seconds for a graph of millions.',
})
export class GraphStats {
  @Field(() => Int, { description: 'Entities; records that were joined count once.' })
  entities!: number;

  @Field(() => [TypeCount], {
    description: 'Entities by type, most first; types without any are left out.',
  })
  entitiesByType!: readonly TypeCount[];

  @Field(() => Int, { description: 'Live relations.' })
  relations!: number;

  @Field(() => [KindCount], {
    description: 'Live relations by kind, most first; kinds without any are left out.',
  })
  relationsByKind!: readonly KindCount[];

  @Field(() => Int, { description: 'Live facts that have a claim of their own.' })
  facts!: number;

  @Field(() => Int, { description: 'Extracts.' })
  evidence!: number;

  @Field(() => [VerificationCount], { description: 'Extracts by verification.' })
  evidenceByVerification!: readonly VerificationCount[];

  @Field(() => Int, { description: 'Claims in any state, retracted ones too.' })
  claims!: number;

  @Field(() => [ModalityCount], { description: 'Live claims by modality.' })
  claimsByModality!: readonly ModalityCount[];

  @Field(() => Int, { description: 'Live claims that cite no article.' })
  claimsWithoutEvidence!: number;

  @Field(() => Int, { description: 'Sources.' })
  sources!: number;

  @Field(() => [SourceKindCount], { description: 'Sources by kind.' })
  sourcesByKind!: readonly SourceKindCount[];
}
