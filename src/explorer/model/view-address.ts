import { TYPE_LABELS, KIND_LABELS } from '../generated/vocabulary.js';
import type { EntityType, Modality, RelationKind } from '../generated/graphql.js';
import {
  EMPTY_GRAPH_VIEW,
  HARD_NODE_CAP,
  LARGEST_EXPANSION,
  USUAL_EXPANSION,
  type Expansion,
  type ExpansionOrder,
  type GraphFilters,
  type GraphView,
  type Point,
} from './graph-view.js';
import { isPartialDate } from './partial-dates.js';
import { compressText, expandText } from './text-compression.js';

// The address of a view, after the question mark:
//
//   v=1.84&e=sutra-a&e=sutra-b&x=sutra-a~kEMPLOYMENT.OWNERSHIP~oC~n50&h=sutra-c&p=sutra-a~120~-40
//
// v   the version, and how many characters follow, so that a cut address is known as such
// e   an entity placed by hand; x an expansion (entity, then ~ and a letter for each choice)
// h c s   hidden, collapsed, selected entities; p pins, each as entity, x, y
// t k m   filters by type, kind, modality; from, to, u=0 no undated; g=1 with unconnected ones
// at  the day of the slider; l the seed of the layout; w the zoom
// z   instead of all that, the same text compressed, where it would be long
//
// An address that somebody writes by hand needs none of it but e.

/** A view's address of more characters than this is compressed. */
const LONG = 2_000;
/** No address is longer: servers and proxies take 8 kB for all of a request's first line. */
export const LONGEST_ADDRESS = 7_500;
/** What a compressed address may expand to. */
const MOST_EXPANDED = 120_000;
const MOST_IDS = 1_000;
const MOST_EXPANSIONS = 100;
const LONGEST_ID = 500;
const VERSION = 1;

/** What may be left out of an address that would be too long, the least missed first. */
const PARTS = ['selection', 'zoom', 'pinned', 'hidden', 'collapsed'] as const;
export type DroppedPart = (typeof PARTS)[number] | 'entities';

export interface ViewAddress {
  /** What follows the question mark; empty for an empty view. */
  readonly query: string;
  /** What did not fit. */
  readonly dropped: readonly DroppedPart[];
}

export type AddressProblem =
  /** Its end is missing. */
  | 'CUT_OFF'
  /** It was made by a later explorer than this. */
  | 'NEWER'
  /** Some of it makes no sense. */
  | 'UNREADABLE'
  /** It names more than a canvas takes. */
  | 'TOO_MUCH';

export interface DecodedView {
  readonly view: GraphView;
  /** What keeps the view from being whole; empty for a good address. */
  readonly problems: readonly AddressProblem[];
}

/** The one address of a view. Points are rounded to whole units, zoom to thousandths. */
export function encodeView(view: GraphView): ViewAddress {
  const dropped: DroppedPart[] = [];
  let kept = view;
  let query = withinLength(kept);
  for (const part of PARTS) {
    if (query !== undefined) break;
    dropped.push(part);
    kept = { ...kept, [part]: EMPTY_GRAPH_VIEW[part] };
    query = withinLength(kept);
  }
  if (query === undefined) dropped.push('entities');
  while (query === undefined) {
    const half = (length: number) => Math.floor(length / 2);
    const { entities, expansions } = kept;
    kept = {
      ...kept,
      entities: entities.slice(0, half(entities.length)),
      expansions: expansions.slice(0, half(expansions.length)),
    };
    query = withinLength(kept);
  }
  return { query, dropped };
}

/** Reads an address, with or without its question mark. Never throws: what cannot be read is left out, and said. */
export function decodeView(search: string): DecodedView {
  const problems = new Set<AddressProblem>();
  const text = search.replace(/^\?/, '');
  const version = /^v=(\d+)(?:\.(\d+))?(?:&|$)/.exec(text);
  const body = text.slice(version?.[0].length ?? 0);
  if (version !== null && Number(version[1]) > VERSION) problems.add('NEWER');
  const isCut = version?.[2] !== undefined && body.length < Number(version[2]);
  if (isCut) problems.add('CUT_OFF');
  if (!body.startsWith('z=')) return read(body, isCut, problems);
  const [compressed = ''] = body.slice(2).split('&', 1);
  const expanded = expandText(compressed, MOST_EXPANDED);
  if (!expanded.isWhole) problems.add('UNREADABLE');
  return read(expanded.text, isCut || !expanded.isWhole, problems);
}

function withinLength(view: GraphView): string | undefined {
  const text = write(view);
  if (text === '') return '';
  const body = text.length <= LONG ? text : `z=${compressText(text)}`;
  const query = `v=${VERSION}.${body.length}&${body}`;
  return query.length <= LONGEST_ADDRESS ? query : undefined;
}

// --- Writing --------------------------------------------------------------------------------------

