import type { Transaction } from '../graph/engine.js';
import {
  CREATE_EVIDENCE,
  DELETE_EVIDENCE,
  EVIDENCE_OF_CLAIMS,
  UPDATE_VERIFICATION,
} from '../graph/statements/evidence-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import { evidenceId, evidenceOrder } from '../model/evidence.js';
import type { ClaimInput, EvidenceInput, Load, LoadReport } from './load.js';

type EvidenceChanges = Pick<
  LoadReport,
  'evidenceCreated' | 'evidenceReverified' | 'evidenceRemoved'
>;

/**
 * Writes the extracts that a load brings for its claims. A replacing load's stand for all that its source cited, so
 * what it no longer cites is taken away; other sources' extracts are left alone.
 */
export async function writeEvidence(
  transaction: Transaction,
  load: Load,
  given: ReadonlyMap<string, ClaimInput>,
  withdrawn: readonly ClaimRecord[],
): Promise<EvidenceChanges> {
  const wanted = new Map(
    [...given].flatMap(([id, { evidence }]) =>
      evidence.map((input) => {
        const content = { claimId: id, ...input };
        return [evidenceId(content, load.source.id), content] as const;
      }),
    ),
  );
  const takesBack = load.replace || load.withdraw !== undefined;
  if (wanted.size === 0 && !takesBack)
    return { evidenceCreated: 0, evidenceReverified: 0, evidenceRemoved: 0 };
  const claimIds = [...given.keys(), ...withdrawn.map(({ id }) => id)];
  const stored =
    claimIds.length === 0 ? [] : await transaction.run(EVIDENCE_OF_CLAIMS, { ids: claimIds });
  const present = new Map(
    stored.filter(({ sourceId }) => sourceId === load.source.id).map((row) => [row.id, row]),
  );

  const removed = takesBack ? [...present.values()].filter(({ id }) => !wanted.has(id)) : [];
  if (removed.length > 0) {
    transaction.send(DELETE_EVIDENCE, {
      rows: removed.map((row) => ({ id: row.id, claimId: row.claimId })),
    });
  }

  const reverified = [...present.values()].flatMap(({ id, claimId, verification: before }) => {
    const verification = wanted.get(id)?.verification;
    // A load without the text at hand does not unsay what one with it found.
    const isNews = verification !== undefined && verification !== 'UNCHECKED';
    return isNews && verification !== before ? [{ id, claimId, verification }] : [];
  });
  if (reverified.length > 0) transaction.send(UPDATE_VERIFICATION, { rows: reverified });

  const created = [...wanted].filter(([id]) => !present.has(id));
  if (created.length > 0) {
    const rows = created.map(([id, { claimId, articleId, ...properties }]) => ({
      claimId,
      articleId,
      properties: citationProperties(id, properties, load.source.id),
    }));
    transaction.send(CREATE_EVIDENCE, { rows: rows as never });
  }
  return {
    evidenceCreated: created.length,
    evidenceReverified: reverified.length,
    evidenceRemoved: removed.length,
  };
}

/** The properties of a new citation. */
export function citationProperties(
  id: string,
  properties: Omit<EvidenceInput, 'articleId'>,
  sourceId: string,
): Record<string, unknown> {
  return {
    id,
    sortKey: evidenceOrder(id, properties.start),
    sourceId,
    ...nullsForAbsent(properties),
  };
}

function nullsForAbsent(properties: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, (value as unknown) ?? null]),
  );
}
