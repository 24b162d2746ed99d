import { decisionLine, nomenklaturaLine } from '../../resolve/decision-line.js';
import { listDecisions } from '../../claims/list-decisions.js';
import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';

export const exportDecisionsCommand: Command = {
  name: 'resolve export',
  description: 'Print the decisions in effect as lines of JSON, for `resolve import`.',
  options: [
    { flags: '--all', description: 'the undone ones too, for the record' },
    {
      flags: '--nomenklatura',
      description:
        'as nomenklatura’s resolver files: [target, source, judgement, score, user, time]',
    },
  ],
  async run({ engine }, given, output) {
    const isNomenklatura = given['nomenklatura'] === true;
    // nomenklatura has no undone decisions.
    const undone = given['all'] === true && !isNomenklatura;
    const write = isNomenklatura ? nomenklaturaLine : decisionLine;
    for await (const decision of listDecisions(engine, { undone })) {
      await output.line(write(decision));
    }
    return EXIT.ok;
  },
};
