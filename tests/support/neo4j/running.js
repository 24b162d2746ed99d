/**
 * What the global setup leaves for the global teardown: how to end the Neo4j that the run started.
 * @type {{ stop?: (() => Promise<void>) | undefined }}
 */
export const running = {};
