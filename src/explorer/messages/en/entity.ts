import { makeFormat } from '../format.js';

const { plural } = makeFormat('en');

export const entity = {
  relations: 'Relations',
  facts: 'Facts',
  extracts: 'The words that say so',
  alsoKnownAs: 'Also known as',
  relation: 'Relation',
  neighbor: 'With',
  role: 'Role',
  dates: 'When',
  property: 'Property',
  value: 'Value',
  words: 'Words',
  openGraph: 'Show as a graph',
  findPaths: 'Find paths from here',
  count: (count: number) => plural(count, { one: '{n} relation', other: '{n} relations' }),
  noRelations: 'Nothing is known yet that ties it to anything.',
  unknownTitle: 'Nothing is known by this id',
  unknownText: (id: string) =>
    `“${id}” may have been removed, or the address is mistyped. Search for its name.`,
} as const;
