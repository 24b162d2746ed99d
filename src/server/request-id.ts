import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a caller's own id may be made of, so that it cannot break a line of a log or fill it. */
const SANE = /^[\w.:-]{1,128}$/;

/** The request's `x-request-id` if it is sane, else a new one. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}
