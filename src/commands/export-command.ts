import { badInput } from '../errors.js';
import { EXPORT_FORMATS, type ExportFormat } from '../export/formats.js';
import { readExportFilter, type GivenFilter } from '../export/read-filter.js';
import type { Command, CommandArguments, Output } from './command.js';
import { EXIT } from './exit-code.js';
import { writeFileWhole, writeFilesInDirectory } from './write-file-whole.js';

/** The two files that `csv` stands for. */
const CSV_FILES = { 'nodes.csv': 'csv-nodes', 'edges.csv': 'csv-edges' } as const;

export const exportCommand: Command = {
  name: 'export',
  description: 'Write the graph, or what a filter keeps of it, in a format that others read.',
  options: [
    {
      flags: '--format <format>',
      description: `csv (two files), ${EXPORT_FORMATS.map(({ name }) => name).join(', ')}`,
      required: true,
    },
    {
      flags: '--output <path>',
      description: 'file to write, whole or not at all; for csv the directory',
      isPath: true,
    },
    { flags: '--types <types>', description: 'entity types to keep, separated by commas' },
    { flags: '--kinds <kinds>', description: 'relation kinds and fact properties to keep' },
    { flags: '--source <id>', description: 'keep what this source says' },
    { flags: '--ids <ids>', description: 'entities to keep' },
    { flags: '--neighbors', description: 'with --ids: their neighbors too' },
    { flags: '--at <date>', description: 'claims that hold then: 2025-04, or 2025/2026-02' },
    { flags: '--certainty <certainty>', description: 'with --at: certain or possible alone' },
    {
      flags: '--states <states>',
      description: 'live, deprecated, retracted, pending, loop; without, live (sutra: all)',
    },
    { flags: '--all-states', description: 'claims of all states' },
  ],
  async run({ engine, vocabulary }, given, output) {
    const name = given['format'];
    const path = typeof given['output'] === 'string' ? given['output'] : undefined;
    const formats = name === 'csv' ? Object.values(CSV_FILES) : [String(name)];
    const chosen = formats.map(formatNamed);
    if (name === 'csv' && path === undefined) {
      throw badInput('--output', 'a directory for the two files of csv', 'none');
    }
    const filter = await readExportFilter(engine, vocabulary, givenFilter(given), undefined, flag);
    const chunksOf = (format: ExportFormat) => format.write(engine, vocabulary, filter);
    if (path === undefined) {
      for (const format of chosen) await printLines(chunksOf(format), output);
    } else if (name === 'csv') {
      const files = Object.entries(CSV_FILES).map(
        ([file, csv]) => [file, chunksOf(formatNamed(csv))] as const,
      );
      await writeFilesInDirectory(path, new Map(files));
      await output.note(`Wrote ${Object.keys(CSV_FILES).join(' and ')} to ${path}.`);
    } else {
      for (const format of chosen) await writeFileWhole(path, chunksOf(format));
      await output.note(`Wrote ${path}.`);
    }
    return EXIT.ok;
  },
};

function formatNamed(name: string): ExportFormat {
  const format = EXPORT_FORMATS.find((candidate) => candidate.name === name);
  if (format === undefined) {
    const names = ['csv', ...EXPORT_FORMATS.map((candidate) => candidate.name)];
    throw badInput('--format', names.join(', '), name);
  }
  return format;
}

function givenFilter(given: CommandArguments): GivenFilter {
  const text = (name: string) => {
    const value = given[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    types: text('types'),
    kinds: text('kinds'),
    source: text('source'),
    ids: text('ids'),
    neighbors: given['neighbors'] === true,
    at: text('at'),
    certainty: text('certainty'),
    states: text('states'),
    allStates: given['allStates'] === true,
  };
}

function flag(part: keyof GivenFilter): string {
  return part === 'allStates' ? '--all-states' : `--${part}`;
}

/** Whole lines, several at a time. Every format ends with a line end. */
async function printLines(chunks: AsyncIterable<string>, output: Output): Promise<void> {
  let unfinished = '';
  for await (const chunk of chunks) {
    unfinished += chunk;
    const end = unfinished.lastIndexOf('\n');
    if (end === -1) continue;
    await output.line(unfinished.slice(0, end));
    unfinished = unfinished.slice(end + 1);
  }
  if (unfinished !== '') await output.line(unfinished);
}
