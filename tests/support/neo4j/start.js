import { givenNeo4j } from './given-neo4j.js';
import { startFromMaven, startInDocker } from './started-neo4j.js';

/**
 * The Neo4j of the tests: the one that NEO4J_URI names; else one from Maven Central's jars; else one in
 * Docker; else none, which is said loudly, and is an error when CI is true.
 * @param {(message: string) => void} say
 * @returns {Promise<{ uri: string, user: string, password: string, stop?: () => Promise<void> } | undefined>}
 */
export async function startNeo4j(say) {
  const given = await givenNeo4j();
  if (given) {
    say(`using ${given.uri}`);
    return given;
  }
  const inCi = process.env['CI'] === 'true';
  if (process.env['SUTRA_TEST_SKIP_NEO4J'] === '1') {
    if (inCi) {
      throw new Error('SUTRA_TEST_SKIP_NEO4J is for development: CI runs every test.');
    }
    banner(['SUTRA_TEST_SKIP_NEO4J=1']);
    return undefined;
  }
  const reasons = [];
  for (const start of [startFromMaven, startInDocker]) {
    try {
      const before = Date.now();
      const started = await start(say);
      say(`started at ${started.uri} in ${((Date.now() - before) / 1000).toFixed(1)} s`);
      return started;
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (inCi) {
    throw new Error(`No Neo4j for the tests:\n${reasons.join('\n')}`);
  }
  banner(reasons);
  return undefined;
}

/** @param {string[]} reasons */
function banner(reasons) {
  const line = '!'.repeat(100);
  console.warn(
    [
      line,
      'NO NEO4J: every test that needs one is SKIPPED.',
      ...reasons.map((reason) => `  - ${reason}`),
      'Install Java 17 and Maven, or Docker, or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD.',
      line,
    ].join('\n'),
  );
}
