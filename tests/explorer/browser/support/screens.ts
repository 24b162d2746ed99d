/** Somebody of the seed's article, and whom he has to do with. */
const CANVAS = 'e=hanif-qureshi&x=hanif-qureshi&x=permanent-magnets';

/** Addresses on the seeded graph: every screen, and every state of it that looks different. */
export const SCREENS: readonly (readonly [name: string, address: string])[] = [
  ['where to begin', '/'],
  ['what a search finds', '/?q=magnet'],
  ['a search that finds nothing', '/?q=xyzzyxyzzy'],
  ['a person', '/e/hanif-qureshi'],
  ['a policy', '/e/china-export-controls-on-rare-earth-magnets'],
  ['an entity of many relations', '/e/permanent-magnets'],
  ['an id that nobody has', '/e/nobody'],
  ['an article', '/a/india-local-permanent-magnet-production'],
  ['a canvas with nothing on it', '/graph'],
  ['a canvas', `/graph?${CANVAS}`],
  ['a canvas as of a day', `/graph?${CANVAS}&at=2026-01-15&s=hanif-qureshi`],
  ['a canvas that names somebody unknown', '/graph?e=hanif-qureshi&x=nobody'],
  ['a question about paths', '/path'],
  [
    'paths that were found',
    '/path?from=hanif-qureshi&to=china-export-controls-on-rare-earth-magnets',
  ],
  ['paths that are not there', '/path?from=hanif-qureshi&to=nobody'],
  ['a canvas for the pages of others', `/embed?${CANVAS}`],
  ['what an editor does, for a reader', '/edit'],
  ['an address that is no screen’s', '/e/one/two'],
];
