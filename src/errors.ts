/**
 * The one table of errors. A code is a promise to callers: README.md lists
 * every row, and a test holds the two together.
 *
 * `status` is the HTTP status of an answer that has nothing but this error.
 * `expose` says whether the message may reach a user as it is; a hidden one
 * is replaced by the table's text, because it may quote internals.
 */
export const ERROR_TABLE = {
  BAD_USER_INPUT: { status: 400, expose: true, text: 'An argument is not what was expected.' },
  BAD_REQUEST: {
    status: 400,
    expose: true,
    text: 'The request is not a well-formed GraphQL request.',
  },
  GRAPHQL_PARSE_FAILED: { status: 400, expose: true, text: 'The document is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    expose: true,
    text: 'The document does not fit the schema.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    expose: true,
    text: 'The document holds no operation of that name, or several and none was named.',
  },
  QUERY_TOO_LARGE: {
    status: 400,
    expose: true,
    text: 'The document has more tokens than allowed.',
  },
  QUERY_TOO_DEEP: { status: 400, expose: true, text: 'The document nests deeper than allowed.' },
  QUERY_TOO_COSTLY: {
    status: 400,
    expose: true,
    text: 'The operation may cost more than allowed.',
  },
  UNAUTHENTICATED: { status: 401, expose: true, text: 'A valid API key is needed.' },
  FORBIDDEN: { status: 403, expose: true, text: 'The key has not the role that is needed.' },
  REQUEST_TOO_LARGE: {
    status: 413,
    expose: true,
    text: 'The request body is larger than allowed.',
  },
  TIMEOUT: { status: 504, expose: true, text: 'The answer took longer than allowed.' },
  SERVICE_UNAVAILABLE: {
    status: 503,
    expose: false,
    text: 'The graph database cannot be reached; try again.',
  },
  TOO_BUSY: { status: 503, expose: true, text: 'Too many exports are running; try again later.' },
  CONFLICT: { status: 409, expose: true, text: 'The change contradicts what is recorded.' },
  DIRECTORY_IN_USE: {
    status: 500,
    expose: true,
    text: 'Another process holds the data directory.',
  },
  INVALID_SETTING: { status: 500, expose: true, text: 'A setting is not what was expected.' },
  INVALID_VOCABULARY: { status: 500, expose: true, text: 'The vocabulary file has a mistake.' },
  INVALID_SEED: { status: 500, expose: true, text: 'A seed file has a mistake.' },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    expose: false,
    text: 'Something went wrong inside; the log has the details.',
  },
} as const satisfies Record<string, ErrorRow>;

interface ErrorRow {
  readonly status: number;
  readonly expose: boolean;
  readonly text: string;
}

export type ErrorCode = keyof typeof ERROR_TABLE;

/** Names of an argument and what it should have been, for clients that show it beside a field. */
export interface ErrorDetails {
  readonly argument?: string;
  readonly expected?: string;
  readonly received?: string;
}

/** The only error class that Sutra throws on purpose: a code of the table, a message for people, and its cause. */
export class SutraError extends Error {
  override readonly name = 'SutraError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; details?: ErrorDetails } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.code = code;
    this.details = options.details ?? {};
  }
}

/**
 * A BAD_USER_INPUT error that names the argument, what was expected and what came.
 * What came is cut to 80 characters, so that an answer never carries a hostile megabyte back.
 */
export function badInput(
  argument: string,
  expected: string,
  received: unknown,
  cause?: unknown,
): SutraError {
  const shown = describe(received);
  return new SutraError('BAD_USER_INPUT', `${argument}: expected ${expected}, got ${shown}.`, {
    details: { argument, expected, received: shown },
    ...(cause === undefined ? {} : { cause }),
  });
}

function describe(value: unknown): string {
  // Its types promise text for everything; undefined gives undefined.
  const text = (JSON.stringify(value) as string | undefined) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
