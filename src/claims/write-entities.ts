import { SutraError } from '../errors.js';
import { contentHash } from '../model/canonical-json.js';
import type { ArticleData, EntityInput } from '../model/entity.js';
import { orderKey } from '../model/order-key.js';
import type { Transaction } from '../graph/engine.js';
import { CLAIMS_BY_ID } from '../graph/statements/claim-statements.js';
import {
  createEntities,
  DELETE_ENTITIES,
  ENTITY_NODES,
  FACTS_NAMING,
  relabelEntities,
  RELATIONS_NAMING,
  UPDATE_ENTITIES,
  type EntityNode,
  type SourceFacts,
} from '../graph/statements/entity-statements.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { DISPLAY_PROPERTIES, entityDisplay } from './entity-display.js';
import type { Load } from './load.js';

export interface EntityChanges {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  /** Claims whose state may follow: an entity they name came, went or changed its type. */
  readonly affectedClaimIds: readonly string[];
  /** Entities that came after facts about their names: their display is to be derived again. */
  readonly namedBefore: readonly string[];
}

/**
 * Writes what a load says of entities: the source's uncited facts and an article's data, and the display that
 * follows from all sources. Entities that only this source knew and no longer names (`dropped`) are removed;
 * relations to them become pending.
 */
export async function writeEntities(
  transaction: Transaction,
  vocabulary: Vocabulary,
  load: Load,
  dropped: readonly string[],
): Promise<EntityChanges> {
  const inputs = new Map(load.entities.map((entity) => [entity.id, entity]));
  const nodes = await transaction.run(ENTITY_NODES, { ids: [...inputs.keys(), ...dropped] });
  const known = new Map(nodes.map((node) => [node.id, node]));
  const displayClaims = await claimsAboutDisplay(transaction, [...known.keys()]);

  const created = new Map<string, { properties: Record<string, unknown> }[]>();
  const updated: { id: string; properties: Record<string, unknown> }[] = [];
  const removed: string[] = [];
  const affected: string[] = [];
  const words: string[] = [];

  const propertiesOf = (node: Pick<EntityNode, 'id'>, facts: Record<string, SourceFacts>) => {
    const display = entityDisplay(node.id, facts, displayClaims.get(node.id) ?? []);
    words.push(...display.searchText.split(' '));
    return {
      ...display,
      aliases: [...display.aliases],
      facts: JSON.stringify(facts),
      sources: Object.keys(facts).sort(),
    };
  };

  for (const input of inputs.values()) {
    const node = known.get(input.id);
    if (node === undefined) {
      const facts = {
        [load.source.id]: { recordedAt: input.recordedAt ?? load.at, values: input.facts },
      };
      const rows = created.get(input.type) ?? [];
      rows.push({
        properties: {
          id: input.id,
          type: input.type,
          idKey: orderKey(input.id),
          canonicalId: input.id,
          bucket: contentHash(input.id).slice(0, 2),
          ...propertiesOf(input, facts),
          ...articleProperties(input.article),
        },
      });
      created.set(input.type, rows);
      affected.push(input.id);
      continue;
    }
    const facts = factsAfter(vocabulary, node, input, load);
    const retyped = node.type !== input.type;
    if (retyped) {
      const others = Object.keys(node.facts).filter((source) => source !== load.source.id);
      if (others.length > 0) {
        throw new SutraError(
          'CONFLICT',
          `Entity ${input.id} is ${node.type} in ${others.join(', ')}; ${load.source.id} cannot make it ${input.type}.`,
        );
      }
      const relabel = relabelEntities(
        labelOf(vocabulary, node.type),
        labelOf(vocabulary, input.type),
      );
      await transaction.run(relabel, { ids: [input.id] });
      affected.push(input.id);
    }
    const article = articleProperties(input.article);
    const unchanged =
      !retyped &&
      sameFacts(facts[load.source.id], node.facts[load.source.id]) &&
      Object.entries(article).every(([name, value]) => (node.article[name] ?? null) === value);
    if (!unchanged) {
      updated.push({
        id: input.id,
        properties: { type: input.type, ...propertiesOf(node, facts), ...article },
      });
    }
  }

  for (const id of dropped) {
    const node = known.get(id);
    if (node === undefined || inputs.has(id)) continue;
    const { [load.source.id]: taken, ...rest } = node.facts;
    if (taken === undefined) continue;
    if (Object.keys(rest).length === 0) removed.push(id);
    else updated.push({ id, properties: propertiesOf(node, rest) });
  }

  affected.push(...removed);
  const relations =
    affected.length === 0 ? [] : await transaction.run(RELATIONS_NAMING, { ids: affected });
  const facts = affected.length === 0 ? [] : await transaction.run(FACTS_NAMING, { ids: affected });

  for (const [type, rows] of created) {
    await transaction.run(createEntities([labelOf(vocabulary, type)]), { rows: rows as never });
  }
  if (updated.length > 0) await transaction.run(UPDATE_ENTITIES, { rows: updated as never });
  if (removed.length > 0) await transaction.run(DELETE_ENTITIES, { ids: removed });
  if (words.length > 0)
    await transaction.noteWords([...new Set(words)].filter((word) => word !== ''));
  const count = [...created.values()].reduce((sum, rows) => sum + rows.length, 0);
  return {
    created: count,
    updated: updated.length,
    removed: removed.length,
    affectedClaimIds: [...relations, ...facts].map(({ id }) => id),
    namedBefore: facts
      .filter(({ kind }) => DISPLAY_PROPERTIES.includes(kind))
      .map(({ subjectId }) => subjectId),
  };
}

