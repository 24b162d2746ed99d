import type { Load } from '../../claims/load.js';
import type { Engine } from '../../graph/engine.js';
import {
  ENTITY_TYPES,
  KNOWN_ENTITY_IDS,
  type KnownType,
} from '../../graph/statements/import-statements.js';
import type { ImportChanges } from './import-report.js';
import type { Batch, PreparedRecord } from './read-batches.js';
import type { SeenSet } from './seen-set.js';
import type { DecisionsRefused } from './write-batch.js';

/** A batch as far as it has been sorted out: what is loaded of it, what is rejected, and what loading changed. */
export type Loaded = Pick<Batch, 'records' | 'rejects' | 'reasons'> & {
  readonly changes: ImportChanges;
  readonly retypes?: ReadonlySet<string>;
};

/**
 * Without the records that give an entity another type than is recorded; but a source that is replaced may retype
 * what it alone knows, by the first record that names it.
 */
export async function withoutConflicts(
  engine: Engine,
  loaded: Loaded,
  { seen, source }: { readonly seen?: SeenSet | undefined; readonly source: Load['source'] },
): Promise<Loaded> {
  const others = await recordedOtherwise(engine, loaded.records);
  const own = [...others.values()].filter(
    ({ sources }) => seen !== undefined && sources.every((id) => id === source.id),
  );
  const saidBefore = seen?.typed(own) ?? new Set();
  const retypes = new Set(own.filter((one) => !saidBefore.has(one)).map(({ id }) => id));
  const wrong = (record: PreparedRecord) =>
    entitiesOf(record).find(
      ({ id, type }) => !retypes.has(id) && (others.get(id)?.type ?? type) !== type,
    );
  return {
    ...without(loaded, 'one type of an entity', (record) => {
      const entity = wrong(record);
      const known = entity && others.get(entity.id);
      return (
        entity &&
        `id: expected ${known?.type ?? ''} as ${entity.id} is recorded, got ${entity.type}.`
      );
    }),
    retypes,
  };
}

/** Entities that the graph knows with another type than one of these records says. */
async function recordedOtherwise(
  engine: Engine,
  records: readonly PreparedRecord[],
): Promise<ReadonlyMap<string, KnownType>> {
  const types = new Map(records.flatMap(entitiesOf).map(({ id, type }) => [id, type]));
  const known = await engine.read(ENTITY_TYPES, { ids: [...types.keys()] });
  return new Map(
    known.filter(({ id, type }) => types.get(id) !== type).map((entity) => [entity.id, entity]),
  );
}

/** Of records that an earlier run has done, those that it loaded. */
export async function asRecorded(
  engine: Engine,
  records: readonly PreparedRecord[],
): Promise<readonly PreparedRecord[]> {
  const others = await recordedOtherwise(engine, records);
  return others.size === 0
    ? records
    : records.filter((record) => !entitiesOf(record).some(({ id }) => others.has(id)));
}

/**
 * Without the records whose extracts are of articles that are neither known nor in the batch: an extract stands
 * between a claim and its article, and without the one it would be lost.
 */
export async function withoutUnknownArticles(engine: Engine, loaded: Loaded): Promise<Loaded> {
  const cited = new Set(loaded.records.flatMap(articlesCited));
  if (cited.size === 0) return loaded;
  for (const { id } of loaded.records.flatMap(entitiesOf)) cited.delete(id);
  if (cited.size === 0) return loaded;
  for (const id of await engine.read(KNOWN_ENTITY_IDS, { ids: [...cited] })) cited.delete(id);
  if (cited.size === 0) return loaded;
  return without(loaded, 'evidence from an article that is known', (record) => {
    const missing = articlesCited(record).find((id) => cited.has(id));
    return (
      missing &&
      `evidence: expected an article that is known or comes before, got ${missing}; load this record again after it.`
    );
  });
}

/** Without the records whose decisions contradict what is decided. */
export function withoutRefused(loaded: Loaded, { reasons }: DecisionsRefused): Loaded {
  return without(loaded, 'a decision that agrees with those in effect', ({ read }) => {
    const decisions = read.flatMap((one) => one.decisions ?? []);
    const refused = decisions.find(({ id }) => reasons.has(id));
    return refused && reasons.get(refused.id);
  });
}

/** Moves the records that there is a reason against to the rejects. */
function without(
  loaded: Loaded,
  kind: string,
  reasonAgainst: (record: PreparedRecord) => string | undefined,
): Loaded {
  const rejects = [...loaded.rejects];
  const records = loaded.records.filter((record) => {
    const reason = reasonAgainst(record);
    if (reason === undefined) return true;
    rejects.push({ record: record.raw, reason });
    return false;
  });
  const count = loaded.records.length - records.length;
  if (count === 0) return loaded;
  return {
    ...loaded,
    records,
    rejects: rejects.sort((one, other) => one.record.line - other.record.line),
    reasons: { ...loaded.reasons, [kind]: (loaded.reasons[kind] ?? 0) + count },
  };
}

const entitiesOf = ({ read }: PreparedRecord) => read.flatMap(({ entities }) => entities);

const articlesCited = ({ read }: PreparedRecord) =>
  read.flatMap(({ claims }) =>
    claims.flatMap(({ evidence }) => evidence.map(({ articleId }) => articleId)),
  );
