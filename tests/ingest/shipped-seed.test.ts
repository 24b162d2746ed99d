import { describe, expect, test } from '@jest/globals';

import { readArticleDirectory } from '../../src/ingest/read-article-directory.js';
import { verifyArticles } from '../../src/ingest/verify-articles.js';
import { ArticleTexts } from '../../src/provenance/article-texts.js';
import { articlesDirectory, SEED_DIRECTORY, VOCABULARY } from './seed-files.js';

/** Sentences that no claim rests on, on purpose: `<article>:<start>-<end>` and why. */
const WITHOUT_CLAIM: Readonly<Record<string, string>> = {};

const directory = articlesDirectory();
const describeWithTexts = directory === undefined ? describe.skip : describe;

describeWithTexts('The shipped seed, beside the texts of its articles,', () => {
  const texts = new ArticleTexts(directory);
  const articles = readArticleDirectory(SEED_DIRECTORY, VOCABULARY);

  test('has every extract where it says', async () => {
    const verified = await verifyArticles(await articles, texts);
    expect(verified.flatMap(({ warnings }) => warnings)).toEqual([]);
    for (const { counts } of verified) {
      expect(counts).toEqual({
        VERIFIED: expect.any(Number),
        MOVED: 0,
        MISATTRIBUTED: 0,
        NOT_FOUND: 0,
        UNCHECKED: 0,
      });
      expect(counts.VERIFIED).toBeGreaterThan(0);
    }
  });

  test('takes something from every sentence', async () => {
    const untouched: string[] = [];
    for (const { id, text: reference, claims } of await articles) {
      const { text } = await texts.get(reference);
      const extracts = claims.flatMap((claim) => claim.extracts);
      for (const [first, last] of reference.ranges) {
        for (const [start, end] of sentences(text?.slice(first, last) ?? '', first)) {
          const isTouched = extracts.some((extract) => extract.start < end && extract.end > start);
          if (!isTouched) untouched.push(`${id}:${start}-${end}`);
        }
      }
    }
    expect(untouched).toEqual(Object.keys(WITHOUT_CLAIM));
  });
});

/** The sentences of a text by their offsets in code points; its first stands at `first`. */
function sentences(text: string, first: number): [number, number][] {
  const found: [number, number][] = [];
  let start = first;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    const end = start + [...segment].length;
    if (segment.trim() !== '') found.push([start, end]);
    start = end;
  }
  return found;
}
