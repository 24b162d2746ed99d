import type { Modality } from '../model/claim.js';
import { relationsAmongEntities } from '../paths/relations-among.js';
import { timeFilter } from './as-of.js';
import type { ApiContext } from './context.js';
import { entityLoader, primeEntities } from './loaders.js';
import type { AmongFilterArguments } from './types/neighbor-arguments.js';

/** Entities that relations may be asked among: as many as a reader can still take in at once. */
export const MOST_AMONG = 300;

/** Some entities and the relations among them. */
export async function subgraphAmong(
  context: ApiContext,
  ids: readonly string[],
  { kinds, modalities, at }: AmongFilterArguments,
) {
  const question = {
    ids,
    kinds: kinds ?? undefined,
    modalities: (modalities ?? undefined) as readonly Modality[] | undefined,
    at: timeFilter(at),
  };
  // An empty list lets no relation through; to the search it would mean all.
  const nothing = kinds?.length === 0 || modalities?.length === 0;
  const found = nothing
    ? await entitiesAlone(context, ids, ids.length)
    : await context.track(() =>
        relationsAmongEntities(context.engine, context.vocabulary, question, context.deadline),
      );
  primeEntities(context, found.nodes);
  return found;
}

/** Entities where no relation is let through. */
export async function entitiesAlone(context: ApiContext, ids: readonly string[], limit: number) {
  const found = await Promise.all(ids.map((id) => entityLoader(context).load(id)));
  const known = found.filter((entity) => entity !== undefined);
  const nodes = [...new Map(known.map((entity) => [entity.id, entity])).values()];
  return { nodes: nodes.slice(0, limit), relations: [] as const, truncated: nodes.length > limit };
}
