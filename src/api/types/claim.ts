import { Field, ID, InterfaceType, Int, ObjectType } from 'type-graphql';
import {
  ClaimRankEnum,
  EvidenceBasisEnum,
  EvidenceVerificationEnum,
  FactPropertyEnum,
  ModalityEnum,
  QualifierNameEnum,
  RelationKindEnum,
  SourceKindEnum,
} from './enums.js';
import { claimTypeName, Node } from './node.js';

@InterfaceType({
  implements: Node,
  description:
    'One assertion about an entity. Immutable: a correction is another claim, which this one then names.',
  resolveType: (value: { family: 'RELATION' | 'FACT' }) => claimTypeName(value),
})
export abstract class Claim extends Node {
  @Field(() => ModalityEnum, {
    description: 'How it is meant: as a fact, a plan, a hope or a denial.',
  })
  modality!: string;

  @Field(() => ClaimRankEnum, { description: 'Whether to believe it before others.' })
  rank!: string;
}

@ObjectType({ implements: Claim, description: 'A claim that ties two entities.' })
export class Relation extends Claim {
  @Field(() => RelationKindEnum, { description: 'What ties them.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The part that the source plays: “Additional Secretary”.',
  })
  role?: string | undefined;
}

@ObjectType({ implements: Claim, description: 'A claim that gives an entity’s property a value.' })
export class Fact extends Claim {
  @Field(() => FactPropertyEnum, { description: 'The property.' })
  property!: string;
}

@ObjectType({
  description: 'What a claim adds to its two ends or its value: a role, a share, a product.',
})
export class Qualifier {
  @Field(() => QualifierNameEnum, { description: 'The qualifying property.' })
  name!: string;
}

@ObjectType({ description: 'Where claims came from.' })
export class Source {
  @Field(() => ID, { description: 'Lasting id of the source.' })
  id!: string;

  @Field(() => SourceKindEnum, { description: 'An article file, an import or an editor.' })
  kind!: string;

  @Field(() => String, { description: 'What to call it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where it can be read.' })
  address?: string | undefined;
}

@ObjectType({
  description:
    'A citation of one article by one claim: the words, and where they stand (TextQuoteSelector and TextPositionSelector of the W3C Web Annotation model).',
})
export class Evidence {
  @Field(() => ID, { description: 'Lasting id of the citation.' })
  id!: string;

  @Field(() => String, { description: 'The words, verbatim; 160 characters at most.' })
  exact!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The words just before, where they are needed to tell the place.',
  })
  prefix?: string | undefined;

  @Field(() => String, { nullable: true, description: 'The words just after.' })
  suffix?: string | undefined;

  @Field(() => Int, {
    nullable: true,
    description: 'Offset of the first character in the text, in Unicode code points.',
  })
  start?: number | undefined;

  @Field(() => Int, { nullable: true, description: 'Offset after the last character.' })
  end?: number | undefined;

  @Field(() => EvidenceVerificationEnum, { description: 'Whether the text has the words there.' })
  verification!: string;

  @Field(() => EvidenceBasisEnum, {
    description: 'Whether the words say it, or a reader infers it.',
  })
  basis!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The step that a reader adds, when it is inferred.',
  })
  reason?: string | undefined;
}
