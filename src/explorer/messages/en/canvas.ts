import { makeFormat } from '../format.js';

const { list, number, plural } = makeFormat('en');
let compact: Intl.NumberFormat | undefined;
/** Made when it is first needed: it takes tens of milliseconds. */
const short = (count: number) =>
  (compact ??= new Intl.NumberFormat('en', { notation: 'compact' })).format(count);

const entities = (count: number) => plural(count, { one: '{n} entity', other: '{n} entities' });
const relations = (count: number) => plural(count, { one: '{n} relation', other: '{n} relations' });

export const canvas = {
  /** What the canvas is, for screen readers. */
  kind: 'graph',
  name: (nodes: number, links: number) => `Graph of ${entities(nodes)} and ${relations(links)}`,
  empty: 'Nothing is shown yet.',
  nodeName: (type: string, name: string) => `${type}: ${name}`,
  shown: (count: number) => `${relations(count)} shown`,
  notShown: (count: number) => `${number(count)} not shown`,
  hub: 'hub',
  pinned: 'pinned',
  parts: (parts: readonly string[]) => parts.join(', '),
  expand: (name: string) => `Expand ${name}`,
  edgeName: (source: string, kinds: readonly string[], target: string) =>
    `${source} ${list(kinds)} ${target}`,
  /** As short as it can be: 50K. */
  short,
  times: (count: number) => `×${number(count)}`,
  added: (count: number) => `${entities(count)} added`,
  removed: (count: number) => `${entities(count)} taken away`,
  selected: (count: number) => `${entities(count)} selected`,
  pinnedNow: (name: string) => `${name} pinned`,
  unpinnedNow: (name: string) => `${name} no longer pinned`,
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all',
  help: 'Keys',
  helpHint:
    'Arrow keys go from entity to entity, Enter opens, E expands, the question mark lists all keys.',
  keys: {
    go: 'go to the nearest entity in that direction',
    open: 'open',
    expand: 'expand',
    collapse: 'fold away what its expansions brought',
    hide: 'hide',
    pin: 'pin, or let go',
    select: 'select, or take out of the selection',
    move: 'move by hand, and pin',
    zoom: 'zoom in, zoom out, show all',
    undo: 'undo, redo',
    leave: 'end the selection, then leave the canvas',
  },
  mouse:
    'With a mouse: drag an entity to pin it, the ground to move about; Shift and a click add to the selection; a double click opens. Touch works alike, with two fingers to zoom.',
} as const;
