import { badInput } from '../errors.js';
import type { Deadline, Engine } from '../graph/engine.js';
import { RECORDS_OF } from '../graph/statements/scan-statements.js';
import { SOURCES_BY_ID } from '../graph/statements/source-statements.js';
import type { TimeFilter } from '../graph/statements/time-filter.js';
import { CLAIM_STATES } from '../model/claim.js';
import { parsePartialDate } from '../model/partial-date.js';
import { CERTAINTIES } from '../model/validity.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { ExportFilter } from './scan-graph.js';

/** A filter as a caller writes it. Lists are separated by commas, or a JSON list where an item has one. */
export interface GivenFilter {
  readonly types?: string | undefined;
  readonly kinds?: string | undefined;
  readonly source?: string | undefined;
  readonly ids?: string | undefined;
  /** Whether the neighbors of `ids` are kept too. */
  readonly neighbors?: boolean | undefined;
  /** A partial date, or two with a slash between: `2025-04`, `2025/2026-02`. */
  readonly at?: string | undefined;
  readonly certainty?: string | undefined;
  readonly states?: string | undefined;
  readonly allStates?: boolean | undefined;
}

const MOST_IDS = 10_000;

/**
 * Reads a filter and checks it against the vocabulary and the graph. `nameOf` says how the caller knows a part of it:
 * `--types`, or `types`.
 * @throws SutraError BAD_USER_INPUT for what is not in the vocabulary, or not known.
 */
export async function readExportFilter(
  engine: Engine,
  vocabulary: Vocabulary,
  given: GivenFilter,
  deadline: Deadline | undefined,
  nameOf: (part: keyof GivenFilter) => string,
): Promise<ExportFilter> {
  const types = readNames(given.types, [...vocabulary.types.keys()], nameOf('types'), 'a type');
  const kinds = readNames(
    given.kinds,
    [...vocabulary.kinds.keys(), ...vocabulary.properties.keys()],
    nameOf('kinds'),
    'a relation kind or fact property',
  );
  const states = readNames(given.states, CLAIM_STATES, nameOf('states'), 'a state');
  if (given.allStates === true && states !== undefined) {
    throw badInput(nameOf('allStates'), `it alone or ${nameOf('states')}`, given.states);
  }
  const ids = readList(given.ids, nameOf('ids'));
  if (given.neighbors === true && ids === undefined) {
    throw badInput(nameOf('neighbors'), `${nameOf('ids')} with it`, 'none');
  }
  if (ids !== undefined) await checkIds(engine, ids, nameOf('ids'), deadline);
  if (given.source !== undefined) {
    const found = await engine.read(SOURCES_BY_ID, { ids: [given.source] }, deadline);
    if (found.length === 0)
      throw badInput(nameOf('source'), 'the id of a source that is known', given.source);
  }
  return {
    types,
    kinds,
    source: given.source,
    ids,
    depth: given.neighbors === true ? 1 : 0,
    at: readAt(given, nameOf),
    states: given.allStates === true ? CLAIM_STATES : states,
    deadline,
  };
}

async function checkIds(
  engine: Engine,
  ids: readonly string[],
  name: string,
  deadline: Deadline | undefined,
): Promise<void> {
  if (ids.length > MOST_IDS) throw badInput(name, `at most ${MOST_IDS} ids`, ids.length);
  const known = new Set(
    (await engine.read(RECORDS_OF, { ids: [...new Set(ids)] }, deadline)).map(({ id }) => id),
  );
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw badInput(name, 'ids of entities that are known', unknown);
}

function readAt(
  { at, certainty }: GivenFilter,
  nameOf: (part: keyof GivenFilter) => string,
): TimeFilter | undefined {
  const certainties = readNames(certainty, CERTAINTIES, nameOf('certainty'), 'a certainty');
  if (at === undefined) {
    if (certainties !== undefined)
      throw badInput(nameOf('at'), 'a date with the certainty', 'none');
    return undefined;
  }
  const [from = '', to = from, ...more] = at.split('/');
  if (more.length > 0) throw badInput(nameOf('at'), 'a date, or two as 2025/2026-02', at);
  const { first } = parsePartialDate(from, nameOf('at'));
  const { last } = parsePartialDate(to, nameOf('at'));
  if (last < first) throw badInput(nameOf('at'), `a second date not before ${from}`, to);
  return { first, last, certainty: certainties ?? CERTAINTIES };
}

function readNames<Name extends string>(
  given: string | undefined,
  known: readonly Name[],
  argument: string,
  what: string,
): readonly Name[] | undefined {
  return readList(given, argument)?.map((item) => {
    const wanted = item.toUpperCase();
    const name = known.find((candidate) => candidate === wanted);
    if (name === undefined) {
      const choices = known.length <= 20 ? ` (${known.join(', ')})` : '';
      throw badInput(argument, `${what} of the vocabulary${choices}`, item);
    }
    return name;
  });
}

function readList(given: string | undefined, argument: string): readonly string[] | undefined {
  if (given === undefined) return undefined;
  const items = given.startsWith('[') ? readJsonList(given, argument) : given.split(',');
  const texts = items.map((item) => item.trim()).filter((item) => item !== '');
  if (texts.length === 0) throw badInput(argument, 'at least one item', given);
  return texts;
}

function readJsonList(given: string, argument: string): readonly string[] {
  let list: unknown;
  try {
    list = JSON.parse(given);
  } catch {
    list = undefined;
  }
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
  throw badInput(argument, 'a list separated by commas, or a JSON list of texts', given);
}
