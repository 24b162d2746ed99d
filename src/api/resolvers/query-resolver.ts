import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { badInput } from '../../errors.js';
import {
  COUNT_ENTITIES,
  entityPage,
  type EntityOrderName,
} from '../../graph/statements/entity-statements.js';
import type { EntitySummary } from '../../model/entity.js';
import { searchEntities } from '../../search/search-entities.js';
import { claimFromRecord, type ClaimValueObject } from '../claim-values.js';
import { claimList } from '../claim-lists.js';
import { present, type ApiContext } from '../context.js';
import { loadEntity } from '../entity-look-ahead.js';
import {
  allUncitedFacts,
  checkIds,
  claimLoader,
  entityLoader,
  entityNodeLoader,
  parseUncitedId,
} from '../loaders.js';
import { connection, pageRequest } from '../page.js';
import { oncePerField, selectedNames } from '../selections.js';
import {
  ClaimArguments,
  EntityListArguments,
  RelationListArguments,
  SearchArguments,
} from '../types/arguments.js';
import {
  ClaimConnection,
  EntityConnection,
  RelationConnection,
  SearchConnection,
} from '../types/connection.js';
import { Entity } from '../types/entity.js';
import { Node } from '../types/node.js';

const MOST_IDS = 200;
const MOST_FOUND = 100;
const LONGEST_QUERY = 200;
const CLAIM_ID = /^c-[0-9a-f]{32}$/;

@Resolver()
export class QueryResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'The entity or claim of this id; null when there is none.',
  })
  node(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: ApiContext) {
    return readNode(context, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Entities and claims by id, in the order asked; null for each that there is not.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: `At most ${MOST_IDS}.` }) ids: string[],
    @Ctx() context: ApiContext,
  ) {
    return checkIds('ids', ids, MOST_IDS).map((id) => readNode(context, id));
  }

  @Query(() => Entity, {
    nullable: true,
    description: 'The entity of this id, or the one it was merged into; null when there is none.',
  })
  async entity(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return (await loadEntity(context, info, id)) ?? null;
  }

  @Query(() => EntityConnection, {
    complexity: 100,
    description: 'All entities, page by page.',
  })
  async entities(
    @Args(() => EntityListArguments) args: EntityListArguments,
    @Ctx() context: ApiContext,
  ) {
    const order = (args.orderBy ?? 'NAME') as EntityOrderName;
    const filter = { types: args.filter?.types ?? null, source: args.filter?.source ?? null };
    const request = pageRequest('entities', { ...filter, order }, args);
    const [afterKey = null, afterId = null] = request.after ?? [];
    const page = { afterKey, afterId, limit: request.first + 1 };
    const rows = await context.read(entityPage(order), { ...filter, ...page });
    return {
      ...connection(request, rows, ({ entity, position }) => ({
        node: entity,
        position,
      })),
      count: async () => (await context.read(COUNT_ENTITIES, filter))[0] ?? 0,
    };
  }

  @Query(() => RelationConnection, {
    complexity: 100,
    description: 'Relations across the graph, page by page.',
  })
  async relations(
    @Args(() => RelationListArguments) args: RelationListArguments,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const list = await claimList(context, 'relations', 'RELATION', args.filter ?? {}, args);
    const targets = namesNeighbors(info)
      ? await Promise.all(list.edges.map(({ node }) => targetOf(context, node)))
      : [];
    const edges = list.edges.map((edge, index) =>
      Object.assign(edge, { direction: 'OUT', neighbor: targets[index] }),
    );
    return { ...list, edges };
  }

  @Query(() => ClaimConnection, {
    complexity: 100,
    description:
      'Claims across the graph: what is said, and with `includeRetracted` what was; what changed.',
  })
  claims(@Args(() => ClaimArguments) args: ClaimArguments, @Ctx() context: ApiContext) {
    return claimList(context, 'claims', null, args.filter ?? {}, args);
  }

  @Query(() => SearchConnection, {
    complexity: 100,
    description:
      'Entities by name: alias, accents, word order, unfinished words and slips of the pen do not matter.',
  })
  async search(@Args(() => SearchArguments) args: SearchArguments, @Ctx() context: ApiContext) {
    if (args.query.length > LONGEST_QUERY) {
      throw badInput('query', `1 to ${LONGEST_QUERY} characters`, args.query);
    }
    const types = args.types ?? [];
    const request = pageRequest('search', { query: args.query, types }, args, {
      most: MOST_FOUND,
      standard: 10,
    });
    const from = positionOf(request.after?.[0] ?? '0', args.after);
    const limit = Math.min(from + request.first + 1, MOST_FOUND + 1);
    const nothing = args.types?.length === 0 || from >= MOST_FOUND;
    const hits = nothing
      ? []
      : await context.track(() =>
          searchEntities(context.engine, { query: args.query, types, limit }, context.deadline),
        );
    // A search is ranked anew each time, so its cursors count: they are good for reading on, not for keeping.
    return connection(request, hits.slice(from), (hit) => ({
      node: hit.entity,
      score: hit.score,
      matchedOn: hit.matchedOn,
      position: [String(hits.indexOf(hit) + 1)],
    }));
  }
}

/** A cursor is opaque, but anybody can make one. */
function positionOf(text: string, cursor: string | null | undefined): number {
  if (!/^\d{1,3}$/.test(text)) throw badInput('after', 'a cursor that this field returned', cursor);
  return Number(text);
}

/** An id tells what it names: a claim, an uncited fact (with its record), or else an entity. */
async function readNode(context: ApiContext, id: string) {
  if (CLAIM_ID.test(id)) {
    const record = await claimLoader(context).load(id);
    return record === undefined || record.state === 'PENDING' ? null : claimFromRecord(record);
  }
  const uncited = parseUncitedId(id);
  if (uncited === undefined) return (await entityLoader(context).load(id)) ?? null;
  const node = await entityNodeLoader(context).load(uncited.recordId);
  const facts = node === undefined ? [] : allUncitedFacts(context.vocabulary, node.id, node.facts);
  const fact = facts.find((candidate) => candidate.id === id);
  return fact === undefined ? null : claimFromRecord(fact);
}

const namesNeighbors = oncePerField((info) => selectedNames(info, ['edges']).has('neighbor'));

async function targetOf(context: ApiContext, claim: ClaimValueObject): Promise<EntitySummary> {
  const id = claim.family === 'RELATION' ? claim.targetId : claim.id;
  return present(await entityLoader(context).load(id), `Entity ${id}`);
}
