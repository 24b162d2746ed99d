import { isWholeText } from '../../model/whole-text.js';
import { readFollowTheMoneyDate } from './dates.js';

type Facts = Record<string, readonly string[]>;
type Mistake = (argument: string, expected: string, received: unknown) => void;

/** What FollowTheMoney's tools write beside id, schema and properties, and the fact that keeps it. */
const KEYS = new Map<
  string,
  { readonly property: string; readonly read: (value: unknown) => Kept }
>([
  ['caption', { property: 'CAPTION', read: oneText }],
  ['datasets', { property: 'DATASET', read: textList }],
  ['referents', { property: 'REFERENT', read: textList }],
  ['target', { property: 'TARGET', read: flag }],
  ['first_seen', { property: 'FIRST_SEEN', read: date }],
  ['last_seen', { property: 'LAST_SEEN', read: date }],
  ['last_change', { property: 'LAST_CHANGE', read: date }],
]);

/** Texts, or undefined for a value of another shape, which FURTHER_DATA keeps. */
type Kept = readonly string[] | undefined;

/** Keys of an entity at its top level that are read elsewhere. */
const READ_ELSEWHERE = new Set(['id', 'schema', 'properties']);

/** Puts what a record says at its top level into facts, JSON of it where it has not the usual shape. */
export function addContextFacts(
  entity: Readonly<Record<string, unknown>>,
  facts: Facts,
  mistake: Mistake,
): void {
  let further: Record<string, unknown> | undefined;
  for (const key in entity) {
    if (READ_ELSEWHERE.has(key)) continue;
    const value = entity[key];
    const known = KEYS.get(key);
    const texts = known?.read(value);
    if (known === undefined || texts === undefined) {
      further = put(further, key, value);
    } else if (texts.length > 0) {
      facts[known.property] = texts;
      if (!texts.every(isWholeText)) mistake(key, WHOLE_TEXT, value);
    }
  }
  const text = jsonOf(further, mistake);
  if (text !== undefined) facts['FURTHER_DATA'] = [text];
}

/** What an edge's record says at its top level, and its ends where they are given, as JSON text. */
export function contextOf(
  entity: Readonly<Record<string, unknown>>,
  ends: Readonly<Record<string, readonly string[]>> | undefined,
  mistake: Mistake,
): string | undefined {
  let context = ends === undefined ? undefined : put(undefined, 'properties', ends);
  for (const key in entity) {
    if (!READ_ELSEWHERE.has(key)) context = put(context, key, entity[key]);
  }
  return jsonOf(context, mistake);
}

export const WHOLE_TEXT = 'text of whole characters without NUL';

/** Not always by assignment: a key `__proto__` would be lost. */
function put(record: Record<string, unknown> | undefined, key: string, value: unknown) {
  const into = record ?? {};
  if (key !== '__proto__') into[key] = value;
  else
    Object.defineProperty(into, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return into;
}

function jsonOf(record: Record<string, unknown> | undefined, mistake: Mistake): string | undefined {
  if (record === undefined) return undefined;
  const text = JSON.stringify(record);
  // JSON.stringify writes NUL and halves of characters as escapes; a backslash of the text itself is doubled.
  if (text.includes('\\u') && /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/.test(text))
    mistake(Object.keys(record).join(', '), WHOLE_TEXT, record);
  return text;
}

function oneText(value: unknown): Kept {
  return typeof value === 'string' && value !== '' ? [value] : undefined;
}

function textList(value: unknown): Kept {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return undefined;
  return [...new Set(value)];
}

function flag(value: unknown): Kept {
  return typeof value === 'boolean' ? [String(value)] : undefined;
}

function date(value: unknown): Kept {
  return typeof value === 'string' && readFollowTheMoneyDate(value) === value ? [value] : undefined;
}
