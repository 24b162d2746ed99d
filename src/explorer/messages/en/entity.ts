import { makeFormat } from '../format.js';

const { plural } = makeFormat('en');

export const entity = {
  relations: 'Relations',
  facts: 'Facts',
  allKinds: 'All',
  filterKinds: 'Only of this kind',
  asOf: 'As of the day',
  anyDay: 'Any day',
  alsoRecordedAs: 'Also recorded as',
  connections: 'Around it',
  connectionsHelp: 'Its best connected neighbors. Each leads on.',
  moreOnCanvas: 'Explore on the canvas',
  timeline: 'Timeline',
  timelineHelp:
    'Of what is shown above. A solid bar: surely held then. A dashed outline: may have held.',
  undated: 'Without a date',
  differ: 'Where sources differ',
  differHelp: 'These cannot all be right. What is marked as preferred is to be believed first.',
  withdrawn: 'Retracted, or not believed',
  noWithdrawn: 'Nothing was retracted, and nothing is marked as not believed.',
  show: 'Show',
  noneNow: 'No such relation is known for this day or kind.',
  loosen: 'Choose any day, or all kinds.',
  moreExtracts: (count: number) =>
    plural(count, { one: '{n} more extract', other: '{n} more extracts' }),
  from: 'from',
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
