/** Addresses on the seeded graph: every screen, and every state of it that looks different. */
export const SCREENS: readonly (readonly [name: string, address: string])[] = [
  ['where to begin', '/'],
  ['what a search finds', '/?q=magnet'],
  ['a search that finds nothing', '/?q=xyzzyxyzzy'],
  ['a person', '/e/hanif-qureshi'],
  ['a policy', '/e/china-export-controls-on-rare-earth-magnets'],
  ['an entity of many relations', '/e/rare-earth-permanent-magnets'],
  ['an id that nobody has', '/e/nobody'],
  ['an article', '/a/india-local-permanent-magnet-production'],
  ['an address that is no screen’s', '/e/one/two'],
];
