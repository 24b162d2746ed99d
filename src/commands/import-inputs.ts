import { statSync } from 'node:fs';
import path from 'node:path';

import type { Load } from '../claims/load.js';
import { badInput } from '../errors.js';
import { csvFormat } from '../ingest/csv/csv-format.js';
import { loadMapping } from '../ingest/csv/load-mapping.js';
import { pairInputs } from '../ingest/csv/pair-inputs.js';
import { followTheMoneyFormat } from '../ingest/follow-the-money/format.js';
import { followTheMoneyReader } from '../ingest/follow-the-money/reader.js';
import type { ImportFormat } from '../ingest/import-format.js';
import type { ImportInput } from '../ingest/import/import-inputs.js';
import { peekLine } from '../ingest/import/peek-line.js';
import { ndjsonRecords } from '../ingest/ndjson-records.js';
import { openInput, type OpenInput } from '../ingest/open-input.js';
import { sutraNdjsonFormat } from '../ingest/sutra-ndjson/sutra-ndjson-format.js';
import type { CommandArguments, CommandContext } from './command.js';

/** What an import reads, and what it calls the source unless told otherwise. */
export interface ChosenFormat {
  readonly name: 'ftm' | 'csv' | 'sutra';
  readonly inputs: AsyncIterable<ImportInput>;
  readonly rejectsPaths: readonly string[];
  readonly defaultSource: string;
  /** Closes what is open and was not read. */
  close(): void;
}

const FORMATS = ['ftm', 'csv', 'sutra', 'articles'] as const;
type FormatName = (typeof FORMATS)[number];

const ARTICLE_FILE = /\.ya?ml$/i;
const CSV_FILE = /\.(?:csv|tsv)(?:\.gz)?$/i;
const EXTENSIONS = /(?:\.(?:gz|json|ndjson|jsonl|ftm|csv|tsv))+$/i;

/** What of its context opening inputs needs: no graph. */
type InputContext = Pick<CommandContext, 'vocabulary' | 'input' | 'workingDirectory'>;

/**
 * The inputs of `sutra import`, each opened when its turn comes; of the first one a line is read already, to see what
 * it is and which dataset it names.
 * @throws SutraError BAD_USER_INPUT for a file that cannot be read, or options that contradict each other.
 */
export async function openInputs(
  context: InputContext,
  given: CommandArguments,
  files: readonly string[],
): Promise<ChosenFormat | 'articles'> {
  const format = readFormat(given['format']) ?? formatByName(files, given);
  refuseRepeated(files);
  refuseForeignOptions(format, given);
  if (format === 'articles') return openArticles(files);
  if (format === 'csv') return openCsv(context, given, files);

  const [first = '-', ...others] = files;
  // Before anything is open: it may refuse.
  const rejectsPaths = rejectsPathsOf(context, given, files);
  const peeked = await peekLine(await openInput(first, context.input));
  const name = format ?? formatByLine(peeked.line);
  const opened: ImportFormat =
    name === 'sutra'
      ? sutraNdjsonFormat(context.vocabulary)
      : followTheMoneyFormat(context.vocabulary, ndjsonRecords);
  const made = withSource(opened, given);
  const inputOf = (file: string, input: OpenInput): ImportInput => ({
    name: file,
    input,
    format: made,
    rejectsPath: rejectsPaths.get(file) ?? '',
  });
  const inputs = async function* () {
    yield inputOf(first, peeked.input);
    for (const file of others) yield inputOf(file, await openInput(file, context.input));
  };
  return {
    name,
    inputs: inputs(),
    rejectsPaths: [...rejectsPaths.values()],
    defaultSource: (name === 'ftm' ? datasetOf(peeked.line) : undefined) ?? baseName(first),
    close: peeked.close,
  };
}

async function openCsv(
  context: InputContext,
  given: CommandArguments,
  files: readonly string[],
): Promise<ChosenFormat> {
  const mappingPath = given['mapping'];
  if (typeof mappingPath !== 'string')
    throw badInput('--mapping', 'a FollowTheMoney mapping file for CSV', 'none');
  const { vocabulary, input: stdin } = context;
  const delimiter = given['delimiter'];
  const mapping = await loadMapping(mappingPath);
  const paired = pairInputs(mapping, files);
  const reader = followTheMoneyReader(vocabulary);
  const rejectsPaths = rejectsPathsOf(
    context,
    given,
    paired.map(({ source }) => source),
  );
  const inputs = async function* () {
    for (const { source, queries } of paired) {
      const options = typeof delimiter === 'string' ? { delimiter } : {};
      yield {
        name: source,
        input: await openInput(source, stdin),
        format: csvFormat(queries, reader, options),
        rejectsPath: rejectsPaths.get(source) ?? '',
      };
    }
  };
  return {
    name: 'csv',
    inputs: inputs(),
    rejectsPaths: [...rejectsPaths.values()],
    defaultSource: paired[0]?.queries[0]?.dataset ?? baseName(mappingPath),
    // Each is opened when it is read.
    close: () => undefined,
  };
}

