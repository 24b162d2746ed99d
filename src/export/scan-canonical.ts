import type { Engine } from '../graph/engine.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import {
  MERGED_RECORDS,
  SCAN_FACTS_ABOUT,
  SCANNED_ENTITIES_BY_ID,
} from '../graph/statements/scan-statements.js';
import { groupBy } from '../model/group-by.js';
import {
  claimParameters,
  scanEntities,
  withKeptFacts,
  type ExportedEntity,
  type ExportFilter,
} from './scan-graph.js';
import { valueText } from './value-text.js';

/** An entity as one node: what all records that were merged into it say. */
export interface CanonicalEntity extends Omit<ExportedEntity, 'facts' | 'canonicalId'> {
  /** Ids of all its records, its own first. */
  readonly records: readonly string[];
  /** Texts by property, each once: uncited facts and fact claims. */
  readonly facts: Readonly<Record<string, readonly string[]>>;
}

/**
 * The canonical entities of the records that a filter keeps, in the order of scanEntities, each with the facts that the
 * filter keeps of all its records: relations end at the canonical entity, whichever of its records a filter asked for.
 * Memory holds, where the filter leaves records out, the ids of those that others were merged into.
 * `withClaims` false leaves out the facts that are claims.
 * @throws SutraError as scanEntities.
 */
export async function* scanCanonical(
  engine: Engine,
  filter: ExportFilter,
  { withClaims }: { readonly withClaims: boolean },
): AsyncGenerator<readonly CanonicalEntity[]> {
  const { deadline } = filter;
  const written = new Set<string>();
  for await (const batch of scanEntities(engine, filter)) {
    const canonical = await canonicalOf(engine, batch, filter, written);
    const ids = canonical.map(({ id }) => id);
    if (ids.length === 0) continue;
    const records = await engine.read(MERGED_RECORDS, { ids }, deadline);
    const merged = groupBy(
      records.map((record) => withKeptFacts(record, filter)),
      ({ canonicalId }) => canonicalId,
    );
    for (const id of merged.keys()) written.add(id);
    const all = [...ids, ...[...merged.values()].flat().map(({ id }) => id)];
    const claims = groupBy(
      withClaims
        ? await engine.read(SCAN_FACTS_ABOUT, { ...claimParameters(filter), ids: all }, deadline)
        : [],
      ({ subjectId }) => subjectId,
    );
    yield canonical.map((entity) => asOne(entity, merged.get(entity.id) ?? [], claims, filter));
  }
}

/** The canonical records of a batch's, each once in an export. */
async function canonicalOf(
  engine: Engine,
  batch: readonly ExportedEntity[],
  filter: ExportFilter,
  written: ReadonlySet<string>,
): Promise<readonly ExportedEntity[]> {
  const own = batch.filter(({ id, canonicalId }) => id === canonicalId && !written.has(id));
  const { types = [], ids = [], source, deadline } = filter;
  // Where no record is left out, the canonical one comes by itself.
  if (types.length === 0 && ids.length === 0 && source === undefined) return own;
  const here = new Set(own.map(({ id }) => id));
  const others = batch
    .map(({ canonicalId }) => canonicalId)
    .filter((id) => !here.has(id) && !written.has(id));
  if (others.length === 0) return own;
  const missing = [...new Set(others)];
  const found = await engine.read(SCANNED_ENTITIES_BY_ID, { ids: missing }, deadline);
  const byId = new Map(found.map((record) => [record.id, withKeptFacts(record, filter)]));
  return [...own, ...missing.flatMap((id) => byId.get(id) ?? [])];
}

function asOne(
  entity: ExportedEntity,
  merged: readonly ExportedEntity[],
  claims: ReadonlyMap<string, readonly ClaimRecord[]>,
  { source }: ExportFilter,
): CanonicalEntity {
  const others = [...merged].sort((left, right) => (left.id < right.id ? -1 : 1));
  const records = [entity, ...others];
  const facts = new Map<string, Set<string>>();
  const add = (property: string, text: string) => {
    const known = facts.get(property);
    if (known === undefined) facts.set(property, new Set([text]));
    else known.add(text);
  };
  for (const record of records) {
    for (const [from, { values }] of Object.entries(record.facts).sort(byKey)) {
      if (source !== undefined && from !== source) continue;
      for (const [property, texts] of Object.entries(values)) {
        for (const text of texts) add(property, text);
      }
    }
    const about = [...(claims.get(record.id) ?? [])];
    for (const { kind, value } of about.sort((left, right) => (left.id < right.id ? -1 : 1))) {
      if (value !== undefined) add(kind, valueText(value));
    }
  }
  const names = [...entity.aliases, ...others.flatMap(({ name, aliases }) => [name, ...aliases])];
  return {
    id: entity.id,
    type: entity.type,
    name: entity.name,
    aliases: [...new Set(names)].filter((alias) => alias !== entity.name),
    summary: entity.summary ?? others.find(({ summary }) => summary !== undefined)?.summary,
    article: entity.article,
    sources: [...new Set(records.flatMap(({ sources }) => sources))].sort(),
    records: records.map(({ id }) => id),
    facts: Object.fromEntries(
      [...facts].sort(byKey).map(([property, texts]) => [property, [...texts]]),
    ),
  };
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
