import { GraphQLError, Kind, type DocumentNode, type GraphQLSchema } from 'graphql';
import { getComplexity } from 'graphql-query-complexity';

import { SutraError } from '../errors.js';
import { fieldCost } from './field-cost.js';

/**
 * Fields that are weighed before the rest is taken to be too much. A document of 5,000 tokens has
 * fewer; only fragments spread again and again have more, and they could have 2^700.
 */
const MOST_WEIGHED = 10_000;

export interface OperationToWeigh {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The cost of an operation with its variables, as `fieldCost` counts it; Infinity when it has more
 * fields than can be weighed; 0 when its variables are not what it declares, since graphql-js then
 * runs nothing of it and says why better than could be said here.
 * @throws SutraError BAD_USER_INPUT when the variables leave an argument without a value that it
 * needs: graphql-js would run the other fields, and their cost is not known.
 */
export function operationCost(operation: OperationToWeigh): number {
  const { schema, document, operationName, variables } = operation;
  try {
    return getComplexity({
      schema,
      query: document,
      estimators: [fieldCost],
      maxQueryNodes: MOST_WEIGHED,
      ...(operationName === undefined ? {} : { operationName }),
      ...(variables === undefined ? {} : { variables }),
    });
  } catch (error) {
    // The library calls itself for each level, inline fragments too: this is the end of the stack.
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY;
    if (!(error instanceof GraphQLError)) throw error;
    // The library's only message of its own; whatever else it throws comes from graphql-js.
    if (error.message.includes('maximum allowed number of nodes')) return Number.POSITIVE_INFINITY;
    if (error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION) return 0;
    throw new SutraError('BAD_USER_INPUT', error.message, { cause: error });
  }
}
