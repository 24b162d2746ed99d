import type { Decision } from '../../model/decision.js';
import { listDecisions } from '../../claims/list-decisions.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';

export const listDecisionsCommand: Command = {
  name: 'resolve decisions',
  description: 'List the decisions in effect, oldest first: id, judgement, records, who, when.',
  options: [
    { flags: '--all', description: 'the undone ones too' },
    { flags: '--id <id>', description: 'only those that name this record' },
  ],
  async run({ engine }, given, output) {
    const ids = typeof given['id'] === 'string' ? [given['id']] : undefined;
    let count = 0;
    for await (const decision of listDecisions(engine, { undone: given['all'] === true, ids })) {
      count += 1;
      await output.line(words(decision));
    }
    await output.note(`${count} decisions.`);
    return EXIT.ok;
  },
};

function words(decision: Decision): string {
  const { id, judgement, leftId, rightId, score, actor, at, undoneAt, undoneBy } = decision;
  const parts = [id, judgement.toLowerCase(), leftId, rightId];
  if (score !== undefined) parts.push(score.toFixed(4));
  parts.push(`${actor} ${at}`);
  if (undoneAt !== undefined) parts.push(`undone by ${undoneBy ?? ''} ${undoneAt}`);
  return parts.join('  ');
}