/** The source that an import is for: a dataset, by the name that is given or that the input has. */
export function importSource(
  given: CommandArguments,
  { name, defaultSource }: ChosenFormat,
): Load['source'] {
  const source = given['source'];
  if (source === true || source === '') throw badInput('--source', 'a name', source);
  const isOwn = typeof source === 'string';
  if (given['replace'] === true && name === 'sutra' && !isOwn)
    throw badInput('--replace', '--source with it, since the file names sources of its own', true);
  const called = isOwn ? source : defaultSource;
  return { id: datasetSourceId(called), kind: 'DATASET', name: called };
}

/** The id of a dataset as a source. */
export function datasetSourceId(name: string): string {
  return name.includes(':') ? name : `dataset:${name}`;
}

/** With --source, whatever sources a file names, all of it comes from that one. */
function withSource(format: ImportFormat, given: CommandArguments): ImportFormat {
  if (typeof given['source'] !== 'string') return format;
  return {
    records: (input) => format.records(input),
    read: (record) => format.read(record).map(({ entities, claims }) => ({ entities, claims })),
  };
}

function readFormat(given: CommandArguments[string]): FormatName | undefined {
  if (given === undefined) return undefined;
  const format = FORMATS.find((name) => name === given);
  if (format === undefined) throw badInput('--format', FORMATS.join(', '), given);
  return format;
}

function formatByName(files: readonly string[], given: CommandArguments): FormatName | undefined {
  if (given['mapping'] !== undefined) return 'csv';
  if (files.every((file) => ARTICLE_FILE.test(file))) return 'articles';
  if (files.every((file) => CSV_FILE.test(file))) return 'csv';
  const odd = files.find((file) => ARTICLE_FILE.test(file) || CSV_FILE.test(file));
  if (odd !== undefined) throw badInput('files', 'files of one format, or --format with them', odd);
  return undefined;
}

function refuseRepeated(files: readonly string[]): void {
  const repeated = files.find((file, index) => files.indexOf(file) !== index);
  if (repeated !== undefined) throw badInput('files', 'each file once', repeated);
}

/** Options that say nothing to a format, by their names among the arguments. */
const CSV_OPTIONS = ['mapping', 'delimiter'];
const RECORD_OPTIONS = ['source', 'rejects', 'restart', 'continue', ...CSV_OPTIONS];

function refuseForeignOptions(format: FormatName | undefined, given: CommandArguments): void {
  const foreign = format === 'csv' ? [] : format === 'articles' ? RECORD_OPTIONS : CSV_OPTIONS;
  const odd = foreign.find((name) => given[name] !== undefined);
  if (odd === undefined) return;
  const expected =
    format === 'articles'
      ? 'none with article files, each of which is a source of its own and is loaded whole'
      : 'none but with CSV';
  throw badInput(`--${odd}`, expected, given[odd]);
}

function openArticles(files: readonly string[]): 'articles' {
  if (files.includes('-')) throw badInput('files', 'article files by their paths', '-');
  return 'articles';
}

function formatByLine(line: string): 'ftm' | 'sutra' {
  const first = parsed(line);
  return first !== undefined && 'line' in first && !('schema' in first) ? 'sutra' : 'ftm';
}

/** The first dataset of FollowTheMoney's first entity. */
function datasetOf(line: string): string | undefined {
  const first = parsed(line);
  const datasets = first?.['datasets'] ?? first?.['dataset'];
  const name: unknown = Array.isArray(datasets) ? datasets[0] : datasets;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function baseName(file: string): string {
  return file === '-' ? 'standard-input' : path.basename(file).replace(EXTENSIONS, '');
}

/**
 * One rejects file for each input: beside it, or where --rejects says when there is one input. A dry run has one of its
 * own, because that of a real run is part of how far it has come.
 */
function rejectsPathsOf(
  { workingDirectory }: InputContext,
  given: CommandArguments,
  files: readonly string[],
): ReadonlyMap<string, string> {
  const chosen = given['rejects'];
  if (chosen !== undefined && files.length > 1)
    throw badInput('--rejects', 'a file for one input; several have one each beside them', chosen);
  if (typeof chosen === 'string' && [...files, given['mapping']].includes(chosen))
    throw badInput('--rejects', 'another file than those that are read', chosen);
  const ending = given['dryRun'] === true ? '.dry-run.rejects.ndjson' : '.rejects.ndjson';
  if (typeof chosen === 'string' && files.some((file) => isSameFile(file, chosen)))
    throw badInput('--rejects', 'another file than the input, which it would overwrite', chosen);
  return new Map(
    files.map((file) => {
      const name = file === '-' ? path.join(workingDirectory, 'standard-input') : file;
      return [file, typeof chosen === 'string' ? chosen : `${name}${ending}`];
    }),
  );
}

function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((file) => statSync(file, { throwIfNoEntry: false }));
  return first?.ino !== undefined && first.ino === second?.ino && first.dev === second.dev;
}
