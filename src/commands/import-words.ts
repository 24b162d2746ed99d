import type { ArticlesReport } from '../ingest/import/import-articles.js';
import type { ImportProgress, ImportSummary } from '../ingest/import/import-inputs.js';
import type { ImportChanges } from '../ingest/import/import-report.js';

/** Reasons that a summary lists. */
const MOST_REASONS = 10;

/** One line of how far an import has come. */
export function progressWords(
  { phase, counts, inputRead, resumedAfter, fraction }: ImportProgress,
  seconds: number,
): string {
  if (phase === 'SWEEP') return `taking back what is no longer said, ${percent(fraction)}`;
  const rate = Math.max(counts.read - resumedAfter, 1) / Math.max(seconds, 0.001);
  const left =
    fraction === undefined || fraction === 0
      ? ''
      : `, ${time((inputRead * (1 / fraction - 1)) / rate)} left`;
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
    `${dryRun ? 'Checked' : 'Loaded'} ${source}: ${counted(counts.read, 'record')} in ${time(seconds)}, ${rate}/s.`,
    ...(resumedAfter === 0 ? [] : [`  ${number(resumedAfter)} of them by earlier runs`]),
    `  ${counted(counts.entities, 'entity')} and ${counted(counts.claims, 'claim')} described`,
    ...(dryRun ? [] : [`  ${changeWords(changes)}, ${number(Math.max(unchanged, 0))} unchanged`]),
    ...(swept === undefined ? [] : [`  no longer said: ${changeWords(swept)}`]),
    ...(pending === undefined || pending.claims === 0
      ? []
      : [
          `  ${counted(pending.claims, 'relation')} ${pending.claims === 1 ? 'waits' : 'wait'} for entities that are not known, as ${pending.missing.join(', ')}`,
        ]),
    `  ${counted(counts.rejected, 'record')} rejected`,
    ...reasons
      .slice(0, MOST_REASONS)
      .map(([reason, count]) => `    ${number(count)}: expected ${reason}`),
  ];
}

export function articlesWords({ read, rejected, changes }: ArticlesReport): string {
  return `${counted(read, 'article file')} read, ${number(rejected.length)} rejected: ${changeWords(changes)}.`;
}

function touched(changes: ImportChanges): number {
  const { entitiesCreated, entitiesUpdated, claimsCreated, claimsAsserted } = changes;
  return entitiesCreated + entitiesUpdated + claimsCreated + claimsAsserted;
}

const CHANGES: readonly (readonly [keyof ImportChanges, string, string])[] = [
  ['entitiesCreated', 'entity', 'created'],
  ['entitiesUpdated', 'entity', 'updated'],
  ['entitiesRemoved', 'entity', 'removed'],
  ['claimsCreated', 'claim', 'created'],
  ['claimsAsserted', 'known claim', 'asserted'],
  ['claimsRetracted', 'claim', 'retracted'],
  ['evidenceCreated', 'extract', 'added'],
  ['evidenceReverified', 'extract', 'verified anew'],
  ['evidenceRemoved', 'extract', 'removed'],
  ['decisionsCreated', 'decision', 'made'],
];

/** What a load changed, in words. */
export function changeWords(changes: ImportChanges): string {
  const made = CHANGES.flatMap(([name, what, done]) => {
    const count = changes[name] ?? 0;
    return count === 0 ? [] : [`${counted(count, what)} ${done}`];
  });
  return made.length === 0 ? 'nothing changed' : made.join(', ');
}

/** `1 record`, `2 records`, `2 entities`. */
export function counted(count: number, what: string): string {
  const many = what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`;
  return `${number(count)} ${count === 1 ? what : many}`;
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
