import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { NeighborOrder } from '../../graph/statements/neighbor-statements.js';
import type { RelationSummary } from '../../graph/statements/records.js';
import type { RelationDirection } from '../../graph/statements/relation-direction.js';
import type { EntitySummary } from '../../model/entity.js';
import { certaintyOf, timeFilter } from '../as-of.js';
import type { ApiContext } from '../context.js';
import { primeEntities } from '../loaders.js';
import { neighborCountLoader, neighborLoader } from '../neighbor-pages.js';
import { tieLoader, type NeighborItem } from '../neighbor-ties.js';
import { checkList, connection, pageRequest } from '../page.js';
import type { RelationFilter } from '../../graph/statements/read-relation-pages.js';
import { MOST_AMONG, subgraphAmong } from '../subgraphs.js';
import {
  AmongNeighborsArguments,
  NeighborArguments,
  NeighborRelationArguments,
} from '../types/neighbor-arguments.js';
import { NeighborConnection, NeighborEdge, RelationConnection } from '../types/connection.js';
import { Entity } from '../types/entity.js';
import { Subgraph } from '../types/graph.js';

const MOST_NEIGHBORS = 100;
const USUAL_NEIGHBORS = 25;
const USUAL_RELATIONS = 5;

/** What the resolvers of NeighborEdge get. */
interface NeighborEdgeValue {
  readonly entity: EntitySummary;
  readonly node: EntitySummary;
  readonly filter: RelationFilter;
  readonly ties: NeighborItem;
}

@Resolver(() => Entity)
export class NeighborResolver {
  @FieldResolver(() => NeighborConnection, {
    complexity: 50,
    description: 'The entities that relations tie it to, each once.',
  })
  async neighbors(
    @Root() entity: EntitySummary,
    @Args(() => NeighborArguments) args: NeighborArguments,
    @Ctx() context: ApiContext,
  ) {
    const at = timeFilter(args.at);
    const filter: RelationFilter = {
      direction: (args.direction ?? 'BOTH') as RelationDirection,
      kinds: args.kinds ?? [],
      types: args.types ?? null,
      modalities: args.modalities ?? null,
      at,
    };
    const order = (args.orderBy ?? 'NEWEST') as NeighborOrder;
    const list = { id: entity.id, ...filter, at: at ?? null, order };
    const request = pageRequest('neighbors', list, args, {
      most: MOST_NEIGHBORS,
      standard: USUAL_NEIGHBORS,
    });
    const scope = {
      ...filter,
      order,
      limit: request.first + 1,
      after: request.after?.[0] ?? '',
    };
    const nothing = [args.kinds, args.types, args.modalities].some((some) => some?.length === 0);
    const page = nothing
      ? { items: [], truncated: false, total: 0 }
      : await neighborLoader(context, scope).load(entity.canonicalId);
    const items = page?.items ?? [];
    primeEntities(context, [entity, ...items.map(({ neighbor }) => neighbor)]);
    return {
      ...connection(request, items, (ties) => ({
        entity,
        node: ties.neighbor,
        filter,
        ties,
        position: [ties.position],
      })),
      truncated: page?.truncated ?? false,
      count: async () =>
        page?.total ?? (await neighborCountLoader(context, filter).load(entity.canonicalId)) ?? 0,
    };
  }
}

@Resolver(() => NeighborConnection)
export class NeighborConnectionResolver {
  @FieldResolver(() => Int, {
    description:
      'How many neighbors there are in all; counted only when it is selected, which at a hub takes a look at all its relations.',
  })
  totalCount(@Root() page: { readonly count: () => Promise<number> }) {
    return page.count();
  }

  @FieldResolver(() => Subgraph, {
    complexity: 20,
    description:
      'What else ties the neighbors of this page: the relations among them, and those between them and entities that are shown already. The nodes are the neighbors, then those of `shown` that are known; relations of `shown` among themselves are left out.',
  })
  async relationsAmong(
    @Root() page: { readonly edges: readonly NeighborEdgeValue[] },
    @Args(() => AmongNeighborsArguments) args: AmongNeighborsArguments,
    @Ctx() context: ApiContext,
  ) {
    const shown = checkList('shown', args.shown ?? [], MOST_AMONG);
    const neighborIds = page.edges.map(({ node }) => node.id);
    const among = await subgraphAmong(context, [...neighborIds, ...shown], args);
    const isNew = new Set(neighborIds);
    return {
      ...among,
      relations: among.relations.filter(
        ({ sourceId, targetId }) => isNew.has(sourceId) || isNew.has(targetId),
      ),
    };
  }
}

@Resolver(() => NeighborEdge)
export class NeighborEdgeResolver {
  @FieldResolver(() => RelationConnection, {
    description: 'The relations between the two that the filters let through.',
  })
  async relations(
    @Root() edge: NeighborEdgeValue,
    @Args(() => NeighborRelationArguments) args: NeighborRelationArguments,
    @Ctx() context: ApiContext,
  ) {
    const { entity, node, filter, ties } = edge;
    const pair = { id: entity.id, neighborId: node.id, ...filter, at: filter.at ?? null };
    const request = pageRequest('neighbor.relations', pair, args, { standard: USUAL_RELATIONS });
    const page = { limit: request.first + 1, after: request.after?.[0] ?? '' };
    const known = heldRelations(ties, page);
    const relations =
      known ??
      (await tieLoader(context, filter, { entityId: entity.canonicalId, ...page }).load(node.id)) ??
      [];
    return {
      ...connection(request, relations, (relation) => ({
        node: relation,
        neighbor: node,
        direction: relation.sourceId === node.id ? 'IN' : 'OUT',
        certainty: certaintyOf(relation.validity, filter.at),
        position: [relation.sortKey],
      })),
      count: () => Promise.resolve(ties.total),
    };
  }
}

/** The page of relations that came with the neighbor; undefined where it goes on beyond them. */
function heldRelations(
  { relations, total }: NeighborItem,
  { limit, after }: { readonly limit: number; readonly after: string },
): readonly RelationSummary[] | undefined {
  const rest = relations.filter(({ sortKey }) => sortKey > after);
  return relations.length === total || rest.length >= limit ? rest : undefined;
}
