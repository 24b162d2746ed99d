/** What went wrong with a request, as the page needs to tell it. */
export type Problem =
  /** No answer: the server is away, or the way to it. */
  | { readonly kind: 'offline' }
  /** This page gave up waiting. */
  | { readonly kind: 'timeout'; readonly milliseconds: number }
  /** Whoever asked no longer wants to know. */
  | { readonly kind: 'cancelled' }
  /** The server answered that it will not, or could not. */
  | Refusal;

export interface Refusal {
  readonly kind: 'refused';
  /** Of the table of errors, such as BAD_USER_INPUT; `HTTP_502` where something before the server answered. */
  readonly code: string;
  readonly message: string;
  /** The argument that was not as expected. */
  readonly argument?: string;
  /** Where in the answer something lacks, such as `entity.relations`. */
  readonly path?: string;
  /** What the server's log calls this request. */
  readonly requestId?: string;
}
