import type {
  EntityType,
  Modality,
  PathsQueryVariables,
  RelationKind,
} from '../generated/graphql.js';
import { KIND_LABELS, TYPE_LABELS } from '../generated/vocabulary.js';

/** What the screen of paths is asked: its address holds all of it. */
export interface PathQuestion {
  /** Ids; empty while none is chosen. */
  readonly from: string;
  readonly to: string;
  /** In hops, 1 to 6. */
  readonly maxLength: number;
  /** Only over these kinds; none means all but those to articles. */
  readonly kinds: readonly RelationKind[];
  readonly modalities: readonly Modality[];
  /** A partial date; empty means at any time. */
  readonly at: string;
  /** Step around entities with more relations than this; null goes through them. */
  readonly mostRelations: number | null;
  readonly avoidTypes: readonly EntityType[];
  readonly avoidIds: readonly string[];
  /** How many paths, 1 to 50. */
  readonly first: number;
}

export const LONGEST_PATH = 6;
export const MOST_PATHS = 50;
export const EMPTY_PATH_QUESTION: PathQuestion = {
  from: '',
  to: '',
  maxLength: 4,
  kinds: [],
  modalities: ['ACTUAL'],
  at: '',
  mostRelations: null,
  avoidTypes: [],
  avoidIds: [],
  first: 5,
};
/** What the API takes for one request. */
const MOST_AVOIDED = 1_000;
const MODALITIES: readonly Modality[] = ['ACTUAL', 'PLANNED', 'EXPECTED', 'DENIED'];

/** Reads an address; whatever it has not, or wrong, is as in the empty question. */
export function readPathQuestion(search: string): PathQuestion {
  const given = new URLSearchParams(search);
  const text = (name: string) => given.get(name)?.trim() ?? '';
  const among = <Name extends string>(name: string, known: (value: string) => value is Name) => [
    ...new Set(given.getAll(name).filter(known)),
  ];
  const modalities = among('modality', isModality);
  const at = text('at');
  return {
    from: text('from'),
    to: text('to'),
    maxLength: wholeNumber(text('length'), 1, LONGEST_PATH) ?? EMPTY_PATH_QUESTION.maxLength,
    kinds: among('kind', (kind): kind is RelationKind => Object.hasOwn(KIND_LABELS, kind)),
    modalities: modalities.length === 0 ? EMPTY_PATH_QUESTION.modalities : modalities,
    at: isPartialDate(at) ? at : '',
    mostRelations: wholeNumber(text('most'), 0, Number.MAX_SAFE_INTEGER),
    avoidTypes: among('without', (type): type is EntityType => Object.hasOwn(TYPE_LABELS, type)),
    avoidIds: [...new Set(given.getAll('around'))].slice(0, MOST_AVOIDED),
    first: wholeNumber(text('first'), 1, MOST_PATHS) ?? EMPTY_PATH_QUESTION.first,
  };
}

/** The address of a question: only what differs from the empty one, in one order. */
export function pathQuestionAddress(question: PathQuestion): string {
  const { from, to, maxLength, kinds, modalities, at, mostRelations, first } = question;
  const empty = EMPTY_PATH_QUESTION;
  const parameters = [
    ['from', from],
    ['to', to],
    ['length', maxLength === empty.maxLength ? '' : String(maxLength)],
    ...kinds.map((kind) => ['kind', kind]),
    ...(sameNames(modalities, empty.modalities)
      ? []
      : modalities.map((name) => ['modality', name])),
    ['at', at],
    ['most', mostRelations === null ? '' : String(mostRelations)],
    ...question.avoidTypes.map((type) => ['without', type]),
    ...question.avoidIds.map((id) => ['around', id]),
    ['first', first === empty.first ? '' : String(first)],
  ].filter(([, value]) => value !== '');
  return parameters.length === 0 ? '/path' : `/path?${new URLSearchParams(parameters).toString()}`;
}

/** What the API is asked; null while there is nothing to ask. Leaves out what says nothing. */
export function pathVariables(question: PathQuestion): PathsQueryVariables | null {
  const { from, to, maxLength, kinds, modalities, at, first } = question;
  if (from === '' || to === '' || from === to) return null;
  const { mostRelations, avoidTypes, avoidIds } = question;
  const avoid = {
    ...(mostRelations === null ? {} : { degree: mostRelations }),
    ...(avoidTypes.length === 0 ? {} : { types: [...avoidTypes] }),
    ...(avoidIds.length === 0 ? {} : { ids: [...avoidIds] }),
  };
  return {
    from,
    to,
    maxLength,
    first,
    ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
    ...(sameNames(modalities, EMPTY_PATH_QUESTION.modalities)
      ? {}
      : { modalities: [...modalities] }),
    ...(at === '' ? {} : { at: { from: at } }),
    ...(Object.keys(avoid).length === 0 ? {} : { avoid }),
  };
}

/** A way to ask for more, and the question that does. */
export interface Loosening {
  readonly way: 'longer' | 'anyDay' | 'throughHubs' | 'allKinds' | 'allModalities' | 'noDetours';
  readonly question: PathQuestion;
}

/** What of a question could be loosened when nothing is found, the likeliest first. */
export function loosenings(question: PathQuestion): readonly Loosening[] {
  const { maxLength, at, mostRelations, kinds, modalities, avoidTypes, avoidIds } = question;
  const ways: (Loosening | false)[] = [
    maxLength < LONGEST_PATH && {
      way: 'longer',
      question: { ...question, maxLength: maxLength + 1 },
    },
    mostRelations !== null && {
      way: 'throughHubs',
      question: { ...question, mostRelations: null },
    },
    avoidTypes.length + avoidIds.length > 0 && {
      way: 'noDetours',
      question: { ...question, avoidTypes: [], avoidIds: [] },
    },
    at !== '' && { way: 'anyDay', question: { ...question, at: '' } },
    kinds.length > 0 && { way: 'allKinds', question: { ...question, kinds: [] } },
    modalities.length < 3 && {
      way: 'allModalities',
      // Denied ones are no link at all; whoever wants them ticks them.
      question: { ...question, modalities: ['ACTUAL', 'PLANNED', 'EXPECTED'] },
    },
  ];
  return ways.filter((way) => way !== false);
}

/** `2025`, `2025-04` or `2025-04-30`, of the calendar. */
export function isPartialDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // A day that its month has not is read as one of the next.
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

function isModality(name: string): name is Modality {
  return (MODALITIES as readonly string[]).includes(name);
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return /^\d{1,16}$/.test(text) && value >= least && value <= most ? value : null;
}

function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name) => others.includes(name));
}
