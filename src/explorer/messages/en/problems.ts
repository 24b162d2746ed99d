/** What went wrong, in plain words. */
export const problems = {
  offline: 'The server cannot be reached. This page tries again by itself.',
  timeout: (seconds: number) => `No answer came within ${seconds} seconds.`,
  cancelled: 'You stopped this.',
  badInput: (detail: string) => `The server did not understand a value: ${detail}`,
  tooCostly:
    'That is more than the server answers at once. Narrow it: fewer kinds, a shorter span, a smaller page.',
  tooSlow: 'The server gave up, because the answer took too long. Narrow it, or try again.',
  unauthenticated: 'This key is not known, or no longer valid. Sign in again.',
  forbidden: 'This key may read, but not change. It takes a key of the editor role.',
  conflict: (detail: string) => `This contradicts what is recorded: ${detail}`,
  unavailable: 'The graph cannot be reached at the moment. Try again shortly.',
  internal: 'Something went wrong inside the server.',
  broken:
    'Something went wrong inside this page. Its address still holds what you were looking at.',
  partial: 'A part of this is missing; the rest is shown.',
  requestId: (id: string) => `Request ${id}`,
} as const;
