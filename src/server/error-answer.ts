import type { GraphQLFormattedError } from 'graphql';

import { formatError } from '../api/format-error.js';
import { ERROR_TABLE, type ErrorCode } from '../errors.js';

export interface ErrorAnswer {
  readonly status: number;
  readonly code: ErrorCode;
  readonly body: { readonly errors: readonly GraphQLFormattedError[] };
}

/** The answer to a request that came to nothing but this error, in the form of GraphQL. */
export function errorAnswer(error: unknown): ErrorAnswer {
  const formatted = formatError({ message: '' }, error);
  const code = errorCode(formatted);
  return { status: ERROR_TABLE[code].status, code, body: { errors: [formatted] } };
}

/** The code of an error that has gone through `formatError`. */
export function errorCode(formatted: GraphQLFormattedError): ErrorCode {
  return formatted.extensions?.['code'] as ErrorCode;
}
