import { CandidatesDocument, EntitiesToCompareDocument } from '../generated/graphql.js';
import type { CandidatesQuery, EntityNameFragment, EntityType } from '../generated/graphql.js';
import { createStore, type Store } from '../model/store.js';
import type { Problem } from './problem.js';
import { request } from './request.js';

type Candidate = CandidatesQuery['candidates'][number];

/** Two records that may be the same thing. */
export interface CandidatePair extends Candidate {
  readonly key: string;
  /** The entity that was asked about; `entity` is the other one. */
  readonly asked: EntityNameFragment;
  /** Where the page of entities begins on which it was found; empty for the first. */
  readonly page: string;
}

export interface ScanState {
  readonly pairs: readonly CandidatePair[];
  /** How many entities were asked about. */
  readonly looked: number;
  readonly isRunning: boolean;
  /** Whether there is no further entity. */
  readonly isDone: boolean;
  readonly problems: readonly Problem[];
}

export interface CandidateScan {
  readonly state: Store<ScanState>;
  /** Looks further, until there are so many more pairs than now. */
  readonly lookFor: (pairs: number) => Promise<void>;
  readonly stop: () => void;
}

/** Where a scan gets what it looks through; the API, but in tests. */
export interface ScanSource {
  readonly entities: (
    after: string | undefined,
    signal: AbortSignal,
  ) => Promise<{
    readonly entities: readonly EntityNameFragment[];
    readonly next: string | undefined;
    readonly problems: readonly Problem[];
  }>;
  readonly candidates: (
    id: string,
    signal: AbortSignal,
  ) => Promise<{
    readonly candidates: readonly Candidate[];
    readonly problems: readonly Problem[];
  }>;
}

/**
 * Goes through entities and asks for each whom it may be the same as. One request after the other:
 * each searches and compares, and nobody can decide faster than that.
 */
export function createCandidateScan(source: ScanSource, from = ''): CandidateScan {
  const state = createStore<ScanState>({
    pairs: [],
    looked: 0,
    isRunning: false,
    isDone: false,
    problems: [],
  });
  const put = (change: Partial<ScanState>) => state.set({ ...state.get(), ...change });
  const found = new Set<string>();
  let controller: AbortController | undefined;
  let page = from;
  let next: string | undefined = from;
  let waiting: readonly EntityNameFragment[] = [];

  /** @returns whether there was an entity to ask about. */
  const step = async (signal: AbortSignal): Promise<boolean> => {
    if (waiting.length === 0) {
      if (next === undefined) return false;
      const answer = await source.entities(next === '' ? undefined : next, signal);
      if (signal.aborted) return false;
      if (answer.problems.length > 0) throw new ScanFailure(answer.problems);
      page = next;
      waiting = answer.entities;
      next = answer.next;
      if (waiting.length === 0) return next !== undefined;
    }
    const [asked, ...rest] = waiting;
    if (asked === undefined) return false;
    const { candidates, problems } = await source.candidates(asked.id, signal);
    if (signal.aborted) return false;
    if (problems.length > 0) throw new ScanFailure(problems);
    waiting = rest;
    const fresh = candidates.flatMap((candidate): CandidatePair[] => {
      const key = [candidate.recordId, candidate.otherRecordId].sort().join('\n');
      if (found.has(key)) return [];
      found.add(key);
      return [{ ...candidate, key, asked, page }];
    });
    put({ looked: state.get().looked + 1, pairs: [...state.get().pairs, ...fresh] });
    return true;
  };

  return {
    state,
    stop: () => {
      controller?.abort();
      controller = undefined;
      put({ isRunning: false });
    },
    lookFor: async (pairs) => {
      if (controller !== undefined) return;
      const own = new AbortController();
      controller = own;
      const wanted = state.get().pairs.length + pairs;
      put({ isRunning: true, problems: [] });
      try {
        while (state.get().pairs.length < wanted) {
          if (!(await step(own.signal))) {
            if (!own.signal.aborted) put({ isDone: true });
            break;
          }
        }
      } catch (error) {
        if (!(error instanceof ScanFailure)) throw error;
        if (!own.signal.aborted) put({ problems: error.problems });
      }
      // Another one may have begun meanwhile.
      if (own.signal.aborted) return;
      controller = undefined;
      put({ isRunning: false });
    },
  };
}

class ScanFailure extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super('Expected an answer of the API.');
  }
}

export interface ScanQuestion {
  readonly threshold: number;
  readonly type: EntityType | undefined;
}

const PAGE = 20;
const MOST_EACH = 5;

/** All entities of the graph, or of a type, by name. */
export function everyEntity({ threshold, type }: ScanQuestion): ScanSource {
  const types = type === undefined ? {} : { types: [type] };
  return {
    entities: async (after, signal) => {
      const variables = { ...types, first: PAGE, ...(after === undefined ? {} : { after }) };
      const { data, problems } = await request(EntitiesToCompareDocument, variables, { signal });
      const { edges = [], pageInfo } = data?.entities ?? {};
      const next = pageInfo?.hasNextPage === true ? (pageInfo.endCursor ?? undefined) : undefined;
      return { entities: edges.map(({ node }) => node), next, problems };
    },
    candidates: askCandidates(threshold, MOST_EACH),
  };
}

const MOST_OF_ONE = 50;

/** One entity alone. */
export function oneEntity(entity: EntityNameFragment, threshold: number): ScanSource {
  return {
    entities: () => Promise.resolve({ entities: [entity], next: undefined, problems: [] }),
    candidates: askCandidates(threshold, MOST_OF_ONE),
  };
}

function askCandidates(threshold: number, first: number): ScanSource['candidates'] {
  return async (id, signal) => {
    const { data, problems } = await request(
      CandidatesDocument,
      { id, threshold, first },
      { signal },
    );
    return { candidates: data?.candidates ?? [], problems };
  };
}
