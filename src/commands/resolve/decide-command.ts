import { badInput } from '../../errors.js';
import { JUDGEMENTS, type Judgement } from '../../model/decision.js';
import { decide } from '../../claims/decide.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';

export const decideCommand: Command = {
  name: 'resolve decide',
  description: 'Say that two records are the same thing, or that they are not.',
  options: [
    { flags: '--left <id>', description: 'a record', required: true },
    { flags: '--right <id>', description: 'another', required: true },
    { flags: '--judgement <judgement>', description: 'positive or negative', required: true },
    { flags: '--score <score>', description: 'what the pair scored, 0 to 1' },
  ],
  async run({ engine, vocabulary, actor }, given, output) {
    const verdict = {
      left: String(given['left']),
      right: String(given['right']),
      judgement: readJudgement(given['judgement']),
      score: given['score'] === undefined ? undefined : Number(given['score']),
    };
    const { decisions, created } = await engine.write((transaction) =>
      decide(transaction, vocabulary, [verdict], { actor, at: new Date().toISOString() }),
    );
    const [decision] = decisions;
    await output.line(decision?.id ?? '');
    await output.note(
      created === 1
        ? 'Decided. This id undoes it: sutra resolve undo ID'
        : `Nothing changed: ${decision?.actor ?? ''} decided so at ${decision?.at ?? ''}.`,
    );
    return EXIT.ok;
  },
};

function readJudgement(given: unknown): Judgement {
  const judgement = JUDGEMENTS.find((known) => known.toLowerCase() === String(given).toLowerCase());
  if (judgement === undefined) throw badInput('--judgement', 'positive or negative', given);
  return judgement;
}
