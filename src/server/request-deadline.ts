import type { FastifyReply } from 'fastify';

/** A deadline that a promise can be held to; see graph/engine.ts. */
export interface RequestDeadline {
  readonly at: number;
  readonly signal: AbortSignal;
}

/** When a request's answer is given up: so many milliseconds from now, or when the client goes away. */
export function requestDeadline(reply: FastifyReply, milliseconds: number): RequestDeadline {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new Error('The client went away.'));
  });
  return { at: Date.now() + milliseconds, signal: controller.signal };
}
