import { type ClassType, Field, Float, Int, ObjectType } from 'type-graphql';
import { Claim, Evidence, Fact, Relation } from './claim.js';
import { Decision } from './decision.js';
import { Entity } from './entity.js';
import { CertaintyEnum, RelationDirectionEnum } from './enums.js';

@ObjectType({ description: 'Where a page lies in its list (Relay Cursor Connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list goes on after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether something stands before this page. Lists are read forwards only.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first item; null on an empty page.',
  })
  startCursor?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last item: the next page’s `after`.',
  })
  endCursor?: string | null;
}

/** The edge class of a connection: a node and its cursor. */
function edgeOf(name: string, NodeClass: () => ClassType | object) {
  @ObjectType()
  abstract class Edge {
    @Field(() => NodeClass() as never, { description: 'The item.' })
    node!: unknown;

    @Field(() => String, {
      description: `Position in this list, for \`after\`. Opaque; good for the same field with the same arguments.`,
    })
    cursor!: string;
  }
  Object.defineProperty(Edge, 'name', { value: `Abstract${name}Edge` });
  return Edge;
}

/** The connection class of an edge class. A `totalCount` is a resolver's: counted only when selected. */
function connectionOf(EdgeClass: () => ClassType | object) {
  @ObjectType()
  abstract class Connection {
    @Field(() => [EdgeClass() as never], { description: 'The items of this page, in order.' })
    edges!: readonly unknown[];

    @Field(() => PageInfo, { description: 'Where the page lies.' })
    pageInfo!: PageInfo;
  }
  return Connection;
}

@ObjectType({ description: 'A relation, and how it lies to the entity that was asked.' })
export class RelationEdge extends edgeOf('Relation', () => Relation) {
  @Field(() => RelationDirectionEnum, {
    description: 'OUT when the asked entity is the source, IN when it is the target.',
  })
  direction!: string;

  @Field(() => Entity, {
    description: 'The entity at the other end; the target where no entity was asked.',
  })
  neighbor!: unknown;

  @Field(() => CertaintyEnum, {
    nullable: true,
    description: 'How surely it held then; null without `at`.',
  })
  certainty?: string | undefined;
}

@ObjectType({ description: 'A page of relations: earliest start, newest first, unknown last.' })
export class RelationConnection extends connectionOf(() => RelationEdge) {}

@ObjectType({ description: 'An entity that relations tie to another.' })
export class NeighborEdge extends edgeOf('Neighbor', () => Entity) {}

@ObjectType({ description: 'A page of neighbors, each once, in the order asked.' })
export class NeighborConnection extends connectionOf(() => NeighborEdge) {
  @Field(() => Boolean, {
    description:
      'Whether only some neighbors were ranked: MOST_CONNECTED and MOST_CITED look at those of the 1,000 newest relations that the filters let through. Always false for NEWEST.',
  })
  truncated!: boolean;
}

@ObjectType({ description: 'A fact in a list.' })
export class FactEdge extends edgeOf('Fact', () => Fact) {
  @Field(() => CertaintyEnum, {
    nullable: true,
    description: 'How surely it held then; null without `at`.',
  })
  certainty?: string | undefined;
}

@ObjectType({ description: 'A page of facts: earliest start, newest first, unknown last.' })
export class FactConnection extends connectionOf(() => FactEdge) {}

@ObjectType({ description: 'An extract in a list.' })
export class EvidenceEdge extends edgeOf('Evidence', () => Evidence) {}

@ObjectType({ description: 'A page of extracts, those of the newest claims first.' })
export class EvidenceConnection extends connectionOf(() => EvidenceEdge) {}

@ObjectType({ description: 'A claim in a list.' })
export class ClaimEdge extends edgeOf('Claim', () => Claim) {
  @Field(() => CertaintyEnum, {
    nullable: true,
    description: 'How surely it held then; null without `at`.',
  })
  certainty?: string | undefined;
}

@ObjectType({ description: 'A page of claims: earliest start, newest first, unknown last.' })
export class ClaimConnection extends connectionOf(() => ClaimEdge) {}

@ObjectType({ description: 'An entity in a list.' })
export class EntityEdge extends edgeOf('Entity', () => Entity) {}

@ObjectType({ description: 'A page of entities.' })
export class EntityConnection extends connectionOf(() => EntityEdge) {}

@ObjectType({ description: 'An entity that an article’s claims name.' })
export class MentionEdge extends edgeOf('Mention', () => Entity) {
  @Field(() => Int, { description: 'How many of the article’s claims name it.' })
  claimCount!: number;
}

@ObjectType({ description: 'A page of mentioned entities, by id.' })
export class MentionConnection extends connectionOf(() => MentionEdge) {}

@ObjectType({ description: 'An entity that a search found.' })
export class SearchEdge extends edgeOf('Search', () => Entity) {
  @Field(() => Float, { description: 'From 0 to 1: 1 is the very name.' })
  score!: number;

  @Field(() => String, { description: 'The name or alias that matched.' })
  matchedOn!: string;
}

@ObjectType({ description: 'A page of found entities, best first.' })
export class SearchConnection extends connectionOf(() => SearchEdge) {}

@ObjectType({ description: 'A decision in a list.' })
export class DecisionEdge extends edgeOf('Decision', () => Decision) {}

@ObjectType({ description: 'A page of decisions, oldest first.' })
export class DecisionConnection extends connectionOf(() => DecisionEdge) {}
