import type {
  Certainty,
  EndState,
  EntityType,
  EvidenceVerification,
  Modality,
  RelationDirection,
  RelationKind,
} from '../generated/graphql.js';

// The contract of the canvas. What a reader did is a GraphView, small enough for an address; what
// was fetched is Loaded; what is drawn is VisibleGraph, which follows from the two and nothing else.

/** How the neighbours of an expand are chosen where there are more than its limit. */
export type ExpansionOrder = 'NEWEST' | 'MOST_CONNECTED' | 'MOST_CITED';

/** One expand: what was asked for, so that it can be asked for again. */
export interface Expansion {
  /** The entity whose neighbours were asked for. */
  readonly id: string;
  /** Only relations of these kinds; all without it. */
  readonly kinds?: readonly RelationKind[];
  /** Only neighbours of these types; all without it. */
  readonly types?: readonly EntityType[];
  readonly order: ExpansionOrder;
  /** Only relations that held on this day (partial date). */
  readonly at?: string;
  /** How many neighbours at most, 1 to 100. */
  readonly limit: number;
  /** Where an earlier expand of the same entity ended. */
  readonly cursor?: string;
}

/** What of the loaded graph is shown. Empty lists of kinds and types mean: all. */
export interface GraphFilters {
  readonly types: readonly EntityType[];
  readonly kinds: readonly RelationKind[];
  readonly modalities: readonly Modality[];
  /** Partial dates: relations that held at some time from one to the other. */
  readonly from?: string;
  readonly to?: string;
  /** Whether relations without any date pass the filter by date and the slider. */
  readonly includeUndated: boolean;
  /** Leaves out entities that were brought by an expand and that nothing shown ties to another. */
  readonly hideUnconnected: boolean;
}

/** Filters to change; `undefined` takes one away. */
export type FilterChange = {
  readonly [Name in keyof GraphFilters]?: GraphFilters[Name] | undefined;
};

