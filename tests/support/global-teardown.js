import { running } from './neo4j/running.js';

export default async function globalTeardown() {
  await running.stop?.();
}
