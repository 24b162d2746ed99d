import type { TypedDocumentString } from '../generated/graphql.js';
import { forgetAnswers } from './query-cache.js';
import { request, type Answer } from './request.js';

/** Sends a change. Whatever came back, every screen asks anew: a change may be written though its answer got lost. */
export async function mutate<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const answer = await request(document, variables);
  forgetAnswers();
  return answer;
}
