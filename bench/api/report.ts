import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { median } from '../median.js';
import type { Footprint } from './footprint.js';
import type { Measured } from './load.js';
import type { Result } from './measure.js';
import { ROOT } from './servers.js';

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
      milliseconds(median(result.alone)),
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

export const REPORT_HEAD = [
  '| workload | server | requests/s (all rounds) | to the peer | to the limit | at a rate of | p50 | p95 | p99 | p99 to the peer | asked alone, p50 |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
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

/** Rows of Markdown: how many statements a request of each workload takes that runs alone. */
export function statementRows(statements: ReadonlyMap<string, number>): readonly string[] {
  return [
    '| a request of | statements of Sutra |',
    '| --- | --- |',
    ...[...statements].map(([workload, count]) => `| ${workload} | ${count} |`),
  ];
}

/** The same questions, asked alone, of graphs of several sizes. */
export interface Growth {
  readonly entities: number;
  readonly results: readonly Result[];
}

/** Rows of Markdown: what somebody waits who asks alone, and how many times longer on the largest graph than on the smallest. */
export function growthRows(growth: readonly Growth[]): readonly string[] {
  const [smallest, largest] = [growth[0], growth.at(-1)];
  const p50 = (one: Growth | undefined, { workload, server }: Result) => {
    const same = one?.results.find(
      (result) => result.workload === workload && result.server === server,
    );
    return median(same?.alone ?? []);
  };
  return [
    `| workload | server | ${growth.map(({ entities }) => `${whole(entities)} entities`).join(' | ')} | ratio |`,
    `| --- | --- | ${growth.map(() => '---').join(' | ')} | --- |`,
    ...(largest?.results ?? []).map((result) => {
      const ratio = p50(largest, result) / p50(smallest, result);
      const times = growth.map((one) => milliseconds(p50(one, result)));
      return `| ${result.workload} | ${result.server} | ${times.join(' | ')} | ${ratio.toFixed(2)} |`;
    }),
  ];
}

const END = '<!-- end -->';

/** Writes one part of `docs/benchmarks.md` anew, between its marks, and every figure beside it. */
export function writeReport(part: string, lines: readonly string[], figures: object): void {
  const begin = `<!-- ${part}, written by npm run bench -->`;
  const file = path.join(ROOT, 'docs', 'benchmarks.md');
  const [before = '', rest = ''] = readFileSync(file, 'utf8').split(begin);
  const after = rest.slice(rest.indexOf(END));
  const date = `Measured on ${new Date().toISOString().slice(0, 10)}`;
  writeFileSync(file, `${before}${begin}\n\n${date}: ${lines.join('\n')}\n\n${after}`);
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(2)) : value;
  writeFileSync(file.replace(/\.md$/, `-${part}.json`), `${JSON.stringify(figures, rounded, 2)}\n`);
}