/** Derives these entities' display again, after claims about their names changed. */
export async function refreshDisplay(
  transaction: Transaction,
  entityIds: readonly string[],
): Promise<void> {
  if (entityIds.length === 0) return;
  const nodes = await transaction.run(ENTITY_NODES, { ids: [...new Set(entityIds)] });
  const claims = await claimsAboutDisplay(
    transaction,
    nodes.map(({ id }) => id),
  );
  const rows = nodes.flatMap((node) => {
    const display = entityDisplay(node.id, node.facts, claims.get(node.id) ?? []);
    const same =
      display.name === node.name &&
      display.summary === (node.summary ?? null) &&
      JSON.stringify(display.aliases) === JSON.stringify(node.aliases);
    return same ? [] : [{ id: node.id, properties: { ...display, aliases: [...display.aliases] } }];
  });
  if (rows.length === 0) return;
  await transaction.run(UPDATE_ENTITIES, { rows });
  await transaction.noteWords([
    ...new Set(rows.flatMap(({ properties }) => properties.searchText.split(' '))),
  ]);
}

async function claimsAboutDisplay(transaction: Transaction, ids: readonly string[]) {
  const found = ids.length === 0 ? [] : await transaction.run(FACTS_NAMING, { ids });
  const naming = found.filter(({ kind }) => DISPLAY_PROPERTIES.includes(kind));
  const claims =
    naming.length === 0
      ? []
      : await transaction.run(CLAIMS_BY_ID, { ids: naming.map(({ id }) => id) });
  const bySubject = new Map<string, (typeof claims)[number][]>();
  for (const claim of claims) {
    bySubject.set(claim.subjectId, [...(bySubject.get(claim.subjectId) ?? []), claim]);
  }
  return bySubject;
}

/** A replacing load's facts stand for all that the source says; another's are added to what it said. */
function factsAfter(
  vocabulary: Vocabulary,
  node: EntityNode,
  input: EntityInput,
  load: Load,
): Record<string, SourceFacts> {
  const before = node.facts[load.source.id];
  const values: Record<string, readonly string[]> = load.replace ? {} : { ...before?.values };
  for (const [property, texts] of Object.entries(input.facts)) {
    values[property] = vocabulary.properties.get(property)?.single
      ? texts
      : [...new Set([...(values[property] ?? []), ...texts])];
  }
  const after = { recordedAt: input.recordedAt ?? load.at, values };
  return {
    ...node.facts,
    [load.source.id]: before !== undefined && sameFacts(before, after) ? before : after,
  };
}

function sameFacts(left: SourceFacts | undefined, right: SourceFacts | undefined): boolean {
  return (
    left !== undefined &&
    right !== undefined &&
    contentHash(left.values) === contentHash(right.values)
  );
}

function labelOf(vocabulary: Vocabulary, type: string): string {
  const definition = vocabulary.types.get(type);
  if (definition === undefined)
    throw new SutraError('INTERNAL_SERVER_ERROR', `No entity type ${type} in the vocabulary.`);
  return definition.label;
}

function articleProperties(article: ArticleData | undefined): Record<string, string | null> {
  if (article === undefined) return {};
  return {
    language: article.language ?? null,
    publishedAt: article.publishedAt ?? null,
    // One zone, so that articles sort by when they appeared.
    publishedInstant:
      article.publishedAt === undefined ? null : new Date(article.publishedAt).toISOString(),
    address: article.address ?? null,
    textFile: article.textFile ?? null,
    textSha256: article.textSha256 ?? null,
    textRanges: article.textRanges === undefined ? null : JSON.stringify(article.textRanges),
  };
}
