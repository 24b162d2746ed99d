import type { Messages } from './messages.js';

interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
}
type Told =
  | { readonly kind: 'offline' | 'cancelled' }
  | { readonly kind: 'timeout'; readonly milliseconds: number }
  | Refused;

/** What went wrong in plain words, by the API's codes. */
export function problemText({ problems }: Messages, problem: Told): string {
  if (problem.kind === 'timeout') return problems.timeout(Math.round(problem.milliseconds / 1000));
  if (problem.kind !== 'refused') return problems[problem.kind];
  const { code, message } = problem;
  switch (code) {
    case 'BAD_USER_INPUT':
    case 'BAD_REQUEST':
    case 'GRAPHQL_VALIDATION_FAILED':
      return problems.badInput(message);
    case 'QUERY_TOO_COSTLY':
    case 'QUERY_TOO_DEEP':
    case 'QUERY_TOO_LARGE':
    case 'REQUEST_TOO_LARGE':
      return problems.tooCostly;
    case 'TIMEOUT':
      return problems.tooSlow;
    case 'UNAUTHENTICATED':
      return problems.unauthenticated;
    case 'FORBIDDEN':
      return problems.forbidden;
    case 'CONFLICT':
      return problems.conflict(message);
    case 'SERVICE_UNAVAILABLE':
    case 'TOO_BUSY':
      return problems.unavailable;
    default:
      return problems.internal;
  }
}
