import { SutraError } from '../errors.js';
import type { EntityInput } from '../model/entity.js';
import type { Transaction } from '../graph/engine.js';
import type { EntityEnd } from '../graph/statements/claim-statements.js';
import {
  createEntities,
  DELETE_ENTITIES,
  ENTITY_NODES,
  FACTS_NAMING,
  relabelEntities,
  RELATIONS_NAMING,
  UPDATE_ENTITIES,
  type EntityNode,
} from '../graph/statements/entity-statements.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { DISPLAY_PROPERTIES } from './entity-display.js';
import {
  articleProperties,
  displayAlone,
  knownProperties,
  labelOf,
  newEntityRow,
  type FactsBySource,
} from './entity-rows.js';
import type { Load } from './load.js';
import { claimsAboutDisplay, isMerged } from './refresh-display.js';
import { factsAfter, mergeEntities } from './source-facts.js';

export interface EntityChanges {
  readonly created: number;
  readonly updated: number;
  readonly removed: number;
  /** Claims whose state may follow: an entity they name came, went or changed its type. */
  readonly affectedClaimIds: readonly string[];
  /** Entities that came, went or changed their type: decisions on them may begin or cease to join them. */
  readonly affectedIds: readonly string[];
  /** Entities that came after facts about their names, or that a merge concerns: their display is to be derived again. */
  readonly namedBefore: readonly string[];
  /** The entities that the load names, as ends of claims; those that a merge retired are left out. */
  readonly ends: ReadonlyMap<string, EntityEnd>;
}

type Updates = { id: string; properties: Record<string, unknown> }[];

/**
 * Writes what a load says of entities: the source's uncited facts and an article's data, and the display that
 * follows from all sources. Entities that only this source knew and no longer names (`dropped`) are removed;
 * relations to them become pending.
 * @throws SutraError CONFLICT for entities that are of another type already; nothing has been written then.
 */
export async function writeEntities(
  transaction: Transaction,
  vocabulary: Vocabulary,
  load: Load,
  dropped: readonly string[],
): Promise<EntityChanges> {
  const inputs = mergeEntities(vocabulary, load.entities);
  const ids = [...inputs.keys(), ...dropped];
  const nodes = ids.length === 0 ? [] : await transaction.run(ENTITY_NODES, { ids });
  const known = new Map(nodes.map((node) => [node.id, node]));
  const retyped = findRetyped(load, inputs, known);
  const displayClaims = await claimsAboutDisplay(transaction, [...known.keys()]);
  const claimsOf = (id: string) => displayClaims.get(id) ?? [];

  const created = new Map<string, EntityInput[]>();
  const rows = new Map<string, ReturnType<typeof newEntityRow>[]>();
  const updated: Updates = [];
  const removed: string[] = [];
  const words = new Set<string>();
  const noteWords = (text: unknown) => {
    if (typeof text === 'string') for (const word of text.split(' ')) if (word) words.add(word);
  };
  const update = (id: string, facts: FactsBySource, more: Record<string, unknown>) => {
    const properties = { ...knownProperties(id, facts, claimsOf(id)), ...more };
    noteWords(properties.searchText);
    updated.push({ id, properties });
  };

  for (const input of inputs.values()) {
    const node = known.get(input.id);
    const facts = factsAfter(vocabulary, node?.facts[load.source.id], input, load);
    if (node === undefined) {
      const row = newEntityRow(input, { [load.source.id]: facts }, displayAlone(input));
      noteWords(row['searchText']);
      append(rows, input.type, row);
      append(created, input.type, input);
      continue;
    }
    const article = articleProperties(input.article);
    const unchanged =
      node.type === input.type &&
      facts === node.facts[load.source.id] &&
      Object.entries(article).every(([name, value]) => (node.article[name] ?? null) === value);
    if (!unchanged) {
      update(
        input.id,
        { ...node.facts, [load.source.id]: facts },
        { type: input.type, ...article },
      );
    }
  }
  for (const id of dropped) {
    const node = known.get(id);
    if (node === undefined || inputs.has(id)) continue;
    const { [load.source.id]: taken, ...rest } = node.facts;
    if (taken === undefined) continue;
    if (Object.keys(rest).length === 0) removed.push(id);
    else update(id, rest, {});
  }

  const newIds = [...created.values()].flat().map(({ id }) => id);
  const affected = [...newIds, ...retyped.map(({ id }) => id), ...removed];
  const [relations, facts] =
    affected.length === 0
      ? [[], []]
      : await Promise.all([
          transaction.run(RELATIONS_NAMING, { ids: affected }),
          transaction.run(FACTS_NAMING, { ids: affected }),
        ]);

  for (const { id, from, to } of retyped) {
    const relabel = relabelEntities(labelOf(vocabulary, from), labelOf(vocabulary, to));
    transaction.send(relabel, { ids: [id] });
  }
  for (const [type, rowsOfType] of rows) {
    transaction.send(createEntities([labelOf(vocabulary, type)]), { rows: rowsOfType });
  }
  if (updated.length > 0) transaction.send(UPDATE_ENTITIES, { rows: updated as never });
  if (removed.length > 0) transaction.send(DELETE_ENTITIES, { ids: removed });
  if (words.size > 0) transaction.noteWords([...words]);
  return {
    created: newIds.length,
    updated: updated.length,
    removed: removed.length,
    affectedClaimIds: [...relations, ...facts].map(({ id }) => id),
    affectedIds: affected,
    namedBefore: [
      ...facts
        .filter(({ kind }) => DISPLAY_PROPERTIES.includes(kind))
        .map(({ subjectId }) => subjectId),
      ...updated.map(({ id }) => id).filter((id) => isMerged(known.get(id))),
    ],
    ends: endsOf(inputs, known),
  };
}

interface Retyped {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Entities that a load gives another type. Whoever alone knows an entity may correct its type; a dataset may only when
 * it is loaded as a whole or says that it may, since a line of it does not know of the others.
 */
function findRetyped(
  load: Load,
  inputs: ReadonlyMap<string, EntityInput>,
  known: ReadonlyMap<string, EntityNode>,
): readonly Retyped[] {
  const retyped: Retyped[] = [];
  const conflicts: string[] = [];
  const adds = load.source.kind === 'DATASET' && !load.replace;
  for (const { id, type } of inputs.values()) {
    const node = known.get(id);
    if (node === undefined || node.type === type) continue;
    const others = Object.keys(node.facts).filter((source) => source !== load.source.id);
    if (others.length > 0 || (adds && load.retypes?.has(id) !== true)) {
      const where = others.length > 0 ? ` in ${others.join(', ')}` : '';
      conflicts.push(
        `Entity ${id} is ${node.type}${where}; ${load.source.id} cannot make it ${type}.`,
      );
    }
    retyped.push({ id, from: node.type, to: type });
  }
  if (conflicts.length > 0) throw new SutraError('CONFLICT', conflicts.join(' '));
  return retyped;
}

function endsOf(
  inputs: ReadonlyMap<string, EntityInput>,
  known: ReadonlyMap<string, EntityNode>,
): ReadonlyMap<string, EntityEnd> {
  const ends = new Map<string, EntityEnd>();
  for (const { id, type } of inputs.values()) {
    if ((known.get(id)?.canonicalId ?? id) === id) ends.set(id, { canonicalId: id, type });
  }
  return ends;
}

function append<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}