function write(view: GraphView): string {
  const { filters, zoom } = view;
  const usual = EMPTY_GRAPH_VIEW;
  const rows: (readonly [key: string, value: string])[] = [
    ...view.entities.map((id) => ['e', writeId(id)] as const),
    ...view.expansions.map((expansion) => ['x', writeExpansion(expansion)] as const),
    ['h', writeIds(view.hidden)],
    ['c', writeIds(view.collapsed)],
    ['p', writePins(view.pinned)],
    ['t', sorted(filters.types).join('.')],
    ['k', sorted(filters.kinds).join('.')],
    ['m', writeModalities(filters.modalities)],
    ['from', filters.from ?? ''],
    ['to', filters.to ?? ''],
    ['u', filters.includeUndated ? '' : '0'],
    ['g', filters.hideUnconnected ? '' : '1'],
    ['at', view.at ?? ''],
    ['l', view.layoutSeed === usual.layoutSeed ? '' : String(view.layoutSeed)],
    ['s', writeIds(view.selection)],
    ['w', writeZoom(zoom)],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

/** Percent-encoded, with what separates things here; an address may hold `:`, `@` and `/` as they are. */
function writeId(id: string): string {
  return encodeURIComponent(id.replace(LONE_SURROGATES, '\uFFFD'))
    .replace(/[~!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%(3A|40|2F)/g, (code) => decodeURIComponent(code));
}

/** Halves of a character, which have no encoding. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

const writeIds = (ids: readonly string[]): string => ids.map(writeId).join('~');

function writeExpansion({ id, kinds, types, order, at, limit, cursor }: Expansion): string {
  return [
    writeId(id),
    kinds === undefined || kinds.length === 0 ? '' : `k${sorted(kinds).join('.')}`,
    types === undefined || types.length === 0 ? '' : `t${sorted(types).join('.')}`,
    order === 'NEWEST' ? '' : `o${ORDER_LETTERS[order]}`,
    at === undefined ? '' : `d${at}`,
    limit === USUAL_EXPANSION ? '' : `n${limit}`,
    cursor === undefined ? '' : `c${writeId(cursor)}`,
  ]
    .filter((part, index) => index === 0 || part !== '')
    .join('~');
}

function writePins(pinned: GraphView['pinned']): string {
  return sorted(Object.keys(pinned))
    .map((id) => {
      const { x, y } = pinned[id] ?? { x: 0, y: 0 };
      return `${writeId(id)}~${whole(x)}~${whole(y)}`;
    })
    .join('~');
}

function writeModalities(modalities: readonly Modality[]): string {
  const text = sorted(modalities).join('.');
  if (text === EMPTY_GRAPH_VIEW.filters.modalities.join('.')) return '';
  return text === '' ? 'ALL' : text;
}

function writeZoom({ x, y, k }: GraphView['zoom']): string {
  const text = [whole(x), whole(y), String(Math.round(k * 1_000) / 1_000)].join('~');
  return text === '0~0~1' ? '' : text;
}

/** Never `-0`, which would be another address for the same place. */
const whole = (value: number): string => String(Math.round(value) + 0);

function sorted<Name extends string>(names: readonly Name[]): Name[] {
  return [...new Set(names)].sort();
}

// --- Reading --------------------------------------------------------------------------------------

function read(body: string, isCut: boolean, problems: Set<AddressProblem>): DecodedView {
  const parameters = splitParameters(body, isCut);
  const all = (key: string) =>
    parameters.filter(([name]) => name === key).map(([, value]) => value);
  const one = (key: string) => all(key)[0] ?? '';
  const wrong = <Value>(value: Value | undefined): value is Value => {
    if (value === undefined) problems.add('UNREADABLE');
    return value !== undefined;
  };
  const few = <Item>(items: readonly Item[], most: number): readonly Item[] => {
    if (items.length > most) problems.add('TOO_MUCH');
    return items.slice(0, most);
  };
  const ids = (texts: readonly string[], most: number) =>
    few([...new Set(texts.map(readId).filter(wrong))], most);
  const list = (key: string) => all(key).flatMap((value) => (value === '' ? [] : value.split('~')));
  const names = <Name extends string>(text: string, known: ReadonlySet<Name>): readonly Name[] =>
    readNames(text, known, () => problems.add('UNREADABLE'));
  const date = (text: string): string | undefined => {
    if (text === '') return undefined;
    return wrong(isPartialDate(text) ? text : undefined) ? text : undefined;
  };
  const [from, to] = [date(one('from')), date(one('to'))];
  const filters: GraphFilters = {
    types: names(one('t'), TYPES),
    kinds: names(one('k'), KINDS),
    modalities: readModalities(one('m'), names),
    includeUndated: one('u') !== '0',
    hideUnconnected: one('g') !== '1',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const expansions = all('x')
    .map((text) => readExpansion(text, names, date))
    .filter(wrong);
  const view: GraphView = {
    entities: ids(
      all('e').filter((text) => text !== ''),
      HARD_NODE_CAP,
    ),
    expansions: few(expansions, MOST_EXPANSIONS),
    hidden: ids(list('h'), MOST_IDS),
    collapsed: ids(list('c'), MOST_IDS),
    pinned: readPins(few(list('p'), 3 * MOST_IDS), () => problems.add('UNREADABLE')),
    filters,
    at: date(one('at')) ?? null,
    layoutSeed: readSeed(one('l')) ?? EMPTY_GRAPH_VIEW.layoutSeed,
    selection: ids(list('s'), MOST_IDS),
    zoom: readZoom(one('w')) ?? EMPTY_GRAPH_VIEW.zoom,
  };
  return { view, problems: [...problems] };
}

/** Of an address that was cut off, the last value is not what it was; it goes. */
function splitParameters(body: string, isCut: boolean): readonly (readonly [string, string])[] {
  const rows = body.split('&').map((row) => {
    const [key = ''] = row.split('=', 1);
    return [key, row.slice(key.length + 1)] as const;
  });
  return isCut ? rows.slice(0, -1) : rows;
}

function readId(text: string): string | undefined {
  try {
    // Forms of HTML write a space so.
    const id = decodeURIComponent(text.replaceAll('+', ' '));
    return id === '' || id.length > LONGEST_ID ? undefined : id;
  } catch {
    return undefined;
  }
}

function readNames<Name extends string>(
  text: string,
  known: ReadonlySet<Name>,
  onWrong: () => unknown,
): readonly Name[] {
  const given = text === '' ? [] : text.split('.');
  const good = given.filter((name): name is Name => known.has(name as Name));
  if (good.length < given.length) onWrong();
  return sorted(good);
}

type ReadNames = <Name extends string>(text: string, known: ReadonlySet<Name>) => readonly Name[];

function readModalities(text: string, names: ReadNames): readonly Modality[] {
  if (text === '') return EMPTY_GRAPH_VIEW.filters.modalities;
  return text === 'ALL' ? [] : names(text, MODALITIES);
}

function readExpansion(
  text: string,
  names: ReadNames,
  date: (text: string) => string | undefined,
): Expansion | undefined {
  const [first = '', ...choices] = text.split('~');
  const id = readId(first);
  if (id === undefined) return undefined;
  const choice = (letter: string) =>
    choices.find((candidate) => candidate.startsWith(letter))?.slice(1) ?? '';
  const kinds = names(choice('k'), KINDS);
  const types = names(choice('t'), TYPES);
  const at = date(choice('d'));
  const cursor = readId(choice('c'));
  const limit = Number(choice('n') || USUAL_EXPANSION);
  return {
    id,
    ...(kinds.length === 0 ? {} : { kinds }),
    ...(types.length === 0 ? {} : { types }),
    order: ORDERS.find((order) => ORDER_LETTERS[order] === choice('o')) ?? 'NEWEST',
    ...(at === undefined ? {} : { at }),
    limit: Number.isFinite(limit)
      ? Math.min(LARGEST_EXPANSION, Math.max(1, Math.round(limit)))
      : USUAL_EXPANSION,
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function readPins(parts: readonly string[], onWrong: () => unknown): GraphView['pinned'] {
  const pins: (readonly [string, Point])[] = [];
  for (let index = 0; index < parts.length; index += 3) {
    const id = readId(parts[index] ?? '');
    const [x, y] = [readNumber(parts[index + 1]), readNumber(parts[index + 2])];
    if (id === undefined || x === undefined || y === undefined) onWrong();
    else pins.push([id, { x: Math.round(x), y: Math.round(y) }]);
  }
  return Object.fromEntries(pins);
}

function readZoom(text: string): GraphView['zoom'] | undefined {
  const [x, y, k] = text.split('~').map(readNumber);
  if (x === undefined || y === undefined || k === undefined || k < 0.01 || k > 100)
    return undefined;
  return { x, y, k };
}

function readSeed(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** A plain decimal within what a screen can show; Number alone would read `1e999` and `0x10`. */
function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,7}(\.\d{1,6})?$/.test(text) ? Number(text) : undefined;
}

const TYPES: ReadonlySet<EntityType> = new Set(Object.keys(TYPE_LABELS) as EntityType[]);
const KINDS: ReadonlySet<RelationKind> = new Set(Object.keys(KIND_LABELS) as RelationKind[]);
const MODALITIES: ReadonlySet<Modality> = new Set<Modality>([
  'ACTUAL',
  'PLANNED',
  'EXPECTED',
  'DENIED',
]);
const ORDER_LETTERS: Readonly<Record<ExpansionOrder, string>> = {
  NEWEST: 'N',
  MOST_CONNECTED: 'C',
  MOST_CITED: 'E',
};
const ORDERS: readonly ExpansionOrder[] = ['NEWEST', 'MOST_CONNECTED', 'MOST_CITED'];
