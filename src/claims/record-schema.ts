import type { SourceFacts } from '../graph/statements/entity-statements.js';

/** The property in which an imported RECORD keeps the FollowTheMoney schema that no type stands for. */
const SCHEMA_PROPERTY = 'SCHEMA';

/** The FollowTheMoney schema of a record, if its sources name one; of several the first in alphabetical order. */
export function recordSchema(facts: Readonly<Record<string, SourceFacts>>): string | undefined {
  const named = Object.values(facts).flatMap(({ values }) => values[SCHEMA_PROPERTY] ?? []);
  return named.sort()[0];
}
