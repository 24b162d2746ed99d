import { contentHash } from './canonical-json.js';

export const EVIDENCE_VERIFICATIONS = [
  'VERIFIED',
  'MOVED',
  'MISATTRIBUTED',
  'NOT_FOUND',
  'UNCHECKED',
] as const;
/**
 * Whether the article has the words. VERIFIED: at their offsets, in the article's own ranges. MOVED: elsewhere in
 * them. MISATTRIBUTED: only in another known article. NOT_FOUND: nowhere known. UNCHECKED: no text at hand.
 */
export type EvidenceVerification = (typeof EVIDENCE_VERIFICATIONS)[number];

export const EVIDENCE_BASES = ['EXPLICIT', 'INFERRED'] as const;
/** EXPLICIT: the words say it. INFERRED: the reader adds a step, which `reason` gives. */
export type EvidenceBasis = (typeof EVIDENCE_BASES)[number];

/** Whole articles are copyrighted: what is kept of one is short. In Unicode code points. */
export const LONGEST_EXTRACT = 160;
/** Of the words before and after, which only tell repeated words apart. In Unicode code points. */
export const LONGEST_CONTEXT = 64;

/**
 * A citation of one article by one claim: a TextQuoteSelector (exact, prefix, suffix) and a TextPositionSelector
 * (start, end) of the W3C Web Annotation model. Offsets are code points of the text as it is, end exclusive.
 */
export interface EvidenceContent {
  readonly claimId: string;
  readonly articleId: string;
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly basis: EvidenceBasis;
  readonly reason?: string | undefined;
}

export interface Evidence extends EvidenceContent {
  readonly id: string;
  /** The source that brought it: what takes it back when that source is reloaded or purged. */
  readonly sourceId: string;
  readonly verification: EvidenceVerification;
}

/** `e-` and a hash of the citation and of who brought it. */
export function evidenceId(content: EvidenceContent, sourceId: string): string {
  const { claimId, articleId, exact, prefix, suffix, start, end, basis, reason } = content;
  const parts = [claimId, articleId, exact, prefix, suffix, start, end, basis, reason, sourceId];
  return `e-${contentHash(parts.map((part) => part ?? null))}`;
}

const HIGHEST_OFFSET = 9_999_999_999;

/** Orders a claim's extracts as they stand in the text; those without offsets come last. */
export function evidenceOrder(id: string, start: number | undefined): string {
  return `${String(start ?? HIGHEST_OFFSET).padStart(10, '0')}${id}`;
}
