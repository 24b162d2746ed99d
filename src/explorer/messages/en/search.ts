import { makeFormat } from '../format.js';

const { plural } = makeFormat('en');

export const search = {
  title: 'Search',
  results: (count: number) => plural(count, { one: '{n} result', other: '{n} results' }),
  resultsOrMore: (count: number) => `${count} results, and more`,
  matchedOn: (name: string) => `also known as ${name}`,
  alsoCalled: 'also called',
  pickOne: 'Pick one from the list.',
  clear: (label: string) => `Clear: ${label}`,
  nothing: (query: string) => `Nothing is called “${query}”.`,
  loosen:
    'Try fewer words, the beginning of a name, or another spelling; accents and word order do not matter.',
  begin: 'Begin here',
  beginHelp: 'Type a name, or start from one of these.',
} as const;
