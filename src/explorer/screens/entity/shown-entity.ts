import type { EntityQuery } from '../../generated/graphql.js';

/** An entity as its screen asks for it. */
export type ShownEntity = NonNullable<EntityQuery['entity']>;
export type ShownRelation = ShownEntity['relations']['edges'][number];
export type ShownFact = ShownEntity['facts']['edges'][number]['node'];
