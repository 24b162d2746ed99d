import { openEngine } from '../../src/graph/open.js';
import { dataOf } from '../../tests/support/api.js';
import { countingEngine } from '../../tests/support/counting-engine.js';
import type { Neo4jAddress } from '../erase-neo4j.js';
import type { Targets } from './graph.js';
import { bodiesOf } from './questions.js';
import { ROOT, type BenchServer } from './servers.js';
import type { Workload } from './workloads.js';

/** How many statements one request of each workload takes that runs alone; under load, requests share them. */
export async function countStatements(
  workloads: readonly Workload[],
  server: BenchServer,
  neo4j: Neo4jAddress,
  targets: Targets,
): Promise<ReadonlyMap<string, number>> {
  const engine = await openEngine({
    neo4j: { ...neo4j, database: 'neo4j' },
    directory: undefined,
    schemaPath: `${ROOT}schema/graph.cypher`,
  });
  const counting = countingEngine(engine);
  const counts = new Map<string, number>();
  try {
    for (const workload of workloads) {
      const [body = ''] = (await bodiesOf(workload, server, targets)) ?? [];
      const { query, variables } = JSON.parse(body) as {
        query: string;
        variables: Record<string, unknown>;
      };
      counting.reset();
      await dataOf(counting.engine, query, variables, 'EDITOR');
      counts.set(workload.name, counting.statements.length);
    }
  } finally {
    await engine.close();
  }
  return counts;
}
