import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SutraError } from '../../errors.js';
import type { CsvMapping, MappingQuery } from './mapping.js';

/** A CSV input, and the queries that make entities of its rows. */
export interface MappedInput {
  /** A path, or `-` for standard input. */
  readonly source: string;
  readonly queries: readonly MappingQuery[];
}

/**
 * Which queries are for which input. Given files are matched with `csv_url`s by their base names, a mapping of one query
 * takes any file, and so does one whose queries all name no `csv_url`. Without files, the `csv_url`s themselves are
 * read: `file://` and paths, which count from the mapping's own directory. Nothing is fetched from the net.
 *
 * @param files paths as they were given, `-` among them.
 * @throws SutraError BAD_USER_INPUT that names the files no query is for, or the queries no file is known for.
 */
export function pairInputs(mapping: CsvMapping, files: readonly string[]): readonly MappedInput[] {
  const { queries } = mapping;
  if (files.length === 0) return ownInputs(mapping);
  const [only] = queries;
  if (queries.length === 1 && only !== undefined) {
    return files.map((source) => ({ source, queries }));
  }
  if (queries.every(({ urls }) => urls.length === 0)) {
    return files.map((source) => ({ source, queries }));
  }
  const inputs = files.map((source) => ({
    source,
    queries: queries.filter(({ urls }) => urls.some((url) => baseName(url) === baseName(source))),
  }));
  const unmatched = inputs.filter((input) => input.queries.length === 0);
  if (unmatched.length > 0) {
    const names = [...new Set(queries.flatMap(({ urls }) => urls.map(baseName)))];
    const message = unmatched.map(
      ({ source }) =>
        `${source}: expected a file named as a csv_url of ${mapping.file} (${names.join(', ')}), got another.`,
    );
    throw new SutraError('BAD_USER_INPUT', message.join('\n'));
  }
  return inputs;
}

function ownInputs({ file, queries }: CsvMapping): readonly MappedInput[] {
  const mistakes: string[] = [];
  const inputs = new Map<string, MappingQuery[]>();
  for (const query of queries) {
    if (query.urls.length === 0) mistakes.push(`${query.place}: expected a CSV file, got none.`);
    for (const url of query.urls) {
      const source = localPath(url, path.dirname(file));
      if (source === undefined) {
        const expected = 'expected a CSV file on this machine (download it, and give its path)';
        mistakes.push(`${query.place}: ${expected}, got ${url}, and nothing is fetched.`);
      } else inputs.set(source, [...(inputs.get(source) ?? []), query]);
    }
  }
  if (mistakes.length > 0) throw new SutraError('BAD_USER_INPUT', mistakes.join('\n'));
  return [...inputs].map(([source, mapped]) => ({ source, queries: mapped }));
}

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]+):/;

/** Undefined for what does not lie on this machine. */
function localPath(url: string, directory: string): string | undefined {
  const scheme = SCHEME.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return path.resolve(directory, url);
  if (scheme !== 'file') return undefined;
  const relative = /^file:(?:\/\/)?([^/].*)$/.exec(url)?.[1];
  if (relative !== undefined) return path.resolve(directory, relative);
  return fileURLToPath(url);
}

/** The last part of a path or URL, without a query and without `.gz`. */
function baseName(source: string): string {
  const isUrl = /^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(source);
  const name = path.posix.basename(isUrl ? source.replace(/[?#].*$/s, '') : source);
  return (isUrl ? decoded(name) : name).replace(/\.gz$/i, '');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
