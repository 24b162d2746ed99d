import { execute, parse, validate, type ExecutionResult } from 'graphql';

import { rolesUpTo, type Principal, type Role } from '../../src/access/principal.js';
import { buildGraphSchema } from '../../src/api/build-schema.js';
import { createContext } from '../../src/api/context.js';
import type { Engine } from '../../src/graph/engine.js';
import { ArticleTexts } from '../../src/provenance/article-texts.js';
import { VOCABULARY } from './loads.js';

export const SCHEMA = buildGraphSchema(VOCABULARY);

export function principal(role: Role): Principal {
  return role === 'READER'
    ? { name: 'anonymous', roles: rolesUpTo(role) }
    : { name: `test ${role.toLowerCase()}`, roles: rolesUpTo(role), keyId: 'testkey' };
}

/** Runs an operation on the schema as the server does, but for HTTP: validated, with a context of its own. */
export async function run(
  engine: Engine,
  source: string,
  variableValues: Record<string, unknown> = {},
  role: Role = 'READER',
): Promise<ExecutionResult<Record<string, unknown>>> {
  const document = parse(source);
  const errors = validate(SCHEMA, document);
  if (errors.length > 0) return { errors };
  const contextValue = createContext({
    engine,
    vocabulary: VOCABULARY,
    principal: principal(role),
    // Not what is tested: a slow machine plans a hundred new statements in half a minute.
    deadline: { at: Date.now() + 100_000 },
    articleTexts: new ArticleTexts(undefined),
  });
  // What graphql-js makes has no prototypes; expectations do.
  const result = await execute({ schema: SCHEMA, document, variableValues, contextValue });
  return {
    ...result,
    ...(result.data
      ? { data: JSON.parse(JSON.stringify(result.data)) as Record<string, unknown> }
      : {}),
  };
}

/** The data of an operation that must have no errors. */
export async function dataOf<Data = Record<string, never>>(
  ...parameters: Parameters<typeof run>
): Promise<Data> {
  const { data, errors } = await run(...parameters);
  if (errors !== undefined) {
    const [error] = errors;
    throw new Error(`${error?.message} at ${error?.path?.join('.')}`, {
      cause: error?.originalError ?? error,
    });
  }
  return data as Data;
}
