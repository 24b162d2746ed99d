import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { median } from '../median.js';
import type { Footprint } from './footprint.js';
import type { Measured } from './load.js';
import { ROOT, type BenchServer } from './servers.js';

/** What one server made of one workload, round by round. */
export interface Result {
  readonly workload: string;
  readonly server: BenchServer['name'];
  readonly throughput: readonly Measured[];
  /** Requests a second at which `steady` was measured. */
  readonly rate: number;
  readonly steady: readonly Measured[];
}

const REFERENCES = ['@neo4j/graphql', 'bare limit'] as const;

/** Rows of Markdown for one workload: a server each, with its ratios to the peer and to the limit. */
export function reportRows(results: readonly Result[]): readonly string[] {
  return results.map((result) => {
    const speed = medianOf(result.throughput, 'requestsPerSecond');
    const [peer, limit] = REFERENCES.map((name) => results.find(({ server }) => server === name));
    const ratio = (other: Result | undefined) =>
      other === undefined || other === result
        ? '–'
        : (speed / medianOf(other.throughput, 'requestsPerSecond')).toFixed(2);
    const p99 = medianOf(result.steady, 'p99');
    const p99Ratio =
      peer === undefined || peer === result ? '–' : (p99 / medianOf(peer.steady, 'p99')).toFixed(2);
    const cells = [
      result.workload,
      result.server + failures(result),
      `${whole(speed)} (${intervalOf(result.throughput, 'requestsPerSecond')})`,
      ratio(peer),
      ratio(limit),
      whole(result.rate),
      milliseconds(medianOf(result.steady, 'p50')),
      milliseconds(medianOf(result.steady, 'p95')),
      milliseconds(p99),
      p99Ratio,
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

export const REPORT_HEAD = [
  '| workload | server | requests/s (all rounds) | to the peer | to the limit | at a rate of | p50 | p95 | p99 | p99 to the peer |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** Rows of Markdown: how soon each engine answers on a loaded graph, and the memory of the process. */
export function footprintRows(footprints: readonly Footprint[]): readonly string[] {
  return [
    '| Sutra on | first answer after its start | memory, idle | memory, under load |',
    '| --- | --- | --- | --- |',
    ...footprints.map(
      ({ engine, firstAnswer, idle, underLoad }) =>
        `| ${engine} | ${whole(median(firstAnswer))} ms | ${whole(median(idle))} MB | ${whole(median(underLoad))} MB |`,
    ),
  ];
}

function medianOf(rounds: readonly Measured[], measure: keyof Measured): number {
  return median(rounds.map((round) => round[measure]));
}

/** Only the peer fails, where Neo4j refuses it more memory. */
function failures({ throughput, steady }: Result): string {
  const rounds = [...throughput, ...steady];
  const share = rounds.reduce((sum, { failed }) => sum + failed, 0) / rounds.length;
  return share === 0 ? '' : `, ${(100 * share).toFixed(1)} % refused`;
}

/** From the worst to the best round. */
function intervalOf(rounds: readonly Measured[], measure: keyof Measured): string {
  const values = rounds.map((round) => round[measure]);
  return `${whole(Math.min(...values))}–${whole(Math.max(...values))}`;
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const milliseconds = (value: number) => `${value.toFixed(1)} ms`;

const BEGIN = '<!-- written by npm run bench -->';
const END = '<!-- end -->';

export interface Report {
  readonly entities: number;
  readonly rounds: number;
  /** How long each round of each server was. */
  readonly seconds: number;
  readonly results: readonly Result[];
  readonly footprints: readonly Footprint[];
}

/** Writes the table of `docs/benchmarks.md` anew, and every round beside it. */
export function writeReport(report: Report): void {
  const { entities, rounds, seconds, results, footprints } = report;
  const workloads = [...new Set(results.map(({ workload }) => workload))];
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${entities.toLocaleString('en')} entities, ${rounds} interleaved rounds of ${seconds} s for each server.`,
    '',
    ...REPORT_HEAD,
    ...workloads.flatMap((name) => reportRows(results.filter(({ workload }) => workload === name))),
    '',
    ...footprintRows(footprints),
  ];
  const file = path.join(ROOT, 'docs', 'benchmarks.md');
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  writeFileSync(file, `${before}${BEGIN}\n\n${text.join('\n')}\n\n${END}${after}`);
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(2)) : value;
  writeFileSync(file.replace(/md$/, 'json'), `${JSON.stringify(report, rounded, 2)}\n`);
}
