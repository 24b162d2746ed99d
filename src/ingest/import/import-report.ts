import type { LoadReport } from '../../claims/load.js';

/** What an import changed. */
export interface ImportChanges extends LoadReport {
  /** Decisions on who is who that were new here; left out where there were none. */
  readonly decisionsCreated?: number;
}

/** Counts of an import, over all its runs when it was stopped and went on. */
export interface ImportCounts {
  /** Records of the input that were read. */
  readonly read: number;
  readonly rejected: number;
  /** Rejected records by what was expected of them. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Entities and claims that the records describe. */
  readonly entities: number;
  readonly claims: number;
  readonly changes: ImportChanges;
}

export const NO_CHANGES: ImportChanges = {
  entitiesCreated: 0,
  entitiesUpdated: 0,
  entitiesRemoved: 0,
  claimsCreated: 0,
  claimsAsserted: 0,
  claimsRetracted: 0,
  claimsReplaced: 0,
  evidenceCreated: 0,
  evidenceReverified: 0,
  evidenceRemoved: 0,
};

export const NO_COUNTS: ImportCounts = {
  read: 0,
  rejected: 0,
  reasons: {},
  entities: 0,
  claims: 0,
  changes: NO_CHANGES,
};

/** Reasons told apart in a report; the rest are counted together. */
const MOST_REASONS = 50;
const OTHER = 'other reasons';

export function addCounts(first: ImportCounts, second: ImportCounts): ImportCounts {
  const reasons = { ...first.reasons };
  for (const [reason, count] of Object.entries(second.reasons)) {
    const isRoom = reason in reasons || Object.keys(reasons).length < MOST_REASONS;
    const name = isRoom ? reason : OTHER;
    reasons[name] = (reasons[name] ?? 0) + count;
  }
  return {
    read: first.read + second.read,
    rejected: first.rejected + second.rejected,
    reasons,
    entities: first.entities + second.entities,
    claims: first.claims + second.claims,
    changes: addChanges(first.changes, second.changes),
  };
}

export function addChanges(first: ImportChanges, second: Partial<ImportChanges>): ImportChanges {
  const sum: Record<string, number> = { ...first };
  for (const [name, count] of Object.entries(second)) sum[name] = (sum[name] ?? 0) + count;
  return sum as unknown as ImportChanges;
}

export function changesAnything(report: ImportChanges): boolean {
  return Object.values(report).some((count) => count !== 0);
}
