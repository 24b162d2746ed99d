import { readFileSync } from 'node:fs';

import { expect } from '@jest/globals';

import type { ImportCounts } from '../../../src/ingest/import/import-report.js';
import { runSutra, type Outcome } from '../../support/sutra-process.js';
import type { GraphState, ImportPlace } from './import-place.js';

/** All that an import leaves behind. */
export interface WholeImport {
  readonly code: number | null;
  readonly counts: ImportCounts;
  readonly rejects: string;
  readonly graph: GraphState;
}

/** Runs `sutra import` to its end, through the server where one holds the graph. */
export async function importToEnd(
  place: ImportPlace,
  args: readonly string[],
): Promise<Omit<WholeImport, 'graph'>> {
  return wholeOutcome(await runSutra(['import', '--json', ...args], place.settings), args);
}

/** What a run of the command line, given `--rejects` and `--json`, says of the whole input. */
export function wholeOutcome(
  { code, stdout, stderr }: Outcome,
  args: readonly string[],
): Omit<WholeImport, 'graph'> {
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{"summary"')) throw new Error(`No summary: ${last} ${stderr}`);
  const { summary } = JSON.parse(last) as { readonly summary: ImportCounts };
  const { read, rejected, reasons, entities, claims, changes } = summary;
  const rejectsPath = args[args.indexOf('--rejects') + 1] ?? '';
  return {
    code,
    counts: { read, rejected, reasons, entities, claims, changes },
    rejects: readFileSync(rejectsPath, 'utf8'),
  };
}

/** Not toEqual: the difference between two graphs of some megabytes takes minutes to print. */
export function expectSameGraph(graph: GraphState, undisturbed: GraphState): void {
  expect(firstDifference(graph.lines, undisturbed.lines)).toBeUndefined();
  expect(graph.findings).toEqual([]);
  expect(graph.checkpoints).toBe(0);
}

function firstDifference(got: readonly string[], expected: readonly string[]): unknown {
  const length = Math.max(got.length, expected.length);
  for (let line = 0; line < length; line += 1)
    if (got[line] !== expected[line]) return { line, got: got[line], expected: expected[line] };
  return undefined;
}
