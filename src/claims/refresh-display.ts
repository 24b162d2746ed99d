import type { Transaction } from '../graph/engine.js';
import { CLAIMS_BY_ID } from '../graph/statements/claim-statements.js';
import { RECORDS_OF_CANONICAL } from '../graph/statements/decision-statements.js';
import {
  ENTITY_NODES,
  FACTS_NAMING,
  UPDATE_ENTITIES,
  type EntityNode,
} from '../graph/statements/entity-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import { groupBy } from '../model/group-by.js';
import { DISPLAY_PROPERTIES, entityDisplay } from './entity-display.js';

/** Derives these entities' display again, and that of what they were joined into, after what is said of them changed. */
export async function refreshDisplay(
  transaction: Transaction,
  entityIds: readonly string[],
): Promise<void> {
  if (entityIds.length === 0) return;
  const given = await transaction.run(ENTITY_NODES, { ids: [...new Set(entityIds)] });
  const nodes = await withMergedRecords(transaction, given);
  const claims = await claimsAboutDisplay(
    transaction,
    nodes.map(({ id }) => id),
  );
  const byCanonical = groupBy(nodes, ({ canonicalId }) => canonicalId);
  const rows = nodes.flatMap((node) => {
    const merged = (byCanonical.get(node.id) ?? [])
      .filter(({ id }) => id !== node.id)
      .map(({ id, facts }) => ({ id, facts, claims: claims.get(id) ?? [] }));
    const display = entityDisplay(node.id, node.facts, claims.get(node.id) ?? [], merged);
    const sources = sourcesOf([node, ...merged]);
    const same =
      JSON.stringify(sources) === JSON.stringify(node.sources) &&
      display.name === node.name &&
      display.summary === (node.summary ?? null) &&
      JSON.stringify(display.aliases) === JSON.stringify(node.aliases);
    return same
      ? []
      : [{ id: node.id, properties: { ...display, aliases: [...display.aliases], sources } }];
  });
  if (rows.length === 0) return;
  transaction.send(UPDATE_ENTITIES, { rows });
  transaction.noteWords([
    ...new Set(rows.flatMap(({ properties }) => properties.searchText.split(' '))),
  ]);
}

/** Whether other records were joined into it, or it into another. */
export const isMerged = (node: EntityNode | undefined): boolean =>
  node !== undefined && (node.canonicalId !== node.id || node.mergedIds.length > 0);

/** A canonical entity's display follows from all its records, so where one is concerned the others are read too. */
async function withMergedRecords(
  transaction: Transaction,
  nodes: readonly EntityNode[],
): Promise<readonly EntityNode[]> {
  const canonicalIds = [...new Set(nodes.filter(isMerged).map(({ canonicalId }) => canonicalId))];
  if (canonicalIds.length === 0) return nodes;
  const known = new Set(nodes.map(({ id }) => id));
  const records = await transaction.run(RECORDS_OF_CANONICAL, { ids: canonicalIds });
  const others = records.map(({ id }) => id).filter((id) => !known.has(id));
  if (others.length === 0) return nodes;
  return [...nodes, ...(await transaction.run(ENTITY_NODES, { ids: others }))];
}

function sourcesOf(records: readonly Pick<EntityNode, 'facts'>[]): string[] {
  return [...new Set(records.flatMap(({ facts }) => Object.keys(facts)))].sort();
}

/** The facts about names and summaries of entities, by the entity they are about. */
export async function claimsAboutDisplay(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ClaimRecord[]>> {
  const found = ids.length === 0 ? [] : await transaction.run(FACTS_NAMING, { ids });
  const naming = found.filter(({ kind }) => DISPLAY_PROPERTIES.includes(kind));
  const claims =
    naming.length === 0
      ? []
      : await transaction.run(CLAIMS_BY_ID, { ids: naming.map(({ id }) => id) });
  return groupBy(claims, ({ subjectId }) => subjectId);
}
