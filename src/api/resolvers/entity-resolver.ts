import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { HUB_DEGREE } from '../../claims/hubs.js';
import type { EntitySummary } from '../../model/entity.js';
import { kindsWithoutArticles } from '../../vocabulary/kinds-without-articles.js';
import { certaintyOf, timeFilter } from '../as-of.js';
import { claimFromRecord } from '../claim-values.js';
import type { ApiContext } from '../context.js';
import { evidencePage } from '../evidence-pages.js';
import { degreeLoader, factLoader } from '../loaders.js';
import { kindDegreeLoader } from '../kind-degrees.js';
import { connection, pageRequest } from '../page.js';
import { relationConnection, relationRequest } from '../relation-connection.js';
import { FactArguments, PageArguments, RelationArguments } from '../types/arguments.js';
import { DegreeArguments } from '../types/neighbor-arguments.js';
import { EvidenceConnection, FactConnection, RelationConnection } from '../types/connection.js';
import { Entity } from '../types/entity.js';
import { RelationKindEnum } from '../types/enums.js';
import { KindDegree } from '../types/kind-degree.js';

/** The fields that every class of entity has. */
@Resolver(() => Entity)
export class EntityResolver {
  @FieldResolver(() => RelationConnection, { description: 'What ties it to other entities.' })
  relations(
    @Root() entity: EntitySummary,
    @Args(() => RelationArguments) args: RelationArguments,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return relationConnection(context, info, entity, relationRequest(args));
  }

  @FieldResolver(() => FactConnection, { description: 'What is claimed of it alone.' })
  async facts(
    @Root() entity: EntitySummary,
    @Args(() => FactArguments) args: FactArguments,
    @Ctx() context: ApiContext,
  ) {
    const at = timeFilter(args.at);
    const properties = args.properties ?? null;
    const request = pageRequest('facts', { id: entity.id, properties, at: at ?? null }, args);
    const scope = { properties, at, limit: request.first + 1, after: request.after?.[0] ?? '' };
    const facts = (await factLoader(context, scope).load(entity.canonicalId)) ?? [];
    return connection(request, facts, (record) => ({
      node: claimFromRecord(record),
      certainty: certaintyOf(record.validity, at),
      position: [record.sortKey],
    }));
  }

  @FieldResolver(() => EvidenceConnection, {
    description: 'The extracts that say what is claimed of it.',
  })
  evidence(
    @Root() entity: EntitySummary,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ApiContext,
  ) {
    return evidencePage(context, 'entity', entity.canonicalId, args);
  }

  @FieldResolver(() => Int, {
    description:
      'How many relations it has, in either direction; those to articles count only when their kinds are named.',
  })
  async degree(
    @Root() entity: EntitySummary,
    @Ctx() context: ApiContext,
    @Arg('kinds', () => [RelationKindEnum], { nullable: true, description: 'Only these kinds.' })
    kinds?: readonly string[] | null,
  ) {
    if (kinds?.length === 0) return 0;
    const counted = kinds ?? kindsWithoutArticles(context.vocabulary);
    return (await degreeLoader(context, counted).load(entity.canonicalId)) ?? 0;
  }

  @FieldResolver(() => Boolean, {
    description: `Whether it has ${HUB_DEGREE} relations or more, of all kinds: too many to look at one by one.`,
  })
  async isHub(@Root() entity: EntitySummary, @Ctx() context: ApiContext) {
    const counted = [...context.vocabulary.kinds.keys()];
    return ((await degreeLoader(context, counted).load(entity.canonicalId)) ?? 0) >= HUB_DEGREE;
  }

  @FieldResolver(() => [KindDegree], {
    complexity: 10,
    description:
      'How many relations it has of each kind and direction, those to articles too: most first, and none that it has not. Each is the `totalCount` of the relations of that kind and direction.',
  })
  async degrees(
    @Root() entity: EntitySummary,
    @Args(() => DegreeArguments) args: DegreeArguments,
    @Ctx() context: ApiContext,
  ) {
    if (args.modalities?.length === 0) return [];
    const scope = { at: timeFilter(args.at), modalities: args.modalities ?? null };
    return (await kindDegreeLoader(context, scope).load(entity.canonicalId)) ?? [];
  }
}
