import { open } from 'node:fs/promises';

import { badInput } from '../../errors.js';
import { importDecisions } from '../../resolve/import-decisions.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';

const SHOWN_REFUSALS = 20;

export const importDecisionsCommand: Command = {
  name: 'resolve import',
  description: 'Take over decisions from files of `resolve export` or of nomenklatura’s resolver.',
  argument: { name: 'files', description: 'lines of JSON', isFiles: true },
  options: [],
  async run({ engine, vocabulary, actor }, given, output) {
    let hasRefused = false;
    for (const file of given['files'] as readonly string[]) {
      const recording = { actor, at: new Date().toISOString() };
      const report = await importDecisions(engine, vocabulary, linesOf(file), recording);
      const { read, created, unchanged, undecided, refused } = report;
      for (const { line, reason } of refused.slice(0, SHOWN_REFUSALS))
        await output.note(`${file}, line ${line}: ${reason}`);
      if (refused.length > SHOWN_REFUSALS)
        await output.note(`and ${refused.length - SHOWN_REFUSALS} more lines.`);
      await output.line(
        `${file}: ${read} lines read, ${created} decisions made, ${unchanged} made before, ${undecided} undecided, ${refused.length} refused.`,
      );
      hasRefused ||= refused.length > 0;
    }
    return hasRefused ? EXIT.failed : EXIT.ok;
  },
};

async function* linesOf(path: string): AsyncGenerator<string> {
  let file;
  try {
    file = await open(path);
  } catch (error) {
    throw badInput('files', 'a file that can be read', path, error);
  }
  try {
    yield* file.readLines();
  } catch (error) {
    throw badInput('files', 'a file that can be read', path, error);
  } finally {
    await file.close();
  }
}
