import { makeFormat } from '../format.js';

const { plural } = makeFormat('en');

export const path = {
  title: 'Paths',
  titleOf: (from: string, to: string) => `Paths from ${from} to ${to}`,
  intro:
    'How do two people, agencies, companies or policies hang together? Every step is a relation, with the words that say so.',
  from: 'From',
  to: 'To',
  swap: 'Swap',
  find: 'Find paths',
  chooseBoth: 'Choose where the paths start and where they end.',
  options: 'Options',
  maxLength: 'Steps at most',
  first: 'Paths at most',
  at: 'As of (a year, month or day)',
  atHelp: 'Such as 2025, 2025-04 or 2025-04-30. Empty: at any time.',
  atWrong: 'A year, month or day is expected, such as 2025, 2025-04 or 2025-04-30.',
  avoidHubs: 'Step around hubs: entities with more relations than',
  mostRelations: 'Relations from which an entity is stepped around',
  modalities: 'Relations that are',
  kinds: (count: number) =>
    count === 0 ? 'Kinds of relations: all' : `Kinds of relations: ${count}`,
  kindsHelp: 'None chosen: all but those that lead to articles.',
  avoidTypes: (count: number) =>
    count === 0 ? 'Types to step around: none' : `Types to step around: ${count}`,
  around: 'Stepped around',
  stepAround: 'Step around this one',
  stepAroundName: (name: string) => `Step around ${name}`,
  throughAgain: (name: string) => `Let paths pass ${name} again`,
  found: (count: number) => plural(count, { one: '{n} path', other: '{n} paths' }),
  foundFull: (count: number) => `The first ${count} paths; there may be more.`,
  pathNumber: (number: number, steps: number) =>
    `Path ${number}: ${plural(steps, { one: '{n} step', other: '{n} steps' })}`,
  certain: 'Certain on that day',
  possible: 'Possible on that day',
  list: 'As a list',
  picture: 'As a picture',
  pictureHelp:
    'From left to right by the number of steps. It shows the same paths as the list; choose one to see it in front.',
  pictureName: (count: number) =>
    plural(count, { one: 'Picture of {n} path', other: 'Picture of {n} paths' }),
  show: 'Show in the picture',
  openCanvas: 'Open on the canvas',
  openAllOnCanvas: 'Open all on the canvas',
  /** A step as a sentence. */
  hop: (kind: string) => `{from} ${kind} {to}`,
  moreRelations: (count: number) =>
    plural(count, {
      one: '{n} more relation between them',
      other: '{n} more relations between them',
    }),
  moreExtracts: (count: number) =>
    plural(count, { one: '{n} more extract', other: '{n} more extracts' }),
  hub: (degree: string) => `hub, ${degree} relations`,
  searching: 'Looking for paths…',
  none: (from: string, to: string) => `No path from ${from} to ${to} was found.`,
  loosen: 'What may help:',
  narrow:
    'This is a long search. What may help: fewer steps, stepping around hubs, or fewer kinds.',
  loosenings: {
    longer: 'Allow one step more',
    anyDay: 'Search at any time',
    throughHubs: 'Do not avoid hubs',
    allKinds: 'Follow all kinds',
    allModalities: 'Follow what is planned or expected too',
    noDetours: 'Pass what was stepped around',
  },
  narrowings: { shorter: 'Allow one step less', aroundHubs: 'Step around hubs' },
  same: 'Both ends are one and the same. Choose another for one of them.',
  unknown: (id: string) => `Nothing is known by the id “${id}”. Choose another by its name.`,
} as const;