/** A place on the canvas, in its own units, before zoom. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How the canvas is moved and enlarged: screen = point × k + (x, y). */
export interface Zoom {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

/** All that a reader has done to a canvas: the address holds it, and undo goes back through it. */
export interface GraphView {
  /** Ids of the entities that were placed by hand, in the order they came. */
  readonly entities: readonly string[];
  /** In the order they were made. */
  readonly expansions: readonly Expansion[];
  /** Ids of entities that are not to be shown. */
  readonly hidden: readonly string[];
  /** Where entities were put; the layout leaves them there. */
  readonly pinned: Readonly<Record<string, Point>>;
  /** Ids of entities whose expansions are folded away; the expansions stay, so that unfolding asks nothing. */
  readonly collapsed: readonly string[];
  readonly filters: GraphFilters;
  /** The day of the slider (partial date); null shows all times. */
  readonly at: string | null;
  readonly selection: readonly string[];
  /** The same seed lays the same graph out the same way. */
  readonly layoutSeed: number;
  readonly zoom: Zoom;
}

export const EMPTY_GRAPH_VIEW: GraphView = {
  entities: [],
  expansions: [],
  hidden: [],
  pinned: {},
  collapsed: [],
  filters: {
    types: [],
    kinds: [],
    modalities: ['ACTUAL'],
    includeUndated: true,
    hideUnconnected: true,
  },
  at: null,
  selection: [],
  layoutSeed: 1,
  zoom: { x: 0, y: 0, k: 1 },
};

/** One act of a reader. Those of looking alone (select, zoom) are no steps for undo. */
export type ViewAction =
  | { readonly type: 'addEntities'; readonly ids: readonly string[] }
  /** Takes entities off the canvas with what only their expansions brought. */
  | { readonly type: 'removeEntities'; readonly ids: readonly string[] }
  | { readonly type: 'expand'; readonly expansion: Expansion }
  | { readonly type: 'collapse'; readonly id: string }
  | { readonly type: 'uncollapse'; readonly id: string }
  | { readonly type: 'hide'; readonly ids: readonly string[] }
  /** Without ids, all that is hidden. */
  | { readonly type: 'unhide'; readonly ids?: readonly string[] }
  | { readonly type: 'pin'; readonly at: Readonly<Record<string, Point>> }
  | { readonly type: 'unpin'; readonly ids: readonly string[] }
  | { readonly type: 'filter'; readonly filters: FilterChange }
  | { readonly type: 'showAt'; readonly at: string | null }
  /** `extend` adds to the selection, or takes out what was in it. */
  | { readonly type: 'select'; readonly ids: readonly string[]; readonly extend: boolean }
  | { readonly type: 'zoom'; readonly zoom: Zoom }
  /** Lays out anew, but for what is pinned. */
  | { readonly type: 'relayout'; readonly seed: number }
  | { readonly type: 'clear' }
  /** For a view that comes from an address. */
  | { readonly type: 'replace'; readonly view: GraphView };

/** An entity as it was fetched. */
export interface LoadedNode {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  /** How many relations it has in all, articles left out. */
  readonly degree: number;
  /** Never opened by accident: an expand of it needs the dialog. */
  readonly isHub: boolean;
}

/** A relation as it was fetched. */
export interface LoadedRelation {
  readonly id: string;
  readonly kind: RelationKind;
  /** Ids of canonical entities. */
  readonly source: string;
  readonly target: string;
  readonly role: string | null;
  readonly modality: Modality;
  /** Null where it was asked for without a date. */
  readonly certainty: Certainty | null;
  readonly dates: RelationDates;
  /** How many extracts say so. */
  readonly evidenceCount: number;
  /** Its first extract, and how that was checked; null for relations without one. */
  readonly extract: {
    readonly exact: string;
    readonly articleId: string;
    readonly articleName: string;
    readonly verification: EvidenceVerification;
  } | null;
}

/** Partial dates, null where not known; the bounds are what `at` counts by. */
export interface RelationDates {
  readonly start: string | null;
  readonly end: string | null;
  readonly startEarliest: string | null;
  readonly startLatest: string | null;
  readonly endEarliest: string | null;
  readonly endLatest: string | null;
  /** Whether it is known to be over, or to go on, although nobody says since or until when. */
  readonly endState: EndState;
}

/** What one expansion brought. */
export interface LoadedExpansion {
  /** Ids of the neighbours, in the order of the answer. */
  readonly neighbors: readonly string[];
  /** Whether there are more than the limit let through, and how to go on. */
  readonly truncated: boolean;
  readonly nextCursor: string | null;
  /** How many neighbours there are in all; null or absent where they were not counted, as at hubs. */
  readonly total?: number | null;
}

/** All that was fetched for a canvas so far; only ever grows, and survives undo. */
export interface Loaded {
  readonly nodes: Readonly<Record<string, LoadedNode>>;
  readonly relations: Readonly<Record<string, LoadedRelation>>;
  /** By `expansionKey`. */
  readonly expansions: Readonly<Record<string, LoadedExpansion>>;
}

export const EMPTY_LOADED: Loaded = { nodes: {}, relations: {}, expansions: {} };

/** How many neighbours an expand asks for unless told otherwise, and at most. */
export const USUAL_EXPANSION = 25;
export const LARGEST_EXPANSION = 100;

/** Tells expansions apart: the same question has the same key. */
export function expansionKey(expansion: Expansion): string {
  const { id, kinds, types, order, at, limit, cursor } = expansion;
  const sorted = (names: readonly string[] = []) => [...names].sort();
  return JSON.stringify([id, sorted(kinds), sorted(types), order, at ?? '', limit, cursor ?? '']);
}

export interface VisibleNode {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly degree: number;
  readonly isHub: boolean;
  readonly isPinned: boolean;
  readonly isSelected: boolean;
  /** How many of its relations lead to what is not shown. */
  readonly hiddenNeighbors: number;
}

/** One of the parallel relations of an edge, as seen from the edge's source. */
export interface VisibleRelation {
  readonly id: string;
  readonly kind: RelationKind;
  readonly direction: RelationDirection;
  readonly role: string | null;
  readonly modality: Modality;
  readonly certainty: Certainty | null;
  readonly dates: RelationDates;
  readonly verification: EvidenceVerification | null;
}

/** All relations between two shown entities: one line on the canvas, a row each in the table. */
export interface VisibleEdge {
  /** The smaller of the two ids first, so that an edge has one name. */
  readonly source: string;
  readonly target: string;
  readonly relations: readonly VisibleRelation[];
}

/** What is drawn, and what the table beside it lists: a function of GraphView and Loaded. */
export interface VisibleGraph {
  readonly nodes: readonly VisibleNode[];
  readonly edges: readonly VisibleEdge[];
  /** Whether more than the hard cap would be shown, and some were left out. */
  readonly truncated: boolean;
}

/** From here on a canvas says that it gets hard to read. */
export const SOFT_NODE_CAP = 150;
/** More are never drawn. */
export const HARD_NODE_CAP = 300;
