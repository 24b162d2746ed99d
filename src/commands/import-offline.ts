import path from 'node:path';

import { badInput } from '../errors.js';
import { RejectsFile } from '../ingest/import/rejects-file.js';
import { inThreads } from '../ingest/offline/batches.js';
import { importCommand, runImport, type Neo4jAdmin } from '../ingest/offline/neo4j-admin.js';
import {
  writeOffline,
  type OfflineInput,
  type OfflineReport,
} from '../ingest/offline/write-offline.js';
import { loadVocabulary } from '../vocabulary/load-vocabulary.js';
import type { CommandArguments, Output } from './command.js';
import { EXIT, type ExitCode } from './exit-code.js';
import type { GraphSettings } from './graph-settings.js';
import { importSource, openInputs, type ChosenFormat } from './import-inputs.js';
import { userName } from './user-name.js';

/** What a database that is empty has nothing of, or what is not written in one step. */
const NOT_OFFLINE = ['replace', 'restart', 'continue', 'dryRun'];

/**
 * `sutra import --offline DIRECTORY`: writes files for neo4j-admin, and lets it import them into an empty Neo4j that is
 * stopped, or says how to where there is no such tool. No graph is opened.
 * @throws SutraError BAD_USER_INPUT for options that do not go together, INTERNAL_SERVER_ERROR when the tool fails.
 */
export async function importOffline(
  settings: GraphSettings,
  given: CommandArguments,
  mostRejects: number,
  output: Output,
): Promise<ExitCode> {
  for (const name of NOT_OFFLINE) {
    if (given[name] !== undefined) throw badInput('--offline', `no --${name} with it`, true);
  }
  const vocabularyPath = path.join(settings.packageRoot, 'schema', 'vocabulary.yaml');
  const vocabulary = loadVocabulary(vocabularyPath);
  const files = given['files'] as readonly string[];
  const chosen = await openInputs(
    { vocabulary, input: process.stdin, workingDirectory: process.cwd() },
    given,
    files,
  );
  if (chosen === 'articles') {
    throw badInput('--offline', 'ftm, csv or sutra; load article files without it', 'articles');
  }
  const started = Date.now();
  const rejects: RejectsFile[] = [];
  let report: OfflineReport;
  try {
    report = await writeOffline(offlineInputs(chosen, vocabularyPath, rejects), {
      directory: String(given['offline']),
      vocabulary,
      source: importSource(given, chosen),
      actor: userName(),
      at: new Date().toISOString(),
      mostRejects,
    });
  } finally {
    for (const file of rejects) file.close();
  }
  await output.line(reportWords(report, (Date.now() - started) / 1_000));
  await importFiles(settings, given, report, output);
  return report.rejected > 0 ? EXIT.rejected : EXIT.ok;
}

async function* offlineInputs(
  { name, inputs }: ChosenFormat,
  vocabularyPath: string,
  rejects: RejectsFile[],
): AsyncGenerator<OfflineInput> {
  for await (const { input, format, rejectsPath } of inputs) {
    const file = await RejectsFile.take(rejectsPath);
    file.begin(undefined);
    rejects.push(file);
    yield {
      records: format.records(input),
      reading:
        name === 'ftm'
          ? inThreads('read-follow-the-money', vocabularyPath)
          : { read: (record) => format.read(record) },
      onRejected: (all) => file.add(all),
    };
  }
}

async function importFiles(
  { neo4j }: GraphSettings,
  given: CommandArguments,
  { importArguments }: OfflineReport,
  output: Output,
): Promise<void> {
  const tool = given['neo4jAdmin'];
  const admin: Neo4jAdmin = {
    command: [typeof tool === 'string' ? tool : 'neo4j-admin'],
    database: neo4j?.database ?? 'neo4j',
  };
  if (await runImport(admin, importArguments)) {
    await output.line(`neo4j-admin imported it into ${admin.database}. Start Neo4j, then Sutra.`);
    return;
  }
  await output.note(
    `There is no ${admin.command[0]} here. With Neo4j stopped and its database empty, run:`,
  );
  await output.line(importCommand(admin, importArguments));
}

function reportWords(report: OfflineReport, seconds: number): string {
  const { records, rejected, entities, claims, states, extracts } = report;
  return (
    `${records} records read, ${rejected} rejected: ${entities} entities, ${claims} claims ` +
    `(${states.PENDING} pending) and ${extracts} extracts written in ${seconds.toFixed(1)} s.`
  );
}
