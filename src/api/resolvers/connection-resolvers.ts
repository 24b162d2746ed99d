import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import {
  ClaimConnection,
  DecisionConnection,
  EntityConnection,
  EvidenceConnection,
  RelationConnection,
} from '../types/connection.js';

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
