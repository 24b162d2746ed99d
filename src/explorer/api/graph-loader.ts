import {
  EntitiesAmongDocument,
  ExpandDocument,
  RelationsAmongDocument,
  type BroughtNeighborsFragment,
  type CanvasNodeFragment,
  type CanvasRelationFragment,
} from '../generated/graphql.js';
import { canvasIds } from '../model/canvas-ids.js';
import {
  EMPTY_LOADED,
  expansionKey,
  HARD_NODE_CAP,
  type Expansion,
  type GraphView,
  type Loaded,
  type LoadedNode,
  type LoadedRelation,
} from '../model/graph-view.js';
import { createStore, type Store } from '../model/store.js';
import type { Problem } from './problem.js';
import type { request } from './request.js';
import { expansionVariables, viewQuestion } from './view-document.js';

/** What was fetched for a canvas, and how that stands. */
export interface LoaderState {
  readonly loaded: Loaded;
  /** Ids that the server knows nothing by. */
  readonly unknown: ReadonlySet<string>;
  /** Entities that were joined into others: from the id that was asked for to the one they go by now. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly isLoading: boolean;
  /** When what is under way began (performance.now). */
  readonly startedAt: number | undefined;
  readonly problems: readonly Problem[];
}

export interface GraphLoader {
  readonly state: Store<LoaderState>;
  /** Fetches whatever of a view is not there yet; nothing where all of it is. */
  readonly want: (view: GraphView) => void;
  readonly retry: () => void;
  readonly cancel: () => void;
}

/** Neighbours that one request may bring back: the server weighs each with what it counts of it. */
const MOST_AT_ONCE = 1_000;

/** Fetches what views need, each thing once. `ask` is how the API is asked. */
export function createGraphLoader(ask: typeof request): GraphLoader {
  const state = createStore<LoaderState>({
    loaded: EMPTY_LOADED,
    unknown: new Set(),
    renamed: new Map(),
    isLoading: false,
    startedAt: undefined,
    problems: [],
  });
  /** Sets of entities whose relations to each other were all fetched. */
  const known: ReadonlySet<string>[] = [];
  let wanted: GraphView | undefined;
  let controller: AbortController | undefined;

  const set = (change: Partial<LoaderState>) => state.set({ ...state.get(), ...change });
  const add = (
    nodes: readonly CanvasNodeFragment[],
    relations: readonly CanvasRelationFragment[],
  ) => {
    const { loaded } = state.get();
    set({
      loaded: {
        ...loaded,
        nodes: { ...loaded.nodes, ...byId(nodes.map(loadedNode)) },
        relations: { ...loaded.relations, ...byId(relations.map(loadedRelation)) },
      },
    });
  };
  /** What an expand brought; nothing for an entity that nobody knows, so that it is not asked for again. */
  const addExpansion = (
    expansion: Expansion,
    entity:
      | (CanvasNodeFragment & {
          readonly neighbors: BroughtNeighborsFragment & { readonly totalCount?: number };
        })
      | null,
  ) => {
    const { edges = [], pageInfo, totalCount } = entity?.neighbors ?? {};
    add([...(entity === null ? [] : [entity]), ...edges.map(({ node }) => node)], []);
    if (entity === null) set({ unknown: new Set([...state.get().unknown, expansion.id]) });
    else rename(expansion.id, entity.id);
    const { loaded } = state.get();
    const brought = {
      neighbors: edges.map(({ node }) => node.id),
      truncated: pageInfo?.hasNextPage ?? false,
      nextCursor: pageInfo?.hasNextPage === true ? pageInfo.endCursor : null,
      total: totalCount ?? null,
    };
    const keys = [expansion, { ...expansion, id: entity?.id ?? expansion.id }].map(expansionKey);
    set({
      loaded: {
        ...loaded,
        expansions: {
          ...loaded.expansions,
          ...Object.fromEntries(keys.map((key) => [key, brought])),
        },
      },
    });
  };
  const rename = (asked: string, id: string) => {
    if (asked !== id) set({ renamed: new Map([...state.get().renamed, [asked, id]]) });
  };
  /** Those that came back, and those that nobody knows. */
  const addAsked = (
    ids: readonly string[],
    answers: readonly (CanvasNodeFragment | Record<string, never> | null)[],
    relations: readonly CanvasRelationFragment[],
  ) => {
    const unknown = new Set(state.get().unknown);
    const found: CanvasNodeFragment[] = [];
    for (const [index, asked] of ids.entries()) {
      const answer = answers[index];
      // An id of a claim is no entity's.
      if (answer === null || answer === undefined || !isNode(answer)) {
        unknown.add(asked);
        continue;
      }
      found.push(answer);
      rename(asked, answer.id);
    }
    set({ unknown });
    add(found, relations);
  };

  /** One request of what lacks most; true when there may be more to ask. */
  const step = async (view: GraphView, signal: AbortSignal): Promise<boolean> => {
    const { loaded, unknown } = state.get();
    const ids = view.entities.filter((id) => !Object.hasOwn(loaded.nodes, id) && !unknown.has(id));
    const expansions = missingExpansions(view, loaded, unknown);
    const shown = canvasIds(view, loaded);
    if (ids.length === 0 && expansions.length === 1 && expansions[0] !== undefined) {
      const [expansion] = expansions;
      const isCounted = loaded.nodes[expansion.id]?.isHub === false;
      const knewShown = isKnown(known, shown);
      const { kinds, types, ...given } = expansionVariables(expansion);
      const variables = {
        ...given,
        kinds: kinds && [...kinds],
        types: types && [...types],
        shown: [...shown],
        isCounted,
      };
      const { data, problems } = await ask(ExpandDocument, variables, { signal });
      set({ problems });
      if (data === undefined) return false;
      if (data.entity !== null || problems.length === 0) addExpansion(expansion, data.entity);
      const { edges = [], relationsAmong } = data.entity?.neighbors ?? {};
      add([], relationsAmong?.relations ?? []);
      if (knewShown) known.push(new Set([...shown, ...edges.map(({ node }) => node.id)]));
      return problems.length === 0;
    }
    if (expansions.length > 0) {
      const some = upTo(expansions, MOST_AT_ONCE);
      const { document, variables } = viewQuestion(ids, some);
      const { data, problems } = await ask(document, variables, { signal });
      set({ problems });
      if (data === undefined) return false;
      addAsked(ids, data.nodes ?? [], []);
      for (const [index, expansion] of some.entries()) {
        const entity = data[`x${index}`];
        // Null for a reason is no answer; null for none is that nobody knows it.
        if (entity !== undefined && (entity !== null || problems.length === 0))
          addExpansion(expansion, entity);
      }
      return problems.length === 0;
    }
    if (ids.length > 0) {
      const among = [...new Set([...shown, ...ids])].slice(0, HARD_NODE_CAP);
      const { data, problems } = await ask(EntitiesAmongDocument, { ids, among }, { signal });
      set({ problems });
      if (data === undefined) return false;
      addAsked(ids, data.nodes, data.relationsAmong.relations);
      const { renamed } = state.get();
      known.push(new Set(among.map((id) => renamed.get(id) ?? id)));
      return problems.length === 0;
    }
    if (isKnown(known, shown)) return false;
    const { data, problems } = await ask(RelationsAmongDocument, { ids: [...shown] }, { signal });
    set({ problems });
    if (data === undefined) return false;
    add([], data.relationsAmong.relations);
    known.push(new Set(shown));
    return problems.length === 0;
  };

  const run = async () => {
    const own = new AbortController();
    controller = own;
    let isBusy = false;
    for (let goesOn = true; goesOn && wanted !== undefined;) {
      const view = wanted;
      if (!isBusy && needs(view, state.get(), known)) {
        isBusy = true;
        set({ isLoading: true, startedAt: performance.now(), problems: [] });
      }
      goesOn = (await step(view, own.signal)) || view !== wanted;
      if (own.signal.aborted) break;
    }
    controller = undefined;
    if (state.get().isLoading) set({ isLoading: false, startedAt: undefined });
  };
  return {
    state,
    want: (view) => {
      if (view === wanted) return;
      wanted = view;
      if (controller === undefined && needs(view, state.get(), known)) void run();
    },
    retry: () => {
      if (controller === undefined && wanted !== undefined) void run();
    },
    cancel: () => controller?.abort(),
  };
}

