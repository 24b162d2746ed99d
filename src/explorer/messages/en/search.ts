import { makeFormat } from '../format.js';

const { plural } = makeFormat('en');

export const search = {
  title: 'Search',
  results: (count: number) => plural(count, { one: '{n} result', other: '{n} results' }),
  resultsOrMore: (count: number) => `${count} results, and more`,
  alsoCalled: 'also called',
  pickOne: 'Pick one from the list.',
  clear: (label: string) => `Clear: ${label}`,
  nothing: (query: string) => `Nothing is called “${query}”.`,
  loosen:
    'Try fewer words, the beginning of a name, or another spelling; accents and word order do not matter.',
  nothingOfType: (query: string) => `Nothing of these types is called “${query}”.`,
  enterForAll: 'Enter shows all answers.',
  allTypes: 'All types',
  filter: 'Only of these types',
  dropTypes: 'Search all types',
  relations: (count: number) => plural(count, { one: '{n} relation', other: '{n} relations' }),
  help: 'Names in any spelling: accents, word order and small mistakes do not matter. Arrow keys walk the answers, Enter opens one.',
  begin: 'Well connected',
  articles: 'Newest articles',
  speaksOf: 'Speaks of',
  size: (entities: string, relations: string, extracts: string) =>
    `${entities} entities, ${relations} relations, ${extracts} extracts`,
  emptyTitle: 'The graph is empty',
  emptyText: 'Seed it with articles, or import data, and reload this page.',
} as const;
