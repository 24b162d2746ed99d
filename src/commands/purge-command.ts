import { badInput } from '../errors.js';
import { purgeSource } from '../ingest/import/purge-source.js';
import type { Command } from './command.js';
import { EXIT } from './exit-code.js';
import { datasetSourceId } from './import-inputs.js';
import { changeWords } from './import-words.js';

export const purgeCommand: Command = {
  name: 'purge',
  description: 'Take back what a source alone asserted; what others assert too stays.',
  argument: { name: 'source', description: 'a source’s id, or the name of a dataset' },
  options: [],
  async run({ engine, vocabulary, actor }, given, output) {
    const name = given['source'];
    if (typeof name !== 'string' || name === '') throw badInput('source', 'a source', name);
    const source = datasetSourceId(name);
    const at = new Date().toISOString();
    const changes = await purgeSource(engine, vocabulary, { source, actor, at }, (done, all) =>
      output.status(`taking back ${source}`, done / all),
    );
    await output.line(`${source}: ${changeWords(changes)}.`);
    return EXIT.ok;
  },
};
