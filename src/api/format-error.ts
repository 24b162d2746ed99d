import { GraphQLError, type GraphQLFormattedError } from 'graphql';

import { ERROR_TABLE, SutraError, type ErrorCode, type ErrorDetails } from '../errors.js';
import { isTokenLimitMessage } from '../limits/token-limit.js';

/** Messages that echo a value of the request are cut to this many UTF-16 units. */
const LONGEST_MESSAGE = 1_000;

/** Codes that graphql-js and Apollo give to requests that were refused before anything was resolved. */
const CODES_OF_REFUSAL: ReadonlyMap<unknown, ErrorCode> = new Map<unknown, ErrorCode>([
  ['BAD_REQUEST', 'BAD_REQUEST'],
  ['BAD_USER_INPUT', 'BAD_USER_INPUT'],
  ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_PARSE_FAILED'],
  ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED'],
  ['OPERATION_RESOLUTION_FAILURE', 'OPERATION_RESOLUTION_FAILURE'],
  ['PERSISTED_QUERY_NOT_FOUND', 'BAD_REQUEST'],
  ['PERSISTED_QUERY_NOT_SUPPORTED', 'BAD_REQUEST'],
]);

/**
 * The one door through which errors leave: makes of any error what a caller may see. A SutraError,
 * however wrapped, goes out by its row of the table; what graphql-js says about a request that it
 * refused goes out as it is; all else becomes INTERNAL_SERVER_ERROR and says nothing.
 * Nothing is logged here.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const { message, code, details } = outside(formatted, error);
  return {
    message: message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message,
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code, ...details },
  };
}

interface Outside {
  readonly message: string;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

function outside(formatted: GraphQLFormattedError, error: unknown): Outside {
  const sutraError = findSutraError(error);
  const refusal = refusalCode(formatted, error);
  if (refusal !== undefined && (sutraError === undefined || ERROR_TABLE[sutraError.code].expose)) {
    if (refusal === 'QUERY_TOO_DEEP') return masked(refusal);
    // graphql-js names the variable or place; a scalar's own words are in its message already.
    // A value that a scalar of ours refuses is bad input, whether it stands in the document or in a variable.
    const code = sutraError?.code ?? refusal;
    return { message: formatted.message, code, details: sutraError?.details ?? {} };
  }
  if (sutraError === undefined) return masked('INTERNAL_SERVER_ERROR');
  const { code, message, details } = sutraError;
  return ERROR_TABLE[code].expose ? { message, code, details } : masked(code);
}

function masked(code: ErrorCode): Outside {
  return { message: ERROR_TABLE[code].text, code, details: {} };
}

/** The code of a request that was refused as a whole; undefined for what a resolver threw, whatever code it bears. */
function refusalCode(formatted: GraphQLFormattedError, error: unknown): ErrorCode | undefined {
  if (!(error instanceof GraphQLError) || formatted.path !== undefined) return undefined;
  if (formatted.extensions?.['code'] === 'GRAPHQL_PARSE_FAILED') {
    if (isTokenLimitMessage(formatted.message)) return 'QUERY_TOO_LARGE';
    if (ranOutOfStack(error)) return 'QUERY_TOO_DEEP';
  }
  return CODES_OF_REFUSAL.get(formatted.extensions?.['code']);
}

/** Whether the parser, which calls itself for each level, came to the end of the stack. */
function ranOutOfStack(error: GraphQLError): boolean {
  const parserError = error.originalError;
  return parserError instanceof GraphQLError && parserError.originalError instanceof RangeError;
}

function findSutraError(error: unknown): SutraError | undefined {
  let current = error;
  for (let wraps = 0; wraps < 10; wraps += 1) {
    if (current instanceof SutraError) return current;
    if (!(current instanceof GraphQLError)) return undefined;
    current = current.originalError;
  }
  return undefined;
}
