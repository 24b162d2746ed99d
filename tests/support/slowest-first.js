import { createRequire } from 'node:module';

// Its types are those of its CommonJS form.
/** @type {typeof import('@jest/test-sequencer')} */
const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/** Suites that take minutes: begun last, one of them would run alone while the other worker has nothing left to do. */
const SLOWEST = [
  'ingest/import-neo4j-kill',
  'ingest/import-kill',
  'explorer/browser/',
  'ingest/import-server-kill',
  'resolve/decisions',
  'commands/import-command',
  'server/kill-while-writing',
  'claims/sync-edges',
  'ingest/',
  'commands/',
];

/** The order of a run: the slowest first, which on a fresh clone jest cannot know. */
export default class SlowestFirst extends Sequencer {
  /**
   * @override
   * @param {Parameters<InstanceType<typeof Sequencer>['sort']>[0]} tests
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    return [...sorted].sort((one, other) => rank(one.path) - rank(other.path));
  }
}

/** @param {string} file */
function rank(file) {
  const place = SLOWEST.findIndex((part) => file.includes(`/tests/${part}`));
  return place === -1 ? SLOWEST.length : place;
}
