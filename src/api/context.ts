import DataLoader from 'dataloader';
import type { Principal } from '../access/principal.js';
import { SutraError } from '../errors.js';
import type { Deadline, Engine, Parameters, Statement } from '../graph/engine.js';
import { readAlone, type KeyedRead } from '../graph/keyed-read.js';
import type { SharedReads } from '../graph/shared-reads.js';
import { canonicalJson } from '../model/canonical-json.js';
import type { ArticleTexts } from '../provenance/article-texts.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { LevelScheduler } from './level-scheduler.js';

export interface ContextOptions {
  readonly engine: Engine;
  readonly vocabulary: Vocabulary;
  readonly principal: Principal;
  readonly deadline: Deadline;
  /** Where the reads of requests that run at the same time are joined; without it each goes alone. */
  readonly sharedReads?: SharedReads | undefined;
  /** Full texts at hand, to verify new extracts against. */
  readonly articleTexts?: ArticleTexts | undefined;
}

/** What one request has: who asks, until when, and its own loaders. Nothing in it outlives the request. */
export interface ApiContext extends ContextOptions {
  /** Reads outside of a loader, once for the same statement and parameters. The level's loaders wait for it. */
  readonly read: <Row>(
    statement: Statement<Row>,
    parameters: Parameters,
  ) => Promise<readonly Row[]>;
  /** Reads what a loader was asked for, together with what other requests ask of the same statement. */
  readonly readKeyed: <Row>(read: KeyedRead<Row>) => Promise<readonly Row[]>;
  /** Runs something that reads on its own, such as a search for paths. The level's loaders wait for it. */
  readonly track: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /**
   * The loader of a field with these arguments, made when first asked for. All that a level asks of it goes into one
   * call of `batch`, which gets each key once and answers with a map; what is not in the map loads as undefined.
   */
  readonly loader: <Key, Loaded>(
    field: string,
    scope: unknown,
    batch: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Loaded>>,
  ) => DataLoader<Key, Loaded | undefined>;
  /** Drops all that was read: after a write it may no longer be so. */
  readonly forget: () => void;
}

export function createContext(options: ContextOptions): ApiContext {
  const scheduler = new LevelScheduler();
  const loaders = new Map<string, DataLoader<unknown, unknown>>();
  const reads = new Map<string, Promise<readonly unknown[]>>();
  const { engine, deadline, sharedReads } = options;
  return {
    ...options,
    readKeyed: (read) => sharedReads?.read(read, deadline) ?? readAlone(engine, read, deadline),
    read: <Row>(statement: Statement<Row>, parameters: Parameters) => {
      const name = `${statement.name} ${canonicalJson(parameters)}`;
      const known = reads.get(name);
      if (known !== undefined) return known as Promise<readonly Row[]>;
      const fresh = scheduler.track(() => engine.read(statement, parameters, deadline));
      reads.set(name, fresh);
      return fresh;
    },
    track: (work) => scheduler.track(work),
    loader: <Key, Loaded>(
      field: string,
      scope: unknown,
      batch: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Loaded>>,
    ) => {
      const name = `${field} ${JSON.stringify(scope)}`;
      const known = loaders.get(name);
      if (known !== undefined) return known as DataLoader<Key, Loaded | undefined>;
      const fresh = new DataLoader<Key, Loaded | undefined>(
        (keys) =>
          scheduler.track(async () => {
            const found = await batch(keys);
            return keys.map((key) => found.get(key));
          }),
        { batchScheduleFn: (dispatch) => scheduler.schedule(dispatch), maxBatchSize: 1_000 },
      );
      loaders.set(name, fresh);
      return fresh;
    },
    forget: () => {
      loaders.clear();
      reads.clear();
    },
  };
}

/** A loaded value that must be there: its absence is a defect of the graph, not of the question. */
export function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined)
    throw new SutraError('INTERNAL_SERVER_ERROR', `${what} is missing from the graph.`);
  return value;
}
