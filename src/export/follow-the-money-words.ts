import type { ExportedClaim } from './scan-graph.js';
import { formatPartialDate } from '../model/partial-date.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS } from '../model/validity.js';

/** `PRODUCTION_CAPACITY` as `production capacity`. */
export function inWords(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}

/** The start and end of a claim, where one partial date names it. */
export function datesOf({ validity }: ExportedClaim): {
  readonly start: string | undefined;
  readonly end: string | undefined;
} {
  const { startMin, startMax, endMin, endMax } = validity;
  return { start: dateOf(startMin, startMax), end: dateOf(endMin, endMax) };
}

/** A bound alone is no date: see the decision on bounded starts. */
function dateOf(first: number, last: number): string | undefined {
  if (first === BEFORE_ALL_DAYS || last === AFTER_ALL_DAYS) return undefined;
  return formatPartialDate({ first, last });
}

/** What stands behind a claim, in words: who says it, and the extracts. */
export function evidenceWords({ assertedBy, evidence }: ExportedClaim): string[] {
  return [
    ...(assertedBy === undefined ? [] : [`According to ${assertedBy}.`]),
    ...evidence.map(({ articleId, exact }) => `“${exact}” (${articleId})`),
  ];
}

/** The articles that a claim cites. */
export function articlesOf({ evidence }: ExportedClaim): string[] {
  return [...new Set(evidence.map(({ articleId }) => articleId))];
}
