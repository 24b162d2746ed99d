import type { EvidenceVerification } from '../model/evidence.js';
import type { ArticleText } from './article-text.js';
import { codePointLength } from './code-point-length.js';

/** The words that are cited, those around them, and where they stand (in code points, end exclusive). */
export interface ExtractSelector {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** What of a text is an article's own: `[start, end)` in code points. */
export type TextRanges = readonly (readonly [number, number])[];

/** Another article whose text is at hand: of the same page, or of another. */
export interface OtherArticle {
  readonly ranges: TextRanges;
  readonly text: ArticleText;
}

export interface ExtractCheck {
  readonly verification: EvidenceVerification;
  /** The offsets that were given; where none were, those that were found. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/**
 * Looks for an extract in its article.
 *
 * VERIFIED: it stands at its offsets, inside one of the article's ranges, between its prefix and suffix if it has
 * them; or it came without offsets and stands in the ranges, at the first place that fits its prefix and suffix
 * best. MOVED: it stands in the ranges, but elsewhere or in other surroundings. MISATTRIBUTED: only in the ranges
 * of another article. NOT_FOUND: in none. UNCHECKED: without `text`.
 */
export function verifyExtract(
  selector: ExtractSelector,
  article: { readonly ranges: TextRanges },
  text: ArticleText | undefined,
  others: Iterable<OtherArticle> = [],
): ExtractCheck {
  const { exact, start, end } = selector;
  const given = { start, end };
  if (text === undefined) return { verification: 'UNCHECKED', ...given };
  if (start !== undefined && standsAt(selector, start, article.ranges, text)) {
    return { verification: 'VERIFIED', start, end: start + codePointLength(exact) };
  }
  if (start === undefined) {
    const found = bestPlace(selector, article.ranges, text);
    if (found !== undefined) {
      return { verification: 'VERIFIED', start: found, end: found + codePointLength(exact) };
    }
  }
  if (stands(exact, article.ranges, text)) return { verification: 'MOVED', ...given };
  for (const other of others) {
    if (stands(exact, other.ranges, other.text)) return { verification: 'MISATTRIBUTED', ...given };
  }
  return { verification: 'NOT_FOUND', ...given };
}

function standsAt(
  selector: ExtractSelector,
  start: number,
  ranges: TextRanges,
  text: ArticleText,
): boolean {
  const end = start + codePointLength(selector.exact);
  return (
    selector.exact !== '' &&
    (selector.end === undefined || selector.end === end) &&
    ranges.some(([first, last]) => first <= start && end <= last) &&
    text.slice(start, end) === selector.exact &&
    contextAt(selector, start, end, text) === 2
  );
}

function stands(exact: string, ranges: TextRanges, text: ArticleText): boolean {
  return ranges.some(([first, last]) => !text.find(exact, first, last).next().done);
}

function bestPlace(
  selector: ExtractSelector,
  ranges: TextRanges,
  text: ArticleText,
): number | undefined {
  const length = codePointLength(selector.exact);
  let best: { start: number; fit: number } | undefined;
  for (const [first, last] of ranges) {
    for (const start of text.find(selector.exact, first, last)) {
      const fit = contextAt(selector, start, start + length, text);
      if (fit === 2) return start;
      if (best === undefined || fit > best.fit) best = { start, fit };
    }
  }
  return best?.start;
}

/** How many of prefix and suffix fit; an absent one fits. They may reach beyond the article's ranges. */
function contextAt(
  { prefix = '', suffix = '' }: ExtractSelector,
  start: number,
  end: number,
  text: ArticleText,
): number {
  const before = text.slice(start - codePointLength(prefix), start) === prefix;
  const after = text.slice(end, end + codePointLength(suffix)) === suffix;
  return Number(before) + Number(after);
}
