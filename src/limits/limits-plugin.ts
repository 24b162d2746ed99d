import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';

import { SutraError } from '../errors.js';
import { OperationMeter } from './measure-operation.js';

export interface OperationLimits {
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxCost: number;
}

/**
 * Refuses operations that nest too deep, have too many aliases or may cost too much, before
 * anything is resolved. Works on documents that have been validated. The limit on tokens is not
 * here: it must end the parser.
 */
export function limitsPlugin<Context extends BaseContext>(
  schema: GraphQLSchema,
  limits: OperationLimits,
): ApolloServerPlugin<Context> {
  const meter = new OperationMeter(schema);
  return {
    requestDidStart: () =>
      Promise.resolve({
        // Not a validation rule: those run once for a document, and then see no variables.
        // eslint-disable-next-line @typescript-eslint/require-await -- what it throws must be a rejection
        async didResolveOperation({ document, operation, request }) {
          // None of that name: Apollo answers with OPERATION_RESOLUTION_FAILURE.
          if (operation === undefined) return;
          const { depth, aliases, cost: costOf } = meter.measure(document, operation);
          if (depth > limits.maxDepth) {
            throw new SutraError(
              'QUERY_TOO_DEEP',
              `The operation nests its fields ${depth} deep; at most ${limits.maxDepth} is allowed.`,
            );
          }
          if (aliases > limits.maxAliases) {
            throw new SutraError(
              'QUERY_TOO_COSTLY',
              `The operation has ${shown(aliases)} aliases, those of fragments counted each time ` +
                `they are spread; at most ${limits.maxAliases} are allowed.`,
            );
          }
          const cost = costOf(request.variables);
          if (cost > limits.maxCost) {
            throw new SutraError(
              'QUERY_TOO_COSTLY',
              `The operation may cost ${shown(cost)}; at most ${limits.maxCost} is allowed. ` +
                'Ask for fewer objects at a time (first, limit, ids) or for fewer levels.',
            );
          }
        },
      }),
  };
}

function shown(measured: number): string {
  return measured < 1e15 ? String(measured) : 'more than can be counted';
}
