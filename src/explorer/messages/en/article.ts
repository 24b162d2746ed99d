import { makeFormat } from '../format.js';

const { plural } = makeFormat('en');

export const article = {
  title: 'Article',
  publisher: 'Published by',
  authors: 'Written by',
  date: 'Date',
  language: 'Language',
  readIt: 'Read it at its source',
  mentions: 'Whom and what it speaks of',
  claims: 'What it says, in its own order',
  noClaims: 'Nothing cites this article yet.',
  times: (count: number) => plural(count, { one: 'in {n} claim', other: 'in {n} claims' }),
} as const;
