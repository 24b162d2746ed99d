import { Field, ObjectType } from 'type-graphql';
import { EntityTypeEnum, FactPropertyEnum, QualifierNameEnum, RelationKindEnum } from './enums.js';

@ObjectType({ description: 'A class of entities.' })
export class EntityTypeDefinition {
  @Field(() => EntityTypeEnum, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What to call one of them.' })
  label!: string;

  @Field(() => String, { description: 'What to call several.' })
  plural!: string;

  @Field(() => String, { description: 'What belongs to it.' })
  description!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The FollowTheMoney schema that it stands for.',
  })
  ftm?: string;

  @Field(() => String, { nullable: true, description: 'Its schema.org class.' })
  schemaOrg?: string;

  @Field(() => String, { nullable: true, description: 'Its Wikidata item.' })
  wikidata?: string;
}

@ObjectType({ description: 'A kind of relations.' })
export class RelationKindDefinition {
  @Field(() => RelationKindEnum, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Read from its source: “works for”.' })
  label!: string;

  @Field(() => String, { description: 'Read from its target: “employs”.' })
  inverseLabel!: string;

  @Field(() => Boolean, { description: 'Whether source and target may change places.' })
  symmetric!: boolean;

  @Field(() => [EntityTypeEnum], { description: 'What it may lead from.' })
  source!: readonly string[];

  @Field(() => [EntityTypeEnum], { description: 'What it may lead to.' })
  target!: readonly string[];

  @Field(() => [QualifierNameEnum], { description: 'What may qualify it.' })
  qualifiers!: readonly string[];

  @Field(() => String, { description: 'What it says.' })
  description!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The FollowTheMoney schema that it stands for.',
  })
  ftm?: string;

  @Field(() => String, { nullable: true, description: 'Its schema.org property.' })
  schemaOrg?: string;

  @Field(() => String, { nullable: true, description: 'Its Wikidata property.' })
  wikidata?: string;
}

@ObjectType({ description: 'A property of facts.' })
export class FactPropertyDefinition {
  @Field(() => FactPropertyEnum, { description: 'Its name.' })
  name!: string;

  @Field(() => String, {
    description: 'What its values are: TEXT, QUANTITY, MONEY, DATE or BOOLEAN.',
  })
  value!: string;

  @Field(() => [EntityTypeEnum], { description: 'What may have it.' })
  types!: readonly string[];

  @Field(() => String, { description: 'What it says.' })
  description!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The FollowTheMoney property that it stands for.',
  })
  ftm?: string;

  @Field(() => Boolean, { description: 'Whether it is FollowTheMoney’s and not Sutra’s own.' })
  inherited!: boolean;
}

@ObjectType({ description: 'A property that qualifies claims.' })
export class QualifierDefinition {
  @Field(() => QualifierNameEnum, { description: 'Its name.' })
  name!: string;

  @Field(() => String, {
    description: 'What its values are: TEXT, QUANTITY, MONEY, DATE, BOOLEAN or ENTITY.',
  })
  value!: string;

  @Field(() => String, { description: 'What it adds.' })
  description!: string;

  @Field(() => Boolean, { description: 'Whether it is FollowTheMoney’s and not Sutra’s own.' })
  inherited!: boolean;
}

@ObjectType('Vocabulary', {
  description: 'The catalogue that all names come from: `schema/vocabulary.yaml`.',
})
export class VocabularyType {
  @Field(() => [EntityTypeDefinition], { description: 'The classes of entities.' })
  types!: readonly EntityTypeDefinition[];

  @Field(() => [RelationKindDefinition], { description: 'The kinds of relations.' })
  kinds!: readonly RelationKindDefinition[];

  @Field(() => [FactPropertyDefinition], { description: 'The properties of facts.' })
  properties!: readonly FactPropertyDefinition[];

  @Field(() => [QualifierDefinition], { description: 'The properties that qualify claims.' })
  qualifiers!: readonly QualifierDefinition[];
}
