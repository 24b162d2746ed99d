import { badInput } from '../../errors.js';
import type { Candidate } from '../../resolve/candidate.js';
import { findCandidates, MOST_IN_BLOCK } from '../../resolve/find-candidates.js';
import { DEFAULT_THRESHOLD } from '../../resolve/weights.js';
import type { Command, CommandArguments } from '../command.js';
import { EXIT } from '../exit-code.js';

const STANDARD_LIMIT = 100;
const MOST_CANDIDATES = 1_000_000;

export const findCandidatesCommand: Command = {
  name: 'resolve candidates',
  description: 'List the pairs of records that are likely the same thing, best first, and why.',
  options: [
    { flags: '--types <types>', description: 'only these entity types, with commas between' },
    { flags: '--source <id>', description: 'only pairs with a record of this source' },
    {
      flags: '--ids <ids>',
      description: 'only pairs with one of these records, with commas between',
    },
    {
      flags: '--threshold <score>',
      description: `the least score, 0 to 1; ${DEFAULT_THRESHOLD} without`,
    },
    { flags: '--limit <number>', description: `how many at most; ${STANDARD_LIMIT} without` },
    { flags: '--json', description: 'print each pair as a line of JSON' },
  ],
  async run({ engine, vocabulary }, given, output) {
    const report = await findCandidates(engine, vocabulary, {
      types: list(given['types'])?.map((type) => type.toUpperCase()),
      source: text(given['source']),
      ids: list(given['ids']),
      threshold: number(given, 'threshold', 0, 1) ?? DEFAULT_THRESHOLD,
      limit: number(given, 'limit', 1, MOST_CANDIDATES) ?? STANDARD_LIMIT,
    });
    for (const candidate of report.candidates) {
      if (given['json'] === true) await output.line(JSON.stringify(candidate));
      else for (const line of words(candidate)) await output.line(line);
    }
    await output.note(
      `${report.candidates.length} pairs of ${report.records} records, ${report.comparisons} compared.`,
    );
    if (report.skippedBlocks > 0) {
      const largest = report.largestSkipped.map(({ key, records }) => `${key ?? '?'} (${records})`);
      await output.note(
        `${report.skippedBlocks} keys are shared by more than ${MOST_IN_BLOCK} records, and records that share no other were not compared: ${largest.join(', ')}.`,
      );
    }
    return EXIT.ok;
  },
};

function words({ left, right, score, features }: Candidate): readonly string[] {
  return [
    `${score.toFixed(4)}  ${left.id}  ${right.id}`,
    `        ${left.name} (${left.type.toLowerCase()}) | ${right.name} (${right.type.toLowerCase()})`,
    ...features.map(
      ({ name, bits, detail }) =>
        `        ${`${bits > 0 ? '+' : ''}${bits.toFixed(1)}`.padStart(6)} ${name.toLowerCase().replace('_', ' ')}: ${detail}`,
    ),
  ];
}

function text(given: CommandArguments[string]): string | undefined {
  return typeof given === 'string' ? given : undefined;
}

function list(given: CommandArguments[string]): readonly string[] | undefined {
  return text(given)
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function number(
  given: CommandArguments,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  const parsed = /^\d{1,9}(\.\d{1,9})?$/.test(String(value)) ? Number(value) : Number.NaN;
  if (!(parsed >= least && parsed <= most) || (least === 1 && !Number.isInteger(parsed)))
    throw badInput(`--${name}`, `a number from ${least} to ${most}`, value);
  return parsed;
}
