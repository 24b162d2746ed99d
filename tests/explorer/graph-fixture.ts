import type {
  Loaded,
  LoadedRelation,
  VisibleGraph,
  VisibleNode,
  VisibleRelation,
} from '../../src/explorer/model/graph-view.js';

const NO_DATES = {
  start: null,
  end: null,
  startEarliest: null,
  startLatest: null,
  endEarliest: null,
  endLatest: null,
  endState: 'UNKNOWN',
} as const;

export function visibleNode(id: string, more: Partial<VisibleNode> = {}): VisibleNode {
  return {
    id,
    name: id,
    type: 'PERSON',
    degree: 1,
    isHub: false,
    isPinned: false,
    isSelected: false,
    hiddenNeighbors: 0,
    ...more,
  };
}

export function visibleRelation(id: string, more: Partial<VisibleRelation> = {}): VisibleRelation {
  return {
    id,
    kind: 'EMPLOYMENT',
    direction: 'OUT',
    role: null,
    modality: 'ACTUAL',
    certainty: null,
    dates: NO_DATES,
    verification: 'VERIFIED',
    ...more,
  };
}

export function loadedRelation(id: string, more: Partial<LoadedRelation> = {}): LoadedRelation {
  return {
    id,
    kind: 'EMPLOYMENT',
    source: 'qureshi',
    target: 'ministry',
    role: null,
    modality: 'ACTUAL',
    certainty: null,
    dates: NO_DATES,
    evidenceCount: 1,
    extract: {
      exact: 'Kamran Rizvi, secretary of the ministry',
      articleId: 'article-1',
      articleName: 'Magnets, explained',
      verification: 'VERIFIED',
    },
    ...more,
  };
}

/** A secretary works for a ministry, which plans to own a company. */
export const GRAPH: VisibleGraph = {
  nodes: [
    visibleNode('qureshi', { name: 'Kamran Rizvi' }),
    visibleNode('ministry', {
      name: 'Ministry of Heavy Industries',
      type: 'AGENCY',
      isHub: true,
      degree: 312,
      hiddenNeighbors: 310,
    }),
    visibleNode('company', { name: 'Midwest', type: 'COMPANY' }),
  ],
  edges: [
    {
      source: 'ministry',
      target: 'qureshi',
      relations: [visibleRelation('r1', { direction: 'IN', role: 'secretary' })],
    },
    {
      source: 'company',
      target: 'ministry',
      relations: [
        visibleRelation('r2', { kind: 'OWNERSHIP', direction: 'IN', modality: 'PLANNED' }),
      ],
    },
  ],
  truncated: false,
};

export const LOADED: Loaded = {
  nodes: {},
  relations: {
    r1: loadedRelation('r1', { role: 'secretary' }),
    r2: loadedRelation('r2', {
      kind: 'OWNERSHIP',
      source: 'ministry',
      target: 'company',
      evidenceCount: 0,
      extract: null,
    }),
  },
  expansions: {},
};
