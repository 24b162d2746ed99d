import { getArgumentValues, GraphQLInterfaceType, type GraphQLResolveInfo } from 'graphql';

import type { RelationScope } from '../graph/statements/read-relation-pages.js';
import type { EntitySummary } from '../model/entity.js';
import type { ApiContext } from './context.js';
import { entityLoader, primeEntities } from './loaders.js';
import { relationRequest, relationScope } from './relation-connection.js';
import { entityWithPageLoader } from './relation-pages.js';
import { oncePerField, selectedFields } from './selections.js';

/**
 * An entity by any id it ever had. When its field goes on to a page of its relations, which is the most that is asked,
 * both come in one statement, and the page's resolver finds it loaded.
 */
export async function loadEntity(
  context: ApiContext,
  info: GraphQLResolveInfo,
  id: string,
): Promise<EntitySummary | undefined> {
  const scope = pageBelow(info, id);
  if (scope === undefined) return entityLoader(context).load(id);
  const entity = await entityWithPageLoader(context, scope).load(id);
  primeEntities(context, [entity]);
  return entity;
}

/** The page's field; of several, one that is asked in any case. */
const pageField = oncePerField((info) =>
  selectedFields(info, 'relations').find(({ directives }) => (directives ?? []).length === 0),
);

/** @returns undefined when no page is asked for, or none that can be read: its own resolver says why. */
function pageBelow(info: GraphQLResolveInfo, id: string): RelationScope | undefined {
  const node = pageField(info);
  const type = info.schema.getType('Entity');
  if (node === undefined || !(type instanceof GraphQLInterfaceType)) return undefined;
  const field = type.getFields()['relations'];
  if (field === undefined) return undefined;
  try {
    const args = getArgumentValues(field, node, info.variableValues);
    const selected = { fieldNodes: [node], fragments: info.fragments };
    const { scope, nothing } = relationScope(selected, id, relationRequest(args));
    return nothing ? undefined : scope;
  } catch {
    return undefined;
  }
}
