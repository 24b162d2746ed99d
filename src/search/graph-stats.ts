import type { Deadline, Engine } from '../graph/engine.js';
import { SOURCE_KINDS, type SourceKind } from '../graph/statements/source-statements.js';
import {
  COUNT_BY_SOURCE_KIND,
  COUNT_BY_TYPE,
  COUNT_BY_VERIFICATION,
  COUNT_CLAIMS_BY_STATE,
  countByKind,
} from '../graph/statements/stats-statements.js';
import { CLAIM_STATES, MODALITIES, type ClaimState, type Modality } from '../model/claim.js';
import { EVIDENCE_VERIFICATIONS, type EvidenceVerification } from '../model/evidence.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** How much there is of what. Every name has an entry, those that nothing has too. */
export interface GraphStats {
  /** Canonical ones: records that a merge joined count once. */
  readonly entities: number;
  readonly entitiesByType: ReadonlyMap<string, number>;
  /** Live ones. */
  readonly relations: number;
  readonly relationsByKind: ReadonlyMap<string, number>;
  /** Live ones that are claims; uncited facts that records hold compactly are not counted. */
  readonly facts: number;
  readonly evidence: number;
  readonly evidenceByVerification: ReadonlyMap<EvidenceVerification, number>;
  /** Relations and facts in any state. */
  readonly claims: number;
  readonly claimsByState: ReadonlyMap<ClaimState, number>;
  /** Of the live ones. */
  readonly claimsByModality: ReadonlyMap<Modality, number>;
  /** Live ones that cite no article. */
  readonly claimsWithoutEvidence: number;
  readonly sources: number;
  readonly sourcesByKind: ReadonlyMap<SourceKind, number>;
}

/**
 * Counts the graph by five statements that each read everything of their sort once: about a second
 * for a million entities, so a caller that is asked often remembers the answer for a while.
 */
export async function graphStats(
  engine: Engine,
  vocabulary: Vocabulary,
  deadline?: Deadline,
): Promise<GraphStats> {
  const kinds = [...vocabulary.kinds.keys()];
  const byType = await engine.read(COUNT_BY_TYPE, {}, deadline);
  const byKind = kinds.length === 0 ? [] : await engine.read(countByKind(kinds), {}, deadline);
  const claims = await engine.read(COUNT_CLAIMS_BY_STATE, {}, deadline);
  const byVerification = await engine.read(COUNT_BY_VERIFICATION, {}, deadline);
  const bySourceKind = await engine.read(COUNT_BY_SOURCE_KIND, {}, deadline);

  const live = claims.filter(({ state }) => state === 'LIVE');
  return {
    entities: sum(byType),
    entitiesByType: totals(vocabulary.types.keys(), byType, ({ type }) => type),
    relations: sum(byKind),
    relationsByKind: totals(kinds, byKind, ({ kind }) => kind),
    facts: sum(live.filter(({ family }) => family === 'FACT')),
    evidence: sum(byVerification),
    evidenceByVerification: totals(
      EVIDENCE_VERIFICATIONS,
      byVerification,
      ({ verification }) => verification,
    ),
    claims: sum(claims),
    claimsByState: totals(CLAIM_STATES, claims, ({ state }) => state),
    claimsByModality: totals(MODALITIES, live, ({ modality }) => modality),
    claimsWithoutEvidence: live.reduce((total, { uncited }) => total + uncited, 0),
    sources: sum(bySourceKind),
    sourcesByKind: totals(SOURCE_KINDS, bySourceKind, ({ kind }) => kind),
  };
}

interface Total {
  readonly total: number;
}

function sum(rows: readonly Total[]): number {
  return rows.reduce((all, { total }) => all + total, 0);
}

/** Adds up rows by name, in the order of the names. */
function totals<Name extends string, Row extends Total>(
  names: Iterable<Name>,
  rows: readonly Row[],
  nameOf: (row: Row) => Name,
): ReadonlyMap<Name, number> {
  const all = new Map<Name, number>([...names].map((name) => [name, 0]));
  for (const row of rows) all.set(nameOf(row), (all.get(nameOf(row)) ?? 0) + row.total);
  return all;
}
