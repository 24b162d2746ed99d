import { examine } from '../claims/doctor.js';
import { examineMerges } from '../claims/examine-merges.js';
import type { Command } from './command.js';
import { EXIT } from './exit-code.js';

export const doctorCommand: Command = {
  name: 'doctor',
  description:
    'Check that edges and claims, and canonical ids and decisions, agree. Exits with 1 if they do not.',
  options: [
    {
      flags: '--repair',
      description: 'make the edges what the claims say, and canonical ids what the decisions say',
    },
    { flags: '--json', description: 'print the whole report as one JSON object' },
  ],
  async run({ engine, vocabulary }, given, output) {
    const repair = given['repair'] === true;
    // First, for edges follow the canonical ids.
    const merges = await examineMerges(engine, vocabulary, { repair });
    const report = await examine(engine, { repair });
    const { claims, edges, repaired } = report;
    const findings = [...merges, ...report.findings];
    if (given['json'] === true) {
      await output.line(JSON.stringify({ ...report, findings }));
    } else {
      for (const { kind, recordId, detail } of merges) {
        await output.line(`${kind} ${recordId}: ${detail}`);
      }
      for (const { kind, claimId, detail } of report.findings) {
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
