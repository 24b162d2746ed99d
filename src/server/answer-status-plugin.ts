import type { ApolloServerPlugin, BaseContext } from '@apollo/server';

import { ERROR_TABLE } from '../errors.js';
import { errorCode } from './error-answer.js';

/** Statuses that Apollo gives for lack of a better one; others, such as 405, say more than the table. */
const UNSPECIFIC: ReadonlySet<number | undefined> = new Set([undefined, 200, 400, 500]);

/**
 * Sets the HTTP status of an answer without data by the table of errors. A caller that knows only
 * `application/json` cannot tell a refused document from a broken transport by its status, so for
 * it a 400 becomes 200, as GraphQL over HTTP has it
 * (https://graphql.github.io/graphql-over-http/draft/#sec-application-json).
 */
export function answerStatusPlugin<Context extends BaseContext>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ request, response }) => {
          if (response.body.kind !== 'single') return Promise.resolve();
          const { data, errors = [] } = response.body.singleResult;
          const noData = data === undefined || data === null;
          if (errors.length > 0 && noData && UNSPECIFIC.has(response.http.status)) {
            const statuses = errors.map((error) => ERROR_TABLE[errorCode(error)].status);
            response.http.status = Math.max(...statuses);
          }
          const accept = request.http?.headers.get('accept') ?? '';
          if (response.http.status === 400 && knowsOnlyJson(accept)) response.http.status = 200;
          return Promise.resolve();
        },
      }),
  };
}

function knowsOnlyJson(accept: string): boolean {
  return (
    accept.includes('application/json') && !accept.includes('application/graphql-response+json')
  );
}
