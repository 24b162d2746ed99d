import { examine } from '../claims/doctor.js';
import type { Command } from './command.js';
import { EXIT } from './exit-code.js';

export const doctorCommand: Command = {
  name: 'doctor',
  description: 'Check that edges and claims agree. Exits with 1 if they do not.',
  options: [
    { flags: '--repair', description: 'make the edges what the claims say' },
    { flags: '--json', description: 'print the whole report as one JSON object' },
  ],
  async run({ engine }, given, output) {
    const report = await examine(engine, { repair: given['repair'] === true });
    const { claims, edges, findings, repaired } = report;
    if (given['json'] === true) {
      await output.line(JSON.stringify(report));
    } else {
      for (const { kind, claimId, detail } of findings) {
        await output.line(`${kind} ${claimId}: ${detail}`);
      }
      const outcome =
        findings.length === 0
          ? 'They agree.'
          : repaired
            ? 'All was mended.'
            : 'Mend it with --repair.';
      await output.line(
        `${claims} claims and ${edges} edges, ${findings.length} findings. ${outcome}`,
      );
    }
    return findings.length === 0 || repaired ? EXIT.ok : EXIT.failed;
  },
};
