import { seedArticles, type SeedFileReport, type SeedReport } from '../ingest/seed.js';
import type { LoadReport } from '../claims/load.js';
import type { Command, Output } from './command.js';
import { EXIT } from './exit-code.js';

export const seedCommand: Command = {
  name: 'seed',
  description: 'Load the article files of seed/articles. Loading them again changes nothing.',
  options: [
    {
      flags: '--prune',
      description: 'take back what article files asserted that are no longer there',
    },
  ],
  async run({ engine, vocabulary, seedDirectory, articlesDirectory, actor }, given, output) {
    const report = await seedArticles(engine, vocabulary, {
      directory: seedDirectory,
      articlesDirectory,
      actor,
      at: new Date().toISOString(),
      prune: given['prune'] === true,
    });
    await show(report, output);
    return EXIT.ok;
  },
};

async function show({ files, pruned, warnings }: SeedReport, output: Output): Promise<void> {
  for (const warning of warnings) await output.note(`Warning: ${warning}`);
  for (const file of files) await output.line(`${file.file}: ${fileWords(file)}`);
  for (const { sourceId, load } of pruned) await output.line(`${sourceId}, pruned: ${words(load)}`);
  await output.line(`${files.length} articles loaded, ${pruned.length} taken back.`);
}

function fileWords({ load, verification }: SeedFileReport): string {
  const doubtful = Object.entries(verification).filter(
    ([outcome, count]) => outcome !== 'VERIFIED' && count > 0,
  );
  const extracts = doubtful.map(([outcome, count]) => `${count} extracts ${outcome}`);
  return [words(load), ...extracts].join(', ');
}

function words(load: LoadReport): string {
  const changes = [
    [load.entitiesCreated, 'entities created'],
    [load.entitiesUpdated, 'entities updated'],
    [load.entitiesRemoved, 'entities removed'],
    [load.claimsCreated, 'claims created'],
    [load.claimsAsserted, 'known claims asserted'],
    [load.claimsRetracted, 'claims retracted'],
    [load.evidenceCreated, 'extracts added'],
    [load.evidenceReverified, 'extracts verified anew'],
    [load.evidenceRemoved, 'extracts removed'],
  ] as const;
  const made = changes.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return made.length === 0 ? 'nothing changed' : made.join(', ');
}
