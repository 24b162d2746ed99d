import type { ClaimContent, ClaimRank } from '../model/claim.js';
import type { EntityInput } from '../model/entity.js';
import type { EvidenceBasis, EvidenceVerification } from '../model/evidence.js';
import type { SourceKind } from '../graph/statements/source-statements.js';

/** An extract as a load brings it; the claim it backs is the one it stands in. */
export interface EvidenceInput {
  readonly articleId: string;
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly basis: EvidenceBasis;
  readonly reason?: string | undefined;
  readonly verification: EvidenceVerification;
}

export interface ClaimInput {
  readonly content: ClaimContent;
  /** Only for a claim that is new: a rank given later is an editor's and stays. */
  readonly rank?: ClaimRank | undefined;
  /** JSON text: what the source's record says that is no part of the claim, as datasets and when it was seen. */
  readonly record?: string | undefined;
  readonly evidence: readonly EvidenceInput[];
  /** False: the source brings the claim, or extracts of it, without asserting it. */
  readonly asserted?: boolean | undefined;
  /** Only for a claim that is new: what became of it before, as an export tells. */
  readonly history?: ClaimHistory | undefined;
}

/** A claim's past, which an export keeps and an import of it brings back. Times are ISO 8601 instants. */
export interface ClaimHistory {
  readonly recordedAt?: string | undefined;
  readonly retractedAt?: string | undefined;
  readonly replacedBy?: string | undefined;
  /** An editor took it back. */
  readonly suppressed?: boolean | undefined;
}

/** What a source that is replaced as a whole, or seeded from a directory, remembers. */
export interface SourceMemory {
  readonly claimIds?: readonly string[] | undefined;
  readonly entityIds?: readonly string[] | undefined;
  readonly seededFrom?: string | undefined;
}

/**
 * What one source asserts, checked and ready to write. It is written whole or not at all, so a caller with much
 * to bring makes several of bounded size.
 */
export interface Load {
  readonly source: {
    readonly id: string;
    readonly kind: SourceKind;
    readonly name: string;
    readonly address?: string | undefined;
    /** Only the id is given: what is recorded of the source stays, and a new one goes by its id. */
    readonly isReference?: boolean | undefined;
    /** Of an export: added to what the source remembers already. */
    readonly memory?: SourceMemory | undefined;
  };
  /** Who loads: a command's user or an API key's name. */
  readonly actor: string;
  /** ISO 8601 instant of the run's start. */
  readonly at: string;
  /** The load is all that the source asserts: what it asserted before and is not in it, it takes back. */
  readonly replace: boolean;
  readonly entities: readonly EntityInput[];
  readonly claims: readonly ClaimInput[];
  /**
   * What the source takes back: claims, and entities it no longer describes. Of `entities` it then says no more than is
   * given here. For sources too large to be replaced at once.
   */
  readonly withdraw?: {
    readonly claimIds: readonly string[];
    readonly entityIds: readonly string[];
  };
  /** Entities that a dataset may give another type, because it is being replaced and nobody else knows them. */
  readonly retypes?: ReadonlySet<string> | undefined;
}

export interface LoadReport {
  readonly entitiesCreated: number;
  readonly entitiesUpdated: number;
  readonly entitiesRemoved: number;
  readonly claimsCreated: number;
  /** Claims that were known and that this source newly asserts, or asserts again. */
  readonly claimsAsserted: number;
  readonly claimsRetracted: number;
  /** Of the retracted ones, those whose correction came with the same load. */
  readonly claimsReplaced: number;
  readonly evidenceCreated: number;
  /** Extracts that were known, and of which verifying now says something else. */
  readonly evidenceReverified: number;
  readonly evidenceRemoved: number;
}