function missingExpansions(
  { expansions, collapsed }: GraphView,
  { expansions: loaded }: Loaded,
  unknown: ReadonlySet<string>,
): readonly Expansion[] {
  return expansions.filter(
    (expansion) =>
      !collapsed.includes(expansion.id) &&
      !unknown.has(expansion.id) &&
      !Object.hasOwn(loaded, expansionKey(expansion)),
  );
}

function needs(
  view: GraphView,
  { loaded, unknown }: LoaderState,
  known: readonly ReadonlySet<string>[],
): boolean {
  return (
    view.entities.some((id) => !Object.hasOwn(loaded.nodes, id) && !unknown.has(id)) ||
    missingExpansions(view, loaded, unknown).length > 0 ||
    !isKnown(known, canvasIds(view, loaded))
  );
}

/** Whether all that ties these to each other was fetched before. */
function isKnown(known: readonly ReadonlySet<string>[], ids: readonly string[]): boolean {
  return ids.length < 2 || known.some((group) => ids.every((id) => group.has(id)));
}

function upTo(expansions: readonly Expansion[], most: number): readonly Expansion[] {
  let sum = 0;
  const some = expansions.filter(({ limit }) => (sum += limit) <= most).slice(0, 20);
  return some.length === 0 ? expansions.slice(0, 1) : some;
}

function isNode(answer: CanvasNodeFragment | Record<string, never>): answer is CanvasNodeFragment {
  return 'id' in answer;
}

function loadedNode({ id, name, type, degree, isHub }: CanvasNodeFragment): LoadedNode {
  return { id, name, type, degree, isHub };
}

function loadedRelation(relation: CanvasRelationFragment): LoadedRelation {
  const { id, kind, role, modality, source, target, evidence } = relation;
  const { start, end, startEarliest, startLatest, endEarliest, endLatest, endState } = relation;
  const extract = evidence.edges[0]?.node;
  return {
    id,
    kind,
    source: source.id,
    target: target.id,
    role,
    modality,
    certainty: null,
    dates: { start, end, startEarliest, startLatest, endEarliest, endLatest, endState },
    evidenceCount: evidence.totalCount,
    extract:
      extract === undefined
        ? null
        : {
            exact: extract.exact,
            articleId: extract.article.id,
            articleName: extract.article.name,
            verification: extract.verification,
          },
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
