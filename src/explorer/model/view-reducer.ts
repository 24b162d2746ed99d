import {
  EMPTY_GRAPH_VIEW,
  expansionKey,
  type Expansion,
  type FilterChange,
  type GraphFilters,
  type GraphView,
  type Point,
  type ViewAction,
} from './graph-view.js';

/** The view after an act. The very same view where the act changes nothing, so that it is no step to undo. */
export function reduceView(view: GraphView, action: ViewAction): GraphView {
  switch (action.type) {
    case 'addEntities':
      return addEntities(view, action.ids);
    case 'removeEntities':
      return removeEntities(view, action.ids);
    case 'expand':
      return expand(view, action.expansion);
    case 'collapse':
      return view.expansions.some(({ id }) => id === action.id)
        ? changed(view, { collapsed: withIds(view.collapsed, [action.id]) })
        : view;
    case 'uncollapse':
      return changed(view, { collapsed: withoutIds(view.collapsed, [action.id]) });
    case 'hide':
      return changed(view, {
        hidden: withIds(view.hidden, action.ids),
        selection: withoutIds(view.selection, action.ids),
      });
    case 'unhide':
      return changed(view, {
        hidden: action.ids === undefined ? [] : withoutIds(view.hidden, action.ids),
      });
    case 'pin':
      return changed(view, { pinned: pin(view.pinned, action.at) });
    case 'unpin':
      return changed(view, { pinned: unpin(view.pinned, action.ids) });
    case 'filter':
      return changed(view, { filters: filter(view.filters, action.filters) });
    case 'showAt':
      return changed(view, { at: action.at });
    case 'select':
      return changed(view, {
        selection: action.extend ? toggled(view.selection, action.ids) : unique(action.ids),
      });
    case 'zoom':
      return changed(view, { zoom: action.zoom });
    case 'relayout':
      return changed(view, { layoutSeed: action.seed });
    case 'clear':
      // Whoever starts anew keeps what they chose to look at.
      return changed(view, { ...EMPTY_GRAPH_VIEW, filters: view.filters, zoom: view.zoom });
    case 'replace':
      return changed(view, action.view);
  }
}

/** Whether an act is one of looking alone: it changes what is under the eyes, and is no step for undo. */
export function isLooking({ type }: ViewAction): boolean {
  return type === 'select' || type === 'zoom';
}

/** The same view with entities by the ids that they were joined into. */
export function renameEntities(view: GraphView, names: ReadonlyMap<string, string>): GraphView {
  const rename = (id: string) => names.get(id) ?? id;
  const ids = (list: readonly string[]) => unique(list.map(rename));
  return changed(view, {
    entities: ids(view.entities),
    expansions: view.expansions.map((expansion) => ({ ...expansion, id: rename(expansion.id) })),
    hidden: ids(view.hidden),
    collapsed: ids(view.collapsed),
    selection: ids(view.selection),
    pinned: Object.fromEntries(Object.entries(view.pinned).map(([id, at]) => [rename(id), at])),
  });
}

/** What somebody adds is meant to be seen. */
function addEntities(view: GraphView, ids: readonly string[]): GraphView {
  return changed(view, {
    entities: withIds(view.entities, ids),
    hidden: withoutIds(view.hidden, ids),
  });
}

function removeEntities(view: GraphView, ids: readonly string[]): GraphView {
  const gone = new Set(ids);
  return changed(view, {
    entities: withoutIds(view.entities, ids),
    expansions: view.expansions.filter(({ id }) => !gone.has(id)),
    hidden: withoutIds(view.hidden, ids),
    collapsed: withoutIds(view.collapsed, ids),
    selection: withoutIds(view.selection, ids),
    pinned: unpin(view.pinned, ids),
  });
}

/** Of an entity that was folded away, the same expand unfolds it. */
function expand(view: GraphView, expansion: Expansion): GraphView {
  const key = expansionKey(expansion);
  const isKnown = view.expansions.some((known) => expansionKey(known) === key);
  return changed(view, {
    expansions: isKnown ? view.expansions : [...view.expansions, tidyExpansion(expansion)],
    collapsed: withoutIds(view.collapsed, [expansion.id]),
  });
}

/** As the address would bring it back. */
function tidyExpansion({ kinds = [], types = [], ...rest }: Expansion): Expansion {
  return {
    ...rest,
    ...(kinds.length === 0 ? {} : { kinds: [...new Set(kinds)].sort() }),
    ...(types.length === 0 ? {} : { types: [...new Set(types)].sort() }),
  };
}

/** To whole units, as the address holds them, so that a reload moves nothing. */
function pin(
  pinned: GraphView['pinned'],
  at: Readonly<Record<string, Point>>,
): GraphView['pinned'] {
  const places = Object.entries(at).map(([id, { x, y }]) => {
    return [id, { x: Math.round(x) + 0, y: Math.round(y) + 0 }] as const;
  });
  return Object.fromEntries([...Object.entries(pinned), ...places]);
}

function unpin(pinned: GraphView['pinned'], ids: readonly string[]): GraphView['pinned'] {
  const gone = new Set(ids);
  return Object.fromEntries(Object.entries(pinned).filter(([id]) => !gone.has(id)));
}

/** `from` and `to` given as undefined are taken away. */
function filter(filters: GraphFilters, change: FilterChange): GraphFilters {
  const { from, to, ...rest } = { ...filters, ...change } as GraphFilters;
  return {
    ...rest,
    types: [...new Set(rest.types)].sort(),
    kinds: [...new Set(rest.kinds)].sort(),
    modalities: [...new Set(rest.modalities)].sort(),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
const withIds = (list: readonly string[], ids: readonly string[]) => unique([...list, ...ids]);

function withoutIds(list: readonly string[], ids: readonly string[]): readonly string[] {
  const gone = new Set(ids);
  return list.filter((id) => !gone.has(id));
}

function toggled(list: readonly string[], ids: readonly string[]): readonly string[] {
  const given = unique(ids);
  const before = new Set(list);
  return [...withoutIds(list, given), ...given.filter((id) => !before.has(id))];
}

/** The view itself unless something in it differs; parts that do not differ stay the very same, too. */
function changed(view: GraphView, change: Partial<GraphView>): GraphView {
  const different = Object.entries(change).filter(
    ([name, value]) => !isSame(view[name as keyof GraphView], value),
  );
  return different.length === 0 ? view : { ...view, ...Object.fromEntries(different) };
}

function isSame(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))
      : part,
  );
}
