import { undoDecisions } from '../../claims/decide.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';

export const undoDecisionCommand: Command = {
  name: 'resolve undo',
  description: 'Take a decision out of effect, that one alone. It stays on record.',
  argument: { name: 'id', description: 'the decision’s id, as `resolve decisions` shows it' },
  options: [],
  async run({ engine, vocabulary, actor }, given, output) {
    const ids = [String(given['id'] ?? '')];
    const recording = { actor, at: new Date().toISOString() };
    const [decision] = await engine.write((transaction) =>
      undoDecisions(transaction, vocabulary, ids, recording),
    );
    await output.line(
      `Undone: ${decision?.judgement.toLowerCase() ?? ''} decision on ${decision?.leftId ?? ''} and ${decision?.rightId ?? ''}.`,
    );
    return EXIT.ok;
  },
};
