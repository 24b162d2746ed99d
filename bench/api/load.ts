import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  readonly authorization?: string | undefined;
  /** Bodies of the requests; each connection asks them in an order of its own. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Requests a second; without it, as many as are answered. */
  readonly rate?: number;
}

export interface Measured {
  /** Those that were answered with 200. */
  readonly requestsPerSecond: number;
  /** The share of requests that were not. */
  readonly failed: number;
  /** Milliseconds. At a fixed rate they count from when a request should have gone out. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Connections are opened and code is warm again after so long: before, latencies say nothing of the server. */
const STARTING_MILLISECONDS = 400;

export function headersOf(authorization: string | undefined): Record<string, string> {
  return {
    'content-type': 'application/json',
    ...(authorization !== undefined && { authorization }),
  };
}

/** @throws when a request has no answer at all. */
export async function measureLoad(load: Load): Promise<Measured> {
  const { url, authorization, bodies, connections, seconds, rate } = load;
  const latencies: number[] = [];
  let turn = 0;
  const options: autocannon.Options = {
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: headersOf(authorization),
    ...(rate !== undefined && { overallRate: rate }),
    setupClient: (client) => {
      turn += 1;
      const start = Math.floor((turn * bodies.length) / connections);
      const own = [...bodies.slice(start), ...bodies.slice(0, start)];
      client.setRequests(own.map((body) => ({ body, method: 'POST' as const })));
    },
  };
  const { requests, non2xx, errors, duration } = await new Promise<autocannon.Result>(
    (resolve, reject) => {
      const instance = autocannon(options, (error: Error | null, result) =>
        error === null ? resolve(result) : reject(error),
      );
      const begun = performance.now();
      instance.on('response', (_client, _status, _bytes, milliseconds) => {
        if (performance.now() - begun > STARTING_MILLISECONDS) latencies.push(milliseconds);
      });
    },
  );
  if (errors > 0) throw new Error(`${url}: ${errors} requests had no answer.`);
  latencies.sort((one, other) => one - other);
  const share = (part: number) => latencies[Math.floor(latencies.length * part)] ?? Number.NaN;
  return {
    requestsPerSecond: (requests.total - non2xx) / duration,
    failed: requests.total === 0 ? 0 : non2xx / requests.total,
    p50: share(0.5),
    p95: share(0.95),
    p99: share(0.99),
  };
}
