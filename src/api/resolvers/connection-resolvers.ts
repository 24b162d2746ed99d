import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { EntitySummary } from '../../model/entity.js';
import type { RelationValue } from '../claim-values.js';
import { present, type ApiContext } from '../context.js';
import { entityLoader } from '../loaders.js';
import {
  ClaimConnection,
  DecisionConnection,
  EntityConnection,
  EvidenceConnection,
  RelationConnection,
  RelationEdge,
} from '../types/connection.js';
import { Entity } from '../types/entity.js';

/** A page that can be counted on demand. */
interface Countable {
  readonly count: () => Promise<number>;
}

/** Gives each connection a `totalCount` that costs a statement only when it is selected. */
export const COUNT_RESOLVERS = [
  RelationConnection,
  EvidenceConnection,
  ClaimConnection,
  EntityConnection,
  DecisionConnection,
].map((ConnectionClass) => {
  @Resolver(() => ConnectionClass)
  class CountResolver {
    @FieldResolver(() => Int, {
      description: 'How many there are in all; counted only when it is selected.',
    })
    totalCount(@Root() page: Countable) {
      return page.count();
    }
  }
  return CountResolver;
});

@Resolver(() => RelationEdge)
export class RelationEdgeResolver {
  @FieldResolver(() => Entity, {
    description: 'The entity at the other end; the target where no entity was asked.',
  })
  neighbor(
    @Root() edge: { readonly neighbor?: EntitySummary; readonly node: RelationValue },
    @Ctx() context: ApiContext,
  ): EntitySummary | Promise<EntitySummary> {
    // Not a promise where it is at hand: a page has one for each of its edges.
    return edge.neighbor ?? targetOf(edge.node, context);
  }
}

async function targetOf({ targetId }: RelationValue, context: ApiContext): Promise<EntitySummary> {
  return present(await entityLoader(context).load(targetId), `Entity ${targetId}`);
}
