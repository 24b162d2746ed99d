import { HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

import { formatError } from '../api/format-error.js';
import { CompiledOperations } from './compiled-operations.js';
import { logErrors } from './error-log-plugin.js';

/**
 * Answers queries that come often by their compiled form. Errors go through the same door and the same log as those of
 * graphql-js; variables are checked by graphql-js itself, and those that are wrong are left to it to refuse.
 */
export function compiledExecutionPlugin<Context extends BaseContext>(
  schema: GraphQLSchema,
  log: FastifyBaseLogger,
): ApolloServerPlugin<Context> {
  const operations = new CompiledOperations(schema);
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ document, queryHash, request, contextValue, ...asked }) => {
          // Apollo's types say that there is one; of a name that no operation has, there is none.
          const operation = asked.operation as OperationDefinitionNode | undefined;
          if (operation === undefined || queryHash === undefined) return null;
          const run = operations.find(queryHash, document, operation);
          if (run === undefined) return null;
          const variables = request.variables ?? {};
          const { errors: refused } = getVariableValues(
            schema,
            operation.variableDefinitions ?? [],
            variables,
          );
          if (refused !== undefined) return null;
          const { data, errors } = await run(contextValue, variables);
          // Refused before anything was resolved: graphql-js says why.
          if (data === undefined) return null;
          if (errors !== undefined) logErrors(log, errors, request);
          return {
            http: { headers: new HeaderMap() },
            body: {
              kind: 'single',
              singleResult: {
                ...(errors && {
                  errors: errors.map((error) => formatError(error.toJSON(), error)),
                }),
                data,
              },
            },
          };
        },
      }),
  };
}
