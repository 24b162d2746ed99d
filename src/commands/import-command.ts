import { existsSync } from 'node:fs';
import path from 'node:path';

import { badInput } from '../errors.js';
import { importArticles } from '../ingest/import/import-articles.js';
import {
  importInputs,
  type ImportProgress,
  type ImportSummary,
} from '../ingest/import/import-inputs.js';
import { BATCH_RECORDS } from '../ingest/import/import-records.js';
import type { Command, CommandArguments, CommandContext, Output } from './command.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { importOffline } from './import-offline.js';
import { importSource, openInputs, type ChosenFormat } from './import-inputs.js';
import { articlesWords, counted, progressWords, summaryLines } from './import-words.js';

export const importCommand: Command = {
  name: 'import',
  description:
    'Load files of any size. Stopped at any moment and run again, it goes on; loaded twice, it changes nothing.',
  argument: {
    name: 'files',
    description: 'files, packed with gzip or not; - for standard input',
    isFiles: true,
  },
  options: [
    {
      flags: '--format <format>',
      description: 'ftm, csv, sutra or articles; without, told by name and first line',
    },
    {
      flags: '--mapping <file>',
      description: 'FollowTheMoney mapping of the CSV files',
      isPath: true,
    },
    { flags: '--delimiter <character>', description: 'what parts the cells of CSV; a comma' },
    {
      flags: '--source <name>',
      description: 'what the claims come from; without, the dataset that the file names',
    },
    { flags: '--replace', description: 'the files are all that the source says from now on' },
    { flags: '--dry-run', description: 'read and check alone' },
    {
      flags: '--rejects <file>',
      description: 'where bad records go; FILE.rejects.ndjson',
      isPath: true,
    },
    { flags: '--strict', description: 'stop at the first bad record' },
    { flags: '--max-errors <number>', description: 'stop when more records are bad' },
    { flags: '--restart', description: 'from the first line, whatever an earlier run had done' },
    { flags: '--continue', description: 'go on, though the file has changed since it was stopped' },
    {
      flags: '--batch <records>',
      description: `records in one transaction, and lost by a kill at most; ${BATCH_RECORDS}`,
    },
    { flags: '--json', description: 'progress and summary as lines of JSON' },
    {
      flags: '--offline <directory>',
      description: 'for an empty Neo4j that is stopped: write files there and run neo4j-admin',
      isPath: true,
    },
    { flags: '--neo4j-admin <file>', description: 'where that tool is; neo4j-admin' },
  ],
  async runAlone(settings, given, output) {
    if (given['offline'] === undefined) return undefined;
    return importOffline(settings, given, mostRejects(given), output);
  },
  async run(context, given, output) {
    const files = given['files'] as readonly string[];
    const options = {
      actor: context.actor,
      at: new Date().toISOString(),
      dryRun: given['dryRun'] === true,
    };
    if (given['restart'] === true && given['continue'] === true)
      throw badInput('--restart', 'it or --continue, not both', true);
    const most = mostRejects(given);
    const inputs = await openInputs(context, given, files);
    if (inputs === 'articles')
      return runArticles(
        context,
        files,
        { ...options, mostRejects: most },
        output,
        given['json'] === true,
      );
    try {
      return await runRecords(context, given, inputs, { ...options, mostRejects: most }, output);
    } finally {
      inputs.close();
    }
  },
};

interface RunOptions {
  readonly actor: string;
  readonly at: string;
  readonly dryRun: boolean;
  readonly mostRejects: number;
}

async function runRecords(
  { engine, vocabulary, workingDirectory }: CommandContext,
  given: CommandArguments,
  chosen: ChosenFormat,
  options: RunOptions,
  output: Output,
): Promise<ExitCode> {
  const started = Date.now();
  const isJson = given['json'] === true;
  const seconds = () => (Date.now() - started) / 1_000;
  let shownAt = 0;
  const summary = await importInputs(engine, vocabulary, chosen.inputs, {
    ...options,
    source: importSource(given, chosen),
    replace: given['replace'] === true,
    namesSources: chosen.name === 'sutra' && given['source'] === undefined,
    restart: given['restart'] === true,
    continueChanged: given['continue'] === true,
    batchRecords: batchRecords(given),
    onProgress: async (progress) => {
      if (!isJson) return output.status(progressWords(progress, seconds()), progress.fraction);
      if (Date.now() - shownAt < JSON_EVERY) return output.check();
      shownAt = Date.now();
      await output.line(JSON.stringify(progressJson(progress, seconds())));
    },
  });
  if (isJson) await output.line(JSON.stringify(summaryJson(summary, seconds())));
  else for (const line of summaryLines(summary, seconds(), options.dryRun)) await output.line(line);
  if (summary.counts.rejected > 0) {
    const where = chosen.rejectsPaths
      .filter((file) => existsSync(file))
      .map((file) => path.relative(workingDirectory, file))
      .join(', ');
    const { rejected } = summary.counts;
    const were = rejected === 1 ? 'was' : 'were';
    await output.note(`${counted(rejected, 'record')} ${were} rejected; see ${where}.`);
  }
  return summary.counts.rejected > 0 ? EXIT.rejected : EXIT.ok;
}

/** Milliseconds between two lines of progress in JSON. */
const JSON_EVERY = 1_000;

function progressJson({ phase, inputName, counts, fraction }: ImportProgress, seconds: number) {
  const { read, rejected, changes } = counts;
  return { progress: { phase, input: inputName, read, rejected, fraction, seconds, ...changes } };
}

function summaryJson({ counts, ...rest }: ImportSummary, seconds: number) {
  const rate = Math.max(counts.read - rest.resumedAfter, 0) / Math.max(seconds, 0.001);
  return { summary: { ...rest, ...counts, seconds, rate } };
}

async function runArticles(
  { engine, vocabulary, articlesDirectory }: CommandContext,
  files: readonly string[],
  options: RunOptions,
  output: Output,
  isJson: boolean,
): Promise<ExitCode> {
  const report = await importArticles(
    engine,
    vocabulary,
    files,
    { ...options, articlesDirectory },
    ({ read }) => output.status(`${read} of ${files.length} article files`, read / files.length),
  );
  for (const warning of report.warnings) await output.note(`Warning: ${warning}`);
  for (const { reason } of report.rejected) await output.note(reason);
  await output.line(isJson ? JSON.stringify({ summary: report }) : articlesWords(report));
  return report.rejected.length > 0 ? EXIT.rejected : EXIT.ok;
}

function mostRejects(given: CommandArguments): number {
  if (given['strict'] === true && given['maxErrors'] !== undefined)
    throw badInput('--strict', 'it or --max-errors, not both', true);
  if (given['strict'] === true) return 0;
  const text = given['maxErrors'];
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (typeof text !== 'string' || !/^\d{1,12}$/.test(text))
    throw badInput('--max-errors', 'a whole number', text);
  return Number(text);
}

/** The most keeps one transaction, and its log entry, at a size that either engine takes. */
const MOST_BATCH_RECORDS = 100_000;

function batchRecords(given: CommandArguments): number {
  const text = given['batch'];
  if (text === undefined) return BATCH_RECORDS;
  const number = typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > MOST_BATCH_RECORDS)
    throw badInput('--batch', `a whole number from 1 to ${MOST_BATCH_RECORDS}`, text);
  return number;
}
