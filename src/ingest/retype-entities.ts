import { syncEdges } from '../claims/sync-edges.js';
import type { Transaction } from '../graph/engine.js';
import {
  ENTITY_NODES,
  RELATIONS_NAMING,
  relabelEntities,
  UPDATE_ENTITIES,
} from '../graph/statements/entity-statements.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { ArticleFile } from './article-file.js';
import { articleSourceId } from './article-load.js';

/**
 * Gives entities the type that the files now agree on. One file after the other could not: each load would find the
 * others still saying the old type, which is a conflict. An entity that another source knows too is left alone, so
 * that its load says so. → the ids.
 */
export async function retypeEntities(
  transaction: Transaction,
  vocabulary: Vocabulary,
  articles: readonly ArticleFile[],
): Promise<readonly string[]> {
  const types = new Map<string, string>();
  for (const { id, entities } of articles) {
    types.set(id, 'ARTICLE');
    for (const entity of entities) types.set(entity.id, entity.type);
  }
  const sources = new Set(articles.map(({ id }) => articleSourceId(id)));
  const nodes = await transaction.run(ENTITY_NODES, { ids: [...types.keys()] });
  const changes = nodes.flatMap(({ id, type: before, facts }) => {
    const after = types.get(id) ?? before;
    const isOurs = Object.keys(facts).every((source) => sources.has(source));
    return before !== after && isOurs ? [{ id, before, after }] : [];
  });
  if (changes.length === 0) return [];

  const labelOf = (type: string) => vocabulary.types.get(type)?.label ?? '';
  for (const { id, before, after } of changes) {
    await transaction.run(relabelEntities(labelOf(before), labelOf(after)), { ids: [id] });
  }
  const rows = changes.map(({ id, after }) => ({ id, properties: { type: after } }));
  await transaction.run(UPDATE_ENTITIES, { rows });
  const ids = rows.map(({ id }) => id).sort();
  const relations = await transaction.run(RELATIONS_NAMING, { ids });
  await syncEdges(
    transaction,
    relations.map(({ id }) => id),
  );
  return ids;
}
