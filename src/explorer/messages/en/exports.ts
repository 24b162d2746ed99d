import { makeFormat } from '../format.js';

const { plural } = makeFormat('en');

export const exports = {
  open: 'Export…',
  title: 'Export what is shown',
  save: 'Save',
  saved: (name: string) => `Saved as ${name}`,
  failed: 'The file could not be made. Try another form of it.',
  formats: {
    svg: 'Picture that can be enlarged (SVG)',
    png: 'Picture (PNG)',
    relations: 'Relations with extracts and articles (CSV)',
    nodes: 'Entities (CSV)',
    graphml: 'Graph for Gephi, yEd and others (GraphML)',
    ftm: 'FollowTheMoney entities, a line each',
  },
  counts: (nodes: number, relations: number) =>
    `${plural(nodes, { one: '{n} entity', other: '{n} entities' })}, ${plural(relations, { one: '{n} relation', other: '{n} relations' })}`,
  truncated: 'Not all that matches is shown: there is more than a picture holds.',
  asOf: (date: string) => `As of ${date}`,
  types: (names: string) => `Only entities of type: ${names}`,
  kinds: (names: string) => `Only relations of kind: ${names}`,
  modalities: (names: string) => `Claims that are: ${names}`,
  from: (date: string) => `Relations from ${date} on`,
  to: (date: string) => `Relations until ${date}`,
  withoutUndated: 'Relations without a date are left out',
  hidden: (count: number) =>
    plural(count, { one: '{n} entity hidden by hand', other: '{n} entities hidden by hand' }),
  made: (date: string) => `Made with Sutra on ${date}`,
  hub: 'Hub: very many relations',
  possible: 'Possible: its dates leave it open',
  warning: 'An extract was not found where it is cited',
} as const;
