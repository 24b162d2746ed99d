import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ClaimRecord } from '../../graph/statements/records.js';
import type { SourceRecord } from '../../graph/statements/source-statements.js';
import type { Evidence as EvidenceRecord } from '../../model/evidence.js';
import type { ClaimValue, ClaimValueType } from '../../model/value.js';
import {
  claimFromRecord,
  partialDateOf,
  type ClaimValueObject,
  type FactValueObject,
  type RelationValue,
} from '../claim-values.js';
import { conflictsOf } from '../conflicts.js';
import { present, type ApiContext } from '../context.js';
import { evidencePage } from '../evidence-pages.js';
import { claimLoader, entityLoader, sourceLoader } from '../loaders.js';
import { PageArguments } from '../types/arguments.js';
import { Claim, Evidence, Fact, Qualifier, Relation, Source } from '../types/claim.js';
import { EvidenceConnection } from '../types/connection.js';
import { Article, Entity } from '../types/entity.js';
import { EndStateEnum } from '../types/enums.js';
import { DateTimeScalar, PartialDateScalar } from '../types/scalars.js';
import { EntityValue, FactValue } from '../types/value.js';

/** The whole claim behind a page's summary: one statement for all relations of a level that are asked for more. */
async function wholeClaim(context: ApiContext, claim: ClaimValueObject): Promise<ClaimRecord> {
  return claim.record ?? present(await claimLoader(context).load(claim.id), `Claim ${claim.id}`);
}

/** An entity that a claim names. One that no source describes any more is shown by its id alone. */
async function namedEntity(context: ApiContext, id: string) {
  const known = await entityLoader(context).load(id);
  return (
    known ?? {
      id,
      type: 'RECORD',
      canonicalId: id,
      mergedIds: [],
      name: id,
      aliases: [],
      summary: undefined,
      article: undefined,
    }
  );
}

@Resolver(() => Claim)
export class ClaimResolver {
  @FieldResolver(() => Entity, { description: 'The entity that it is about.' })
  subject(@Root() claim: ClaimValueObject, @Ctx() context: ApiContext) {
    return namedEntity(
      context,
      claim.family === 'RELATION' ? claim.sourceId : claim.record.subjectId,
    );
  }

  @FieldResolver(() => PartialDateScalar, {
    nullable: true,
    description: 'When it started, where one date says it.',
  })
  start(@Root() { validity }: ClaimValueObject) {
    return partialDateOf(validity.startMin, validity.startMax);
  }

  @FieldResolver(() => PartialDateScalar, {
    nullable: true,
    description: 'When it ended, where one date says it.',
  })
  end(@Root() { validity }: ClaimValueObject) {
    return partialDateOf(validity.endMin, validity.endMax);
  }

  @FieldResolver(() => PartialDateScalar, {
    nullable: true,
    description: 'The first day it may have started; null when nothing bounds it.',
  })
  startEarliest(@Root() { validity }: ClaimValueObject) {
    return partialDateOf(validity.startMin, validity.startMin);
  }

  @FieldResolver(() => PartialDateScalar, {
    nullable: true,
    description: 'The last day it may have started; null when nothing bounds it.',
  })
  startLatest(@Root() { validity }: ClaimValueObject) {
    return partialDateOf(validity.startMax, validity.startMax);
  }

  @FieldResolver(() => PartialDateScalar, {
    nullable: true,
    description: 'The first day it may have ended; null when nothing bounds it.',
  })
  endEarliest(@Root() { validity }: ClaimValueObject) {
    return partialDateOf(validity.endMin, validity.endMin);
  }

  @FieldResolver(() => PartialDateScalar, {
    nullable: true,
    description: 'The last day it may have ended; null when nothing bounds it.',
  })
  endLatest(@Root() { validity }: ClaimValueObject) {
    return partialDateOf(validity.endMax, validity.endMax);
  }

  @FieldResolver(() => EndStateEnum, { description: 'What is known of its end.' })
  endState(@Root() { validity }: ClaimValueObject) {
    return validity.endState;
  }

  @FieldResolver(() => Entity, {
    nullable: true,
    description: 'Who says so, when it is not the article itself.',
  })
  assertedBy(@Root() claim: ClaimValueObject, @Ctx() context: ApiContext) {
    return claim.assertedBy === undefined ? null : namedEntity(context, claim.assertedBy);
  }

