import type { GraphQLResolveInfo } from 'graphql';

import type { RelationDirection } from '../graph/statements/relation-direction.js';
import type { EntitySummary } from '../model/entity.js';
import { certaintyOf, timeFilter } from './as-of.js';
import type { ApiContext } from './context.js';
import { primeEntities } from './loaders.js';
import { connection, pageRequest } from './page.js';
import { relationCountLoader, relationLoader } from './relation-pages.js';
import { oncePerField, selectedNames, type Selected } from './selections.js';
import type { RelationArguments } from './types/arguments.js';

type Given<Arguments> = { readonly [Name in keyof Arguments]?: Arguments[Name] | undefined };

export interface RelationRequest extends Omit<Given<RelationArguments>, 'direction' | 'kinds'> {
  readonly direction: RelationDirection;
  readonly kinds: readonly string[];
  /** An empty list of kinds, types or modalities lets nothing through. */
  readonly nothing?: boolean;
}

/** Fields of an edge, its relation and its neighbor that a brief page has, or that are read by themselves. */
const BRIEF = {
  edge: new Set(['node', 'neighbor', 'direction', 'cursor', '__typename']),
  relation: new Set(['id', 'kind', 'role', '__typename']),
  neighbor: new Set(
    'id canonicalId type name relations neighbors facts evidence degree degrees isHub __typename'.split(
      ' ',
    ),
  ),
};

const isBrief = oncePerField((info) => {
  const selectsOnly = (path: readonly string[], allowed: ReadonlySet<string>) =>
    [...selectedNames(info, path)].every((name) => allowed.has(name));
  return (
    selectsOnly(['edges'], BRIEF.edge) &&
    selectsOnly(['edges', 'node'], BRIEF.relation) &&
    selectsOnly(['edges', 'neighbor'], BRIEF.neighbor)
  );
});

/** What the arguments of `relations` ask for. */
export function relationRequest(args: RelationArguments): RelationRequest {
  const { first, after, at, kinds, direction, types, modalities } = args;
  return {
    first,
    after,
    at,
    types,
    modalities,
    direction: (direction ?? 'BOTH') as RelationDirection,
    kinds: kinds ?? [],
    nothing: [kinds, types, modalities].some((list) => list?.length === 0),
  };
}

/**
 * The page that a field asks for of the entity of this id.
 * @throws SutraError BAD_USER_INPUT naming the argument.
 */
export function relationScope(field: Selected, entityId: string, requested: RelationRequest) {
  const at = timeFilter(requested.at);
  const { direction, kinds, types = null, modalities = null } = requested;
  const filter = { direction, kinds, types, modalities, at };
  const request = pageRequest('relations', { id: entityId, ...filter, at: at ?? null }, requested);
  const page = {
    limit: request.first + 1,
    after: request.after?.[0] ?? '',
    isBrief: isBrief(field),
  };
  const nothing = requested.nothing === true || modalities?.length === 0;
  return { request, filter, scope: { ...filter, ...page }, nothing };
}

/** A page of an entity's relations; every shortcut is one. */
export async function relationConnection(
  context: ApiContext,
  info: GraphQLResolveInfo,
  entity: EntitySummary,
  requested: RelationRequest,
) {
  const { request, filter, scope, nothing } = relationScope(info, entity.id, requested);
  const items = nothing
    ? []
    : ((await relationLoader(context, scope).load(entity.canonicalId)) ?? []);
  if (!scope.isBrief) primeEntities(context, [entity, ...items.map(({ neighbor }) => neighbor)]);
  return {
    ...connection(request, items, ({ relation, neighbor, direction: lies }) => ({
      node: relation,
      neighbor,
      direction: lies,
      certainty: scope.isBrief ? undefined : certaintyOf(relation.validity, filter.at),
      position: [relation.sortKey],
    })),
    count: async () =>
      nothing ? 0 : ((await relationCountLoader(context, filter).load(entity.canonicalId)) ?? 0),
  };
}
