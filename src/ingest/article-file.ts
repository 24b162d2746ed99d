import type { ClaimContent } from '../model/claim.js';
import type { ArticleData } from '../model/entity.js';
import type { EvidenceBasis } from '../model/evidence.js';
import type { ExtractSelector, TextRanges } from '../provenance/verify.js';
import type { TextReference } from '../provenance/article-texts.js';

/** A checked seed file. */
export interface ArticleFile {
  /** Its path, as messages call it. */
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly data: ArticleData;
  readonly text: TextReference & { readonly ranges: TextRanges };
  /** All but the article itself. */
  readonly entities: readonly SeedEntity[];
  readonly claims: readonly SeedClaim[];
}

export interface SeedEntity {
  readonly line: number;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary?: string | undefined;
}

export interface SeedClaim {
  readonly line: number;
  /** For people and messages. No part of what is claimed. */
  readonly label?: string | undefined;
  readonly content: ClaimContent;
  readonly basis: EvidenceBasis;
  readonly reason?: string | undefined;
  readonly extracts: readonly SeedExtract[];
}

/** An extract with its offsets, which every seed file gives. */
export interface SeedExtract extends ExtractSelector {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}
