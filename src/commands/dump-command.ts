import { canonicalDump } from '../export/canonical-dump.js';
import type { Command } from './command.js';
import { EXIT } from './exit-code.js';

export const dumpCommand: Command = {
  name: 'dump',
  description:
    'Print the whole graph, one JSON object a line, in an order of its own: two graphs that agree print the same.',
  options: [],
  async run({ engine }, _given, output) {
    for await (const line of canonicalDump(engine)) await output.line(line);
    return EXIT.ok;
  },
};
