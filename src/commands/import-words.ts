import type { ArticlesReport } from '../ingest/import/import-articles.js';
import type { ImportProgress, ImportSummary } from '../ingest/import/import-inputs.js';
import type { LoadReport } from '../claims/load.js';

/** Reasons that a summary lists. */
const MOST_REASONS = 10;

/** One line of how far an import has come. */
export function progressWords(
  { phase, counts, fraction }: ImportProgress,
  seconds: number,
): string {
  if (phase === 'SWEEP') return `taking back what is no longer said, ${percent(fraction)}`;
  const rate = counts.read / Math.max(seconds, 0.001);
  const left =
    fraction === undefined || fraction === 0
      ? ''
      : `, ${time((seconds / fraction) * (1 - fraction))} left`;
  const rejected = counts.rejected === 0 ? '' : `, ${number(counts.rejected)} rejected`;
  return `${number(counts.read)} records, ${number(rate)}/s${rejected}${left}`;
}

/** What came of an import, for people. */
export function summaryLines(
  { source, counts, swept, resumedAfter, pending }: ImportSummary,
  seconds: number,
  dryRun: boolean,
): readonly string[] {
  const rate = number(Math.max(counts.read - resumedAfter, 0) / Math.max(seconds, 0.001));
  const { changes } = counts;
  const unchanged = counts.entities + counts.claims - touched(changes);
  const reasons = Object.entries(counts.reasons).sort(([, one], [, other]) => other - one);
  return [
    `${dryRun ? 'Checked' : 'Loaded'} ${source}: ${number(counts.read)} records in ${time(seconds)}, ${rate}/s.`,
    ...(resumedAfter === 0 ? [] : [`  ${number(resumedAfter)} of them by earlier runs`]),
    `  ${number(counts.entities)} entities and ${number(counts.claims)} claims described`,
    ...(dryRun ? [] : [`  ${changeWords(changes)}, ${number(Math.max(unchanged, 0))} unchanged`]),
    ...(swept === undefined ? [] : [`  no longer said: ${changeWords(swept)}`]),
    ...(pending === undefined || pending.claims === 0
      ? []
      : [
          `  ${number(pending.claims)} relations wait for entities that are not known, as ${pending.missing.join(', ')}`,
        ]),
    `  ${number(counts.rejected)} records rejected`,
    ...reasons
      .slice(0, MOST_REASONS)
      .map(([reason, count]) => `    ${number(count)}: expected ${reason}`),
  ];
}

export function articlesWords({ read, rejected, changes }: ArticlesReport): string {
  return `${number(read)} article files read, ${number(rejected.length)} rejected: ${changeWords(changes)}.`;
}

function touched(changes: LoadReport): number {
  const { entitiesCreated, entitiesUpdated, claimsCreated, claimsAsserted } = changes;
  return entitiesCreated + entitiesUpdated + claimsCreated + claimsAsserted;
}

const CHANGES: readonly (readonly [keyof LoadReport, string])[] = [
  ['entitiesCreated', 'entities created'],
  ['entitiesUpdated', 'entities updated'],
  ['entitiesRemoved', 'entities removed'],
  ['claimsCreated', 'claims created'],
  ['claimsAsserted', 'known claims asserted'],
  ['claimsRetracted', 'claims retracted'],
  ['evidenceCreated', 'extracts added'],
  ['evidenceReverified', 'extracts verified anew'],
  ['evidenceRemoved', 'extracts removed'],
];

/** What a load changed, in words. */
export function changeWords(changes: LoadReport): string {
  const made = CHANGES.filter(([name]) => changes[name] > 0).map(
    ([name, words]) => `${number(changes[name])} ${words}`,
  );
  return made.length === 0 ? 'nothing changed' : made.join(', ');
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function percent(fraction: number | undefined): string {
  return `${Math.round((fraction ?? 0) * 100)} %`;
}

function time(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
