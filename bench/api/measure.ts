import type { Targets } from './graph.js';
import { measureLoad, type Measured } from './load.js';
import { ask, bodiesOf, checkAlike } from './questions.js';
import type { BenchServer } from './servers.js';
import type { Workload } from './workloads.js';

const CONNECTIONS = 16;
/** Of the throughput of the slowest, so that nobody queues. */
const FIXED_RATE = 0.6;
const WARMING_SECONDS = 2;
/** Questions of somebody who asks one after the other, in each round. */
const ALONE = 20;
/** New claims a second that nobody reaches: what was written once costs less the second time. */
const WRITES_PER_SECOND = 60;

/** What one server made of one workload, round by round. */
export interface Result {
  readonly workload: string;
  readonly server: BenchServer['name'];
  readonly throughput: readonly Measured[];
  /** Requests a second at which `steady` was measured. */
  readonly rate: number;
  readonly steady: readonly Measured[];
  /** Milliseconds of each request of somebody who asks one after the other. */
  readonly alone: readonly number[];
}

export interface Rounds {
  readonly rounds: number;
  /** How long each round of each server is; at 0 they are only asked one question after the other. */
  readonly seconds: number;
}

/** Asks the same of all servers in interleaved rounds. @throws when they do not answer alike, or refuse. */
export async function measureWorkload(
  workload: Workload,
  servers: readonly BenchServer[],
  targets: Targets,
  { rounds, seconds }: Rounds,
): Promise<readonly Result[]> {
  const bodies = await bodiesOfAll(workload, servers, targets);
  const takers = [...bodies].map(([server, own]) => new Taker(workload, server, own));
  for (const taker of takers) await taker.load(WARMING_SECONDS);
  const isLoaded = seconds > 0;
  const throughput = await inRounds(takers, isLoaded ? rounds : 0, (taker) => taker.load(seconds));
  const best = throughput.map((measured) =>
    Math.max(...measured.map(({ requestsPerSecond }) => requestsPerSecond)),
  );
  // The load can be no less than one request a second of each connection.
  const least = workload.connections ?? CONNECTIONS;
  const rate = isLoaded ? Math.max(least, Math.floor(FIXED_RATE * Math.min(...best))) : 0;
  const steady = await inRounds(takers, isLoaded ? rounds : 0, (taker) =>
    taker.load(seconds, rate),
  );
  const alone = await inRounds(takers, rounds, (taker) => taker.askAlone());
  return takers.map(({ server }, index) => ({
    workload: workload.name,
    server: server.name,
    throughput: throughput[index] ?? [],
    rate,
    steady: steady[index] ?? [],
    alone: (alone[index] ?? []).flat(),
  }));
}

async function bodiesOfAll(
  workload: Workload,
  servers: readonly BenchServer[],
  targets: Targets,
): Promise<Map<BenchServer, readonly string[]>> {
  const bodies = new Map<BenchServer, readonly string[]>();
  for (const server of servers) {
    const own = await bodiesOf(workload, server, targets);
    if (own !== undefined) bodies.set(server, own);
  }
  await checkAlike(workload, bodies);
  return bodies;
}

/** One server's part of a workload. */
class Taker {
  readonly server: BenchServer;
  readonly #workload: Workload;
  readonly #bodies: readonly string[];
  #taken = 0;

  constructor(workload: Workload, server: BenchServer, bodies: readonly string[]) {
    this.#workload = workload;
    this.server = server;
    this.#bodies = bodies;
  }

  async load(seconds: number, rate?: number): Promise<Measured> {
    const { url, authorization, name } = this.server;
    const measured = await measureLoad({
      url,
      authorization,
      bodies: this.#next(seconds * WRITES_PER_SECOND),
      connections: this.#workload.connections ?? CONNECTIONS,
      seconds,
      ...(rate !== undefined && { rate }),
    });
    if (measured.failed > 0 && name !== '@neo4j/graphql')
      throw new Error(`${this.#workload.name}: ${name} refused requests.`);
    return measured;
  }

  async askAlone(): Promise<readonly number[]> {
    const times: number[] = [];
    const bodies = this.#next(ALONE);
    for (let count = 0; count < ALONE; count += 1) {
      const body = bodies[count % bodies.length] ?? '';
      const begun = performance.now();
      // What the peer refuses at a hub is counted where it is loaded.
      await ask(this.server, body).catch((error: unknown) => {
        if (this.server.name !== '@neo4j/graphql') throw error;
      });
      times.push(performance.now() - begun);
    }
    return times;
  }

  /** All questions in turn, but what writes never twice. */
  #next(count: number): readonly string[] {
    const from = this.#taken % this.#bodies.length;
    this.#taken += count;
    const turned = [...this.#bodies.slice(from), ...this.#bodies.slice(0, from)];
    return this.#workload.writes === true ? turned.slice(0, count) : turned;
  }
}

async function inRounds<Outcome>(
  takers: readonly Taker[],
  rounds: number,
  work: (taker: Taker) => Promise<Outcome>,
): Promise<readonly (readonly Outcome[])[]> {
  const outcomes = takers.map((): Outcome[] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, taker] of takers.entries()) outcomes[index]?.push(await work(taker));
  return outcomes;
}