  @FieldResolver(() => [Qualifier], { description: 'What it adds: a role, a share, a period.' })
  async qualifiers(@Root() claim: ClaimValueObject, @Ctx() context: ApiContext) {
    const { qualifiers } = await wholeClaim(context, claim);
    return Object.entries(qualifiers)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, values]) => ({ name, values }));
  }

  @FieldResolver(() => [Source], { description: 'Which sources assert it.' })
  async sources(
    @Root() claim: ClaimValueObject,
    @Ctx() context: ApiContext,
  ): Promise<readonly SourceRecord[]> {
    const { sources } = await wholeClaim(context, claim);
    const found = await Promise.all(sources.map((id) => sourceLoader(context).load(id)));
    return found.filter((source) => source !== undefined);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'When it was first recorded here.' })
  async recordedAt(@Root() claim: ClaimValueObject, @Ctx() context: ApiContext) {
    return (await wholeClaim(context, claim)).recordedAt;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back; null while it is asserted.',
  })
  async retractedAt(@Root() claim: ClaimValueObject, @Ctx() context: ApiContext) {
    return (await wholeClaim(context, claim)).retractedAt ?? null;
  }

  @FieldResolver(() => Claim, { nullable: true, description: 'The claim that corrects it.' })
  async replacedBy(@Root() claim: ClaimValueObject, @Ctx() context: ApiContext) {
    const { replacedBy } = await wholeClaim(context, claim);
    const record =
      replacedBy === undefined ? undefined : await claimLoader(context).load(replacedBy);
    return record === undefined ? null : claimFromRecord(record);
  }

  @FieldResolver(() => [Claim], {
    complexity: 5,
    description:
      'Live claims that cannot be right beside this one, 20 at most: of one kind between the same entities, or of one property of the same entity, and for a time that both may hold. One denies what the other says is so; or they are alike but for a figure, and no number is both (“over 80 per cent” and “85 per cent” agree, “about” takes in a tenth to either side, units are not converted); or they date what happens once, as a birth, on other days. Of an entity, its 1,000 newest facts are compared. Empty for a claim that is not live.',
  })
  async conflicts(@Root() claim: ClaimValueObject, @Ctx() context: ApiContext) {
    return (await conflictsOf(context, claim)).map(claimFromRecord);
  }

  @FieldResolver(() => EvidenceConnection, {
    description: 'The extracts that say so. An import may bring none; see sources then.',
  })
  evidence(
    @Root() claim: ClaimValueObject,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ApiContext,
  ) {
    return evidencePage(context, 'claim', claim.id, args);
  }
}

@Resolver(() => Relation)
export class RelationResolver {
  @FieldResolver(() => Entity, { description: 'Where it leads from.' })
  source(@Root() relation: RelationValue, @Ctx() context: ApiContext) {
    return namedEntity(context, relation.sourceId);
  }

  @FieldResolver(() => Entity, { description: 'Where it leads to.' })
  target(@Root() relation: RelationValue, @Ctx() context: ApiContext) {
    return namedEntity(context, relation.targetId);
  }
}

@Resolver(() => Fact)
export class FactResolver {
  @FieldResolver(() => FactValue, { description: 'What the property is said to be.' })
  value(@Root() fact: FactValueObject) {
    return present(fact.record.value, `Value of ${fact.id}`);
  }
}

@Resolver(() => Qualifier)
export class QualifierResolver {
  @FieldResolver(() => [FactValue], { description: 'Its values.' })
  values(@Root() qualifier: { values: readonly ClaimValue[] }) {
    return qualifier.values;
  }
}

@Resolver(() => EntityValue)
export class EntityValueResolver {
  @FieldResolver(() => Entity, { description: 'The entity.' })
  entity(
    @Root() value: Extract<ClaimValue, { type: 'ENTITY' & ClaimValueType }>,
    @Ctx() context: ApiContext,
  ) {
    return namedEntity(context, value.entity);
  }
}

@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => Claim, { description: 'The claim that it backs.' })
  async claim(
    @Root() evidence: EvidenceRecord & { claimRecord?: ClaimRecord },
    @Ctx() context: ApiContext,
  ) {
    const record = evidence.claimRecord ?? (await claimLoader(context).load(evidence.claimId));
    return claimFromRecord(present(record, `Claim ${evidence.claimId}`));
  }

  @FieldResolver(() => Article, { description: 'The article that it cites.' })
  article(@Root() evidence: EvidenceRecord, @Ctx() context: ApiContext) {
    return namedEntity(context, evidence.articleId);
  }
}
