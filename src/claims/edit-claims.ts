import { badInput } from '../errors.js';
import type { ClaimRank } from '../model/claim.js';
import type { Transaction } from '../graph/engine.js';
import { CLAIMS_BY_ID, UPDATE_CLAIMS } from '../graph/statements/claim-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import { appendLog } from './apply-load.js';
import { DISPLAY_PROPERTIES } from './entity-display.js';
import { syncEdges } from './sync-edges.js';
import { refreshDisplay } from './refresh-display.js';

/** Who edits, and when. */
export interface Edit {
  readonly actor: string;
  readonly at: string;
  readonly source: { readonly id: string };
}

export interface Retraction {
  readonly claimId: string;
  /** The claim that corrects it. */
  readonly replacedBy?: string | undefined;
}

/**
 * Takes claims back for good: no reload brings them again, only an editor's assertion does.
 * A correction that is known stays unless another is named. → the ids that were not retracted so before.
 * @throws SutraError BAD_USER_INPUT for a claim, or a correction, that is not known.
 */
export async function retractClaims(
  transaction: Transaction,
  edit: Edit,
  retractions: readonly Retraction[],
): Promise<readonly string[]> {
  const named = retractions.flatMap(({ claimId, replacedBy }) => [
    claimId,
    ...(replacedBy === undefined ? [] : [replacedBy]),
  ]);
  const known = await readKnown(transaction, named);
  const changes = [
    ...new Map(retractions.map((retraction) => [retraction.claimId, retraction])).values(),
  ].filter(({ claimId, replacedBy }) => {
    const claim = known.get(claimId);
    const corrects = replacedBy !== undefined && claim?.replacedBy !== replacedBy;
    return claim !== undefined && (!claim.suppressed || corrects);
  });
  const rows = changes.map(({ claimId, replacedBy }) => ({
    id: claimId,
    properties: {
      suppressed: true,
      retractedAt: known.get(claimId)?.retractedAt ?? edit.at,
      replacedBy: replacedBy ?? known.get(claimId)?.replacedBy ?? null,
    },
  }));
  await applyEdit(transaction, edit, 'RETRACT', rows, known);
  return rows.map(({ id }) => id);
}

/**
 * Ranks claims. → the ids whose rank changed.
 * @throws SutraError BAD_USER_INPUT for a claim that is not known.
 */
export async function setRank(
  transaction: Transaction,
  edit: Edit,
  claimIds: readonly string[],
  rank: ClaimRank,
): Promise<readonly string[]> {
  const known = await readKnown(transaction, claimIds);
  const rows = [...known.values()]
    .filter((claim) => claim.rank !== rank)
    .map(({ id }) => ({ id, properties: { rank } }));
  await applyEdit(transaction, edit, `RANK_${rank}`, rows, known);
  return rows.map(({ id }) => id);
}

async function readKnown(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClaimRecord>> {
  const claims = await transaction.run(CLAIMS_BY_ID, { ids: [...new Set(ids)] });
  const known = new Map(claims.map((claim) => [claim.id, claim]));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined)
    throw badInput('claimId', 'the id of a claim that is recorded', unknown);
  return known;
}

async function applyEdit(
  transaction: Transaction,
  edit: Edit,
  action: string,
  rows: readonly { id: string; properties: Record<string, string | boolean | null> }[],
  known: ReadonlyMap<string, ClaimRecord>,
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await transaction.run(UPDATE_CLAIMS, { rows });
  await syncEdges(transaction, ids);
  const renamed = ids
    .map((id) => known.get(id))
    .filter((claim) => claim !== undefined && DISPLAY_PROPERTIES.includes(claim.kind));
  await refreshDisplay(
    transaction,
    renamed.map((claim) => claim?.subjectId ?? ''),
  );
  appendLog(transaction, edit, { [action]: ids });
}
