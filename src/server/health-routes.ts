import type { FastifyInstance } from 'fastify';

import type { Health } from '../graph/engine.js';

/** How long a probe waits for the graph. Load balancers give up after a few seconds. Milliseconds. */
const LONGEST_PROBE = 2_000;

/**
 * `/health/live`: the process runs; restart it when this fails. `/health/ready`: the graph answers
 * and is set up and seeded; send requests elsewhere while this is 503.
 */
export function healthRoutes(app: FastifyInstance, readiness: () => Promise<Health>): void {
  const quiet = { logLevel: 'warn' } as const;
  app.get('/health/live', quiet, () => ({ status: 'live' }));
  app.get('/health/ready', quiet, async (_request, reply) => {
    const { ready, detail } = await withinProbe(readiness());
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', detail });
  });
}

async function withinProbe(health: Promise<Health>): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<Health>((resolve) => {
    const detail = `The graph database has not answered within ${LONGEST_PROBE} ms.`;
    timer = setTimeout(() => resolve({ ready: false, detail }), LONGEST_PROBE);
  });
  try {
    return await Promise.race([health, slow]);
  } catch {
    return {
      ready: false,
      detail: 'The graph database could not be asked; the log has the details.',
    };
  } finally {
    clearTimeout(timer);
  }
}
