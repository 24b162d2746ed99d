import type { TypedDocumentString } from '../generated/graphql.js';
import type { Problem } from './problem.js';
import { session } from './session.js';

export interface Answer<Data> {
  /** Undefined when there is none at all; whatever came, when only parts of it lack. */
  readonly data: Data | undefined;
  readonly problems: readonly Problem[];
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds until the page gives up; the server gives up by itself, earlier. */
  readonly timeout?: number;
  /** Whose key to show; without it, that of whoever is signed in. */
  readonly key?: string;
}

const LONGEST = 30_000;

/** Asks the API one document. Never throws: what went wrong is in the answer. */
export async function request<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  { signal, timeout = LONGEST, key = session.key() }: RequestOptions = {},
): Promise<Answer<Data>> {
  const deadline = AbortSignal.timeout(timeout);
  let response: Response;
  let body: unknown;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    });
    body = await response.json().catch((error: unknown) => {
      // An aborted body must not pass for one that is no JSON.
      if (!(error instanceof SyntaxError)) throw error;
    });
  } catch {
    if (signal?.aborted === true) return failed({ kind: 'cancelled' });
    if (deadline.aborted) return failed({ kind: 'timeout', milliseconds: timeout });
    return failed({ kind: 'offline' });
  }
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const answer = readAnswer<Data>(response.status, requestId, body);
  if (key !== undefined && isUnauthenticated(answer)) session.expire(key);
  return answer;
}

/** What an answer says, whoever gave it. */
export function readAnswer<Data>(
  status: number,
  requestId: string | undefined,
  body: unknown,
): Answer<Data> {
  const id = requestId === undefined ? {} : { requestId };
  if (!isRecord(body) || !('data' in body || 'errors' in body)) {
    // A proxy, say, that cannot reach the server.
    if (status === 502 || status === 503 || status === 504) return failed({ kind: 'offline' });
    const message = `Expected an answer of the API, got status ${status}.`;
    return failed({ kind: 'refused', code: `HTTP_${status}`, message, ...id });
  }
  const errors = Array.isArray(body['errors']) ? (body['errors'] as unknown[]) : [];
  return {
    data: (body['data'] ?? undefined) as Data | undefined,
    problems: errors.map((error) => ({ ...refusal(error), ...id })),
  };
}

function isUnauthenticated({ problems }: Answer<unknown>): boolean {
  return problems.some(
    (problem) => problem.kind === 'refused' && problem.code === 'UNAUTHENTICATED',
  );
}

function refusal(error: unknown): Extract<Problem, { kind: 'refused' }> {
  const { message, path, extensions } = isRecord(error) ? error : {};
  const { code, argument } = isRecord(extensions) ? extensions : {};
  return {
    kind: 'refused',
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    message: typeof message === 'string' ? message : '',
    ...(typeof argument === 'string' ? { argument } : {}),
    ...(Array.isArray(path) ? { path: path.join('.') } : {}),
  };
}

function failed(problem: Problem): { data: undefined; problems: readonly Problem[] } {
  return { data: undefined, problems: [problem] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
