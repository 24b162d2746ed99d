/** Whether a parser's message says that it stopped at the limit on tokens: graphql-js gives it no class or code. */
export function isTokenLimitMessage(message: string): boolean {
  // "more that" in graphql 16.
  return /\bDocument contains more tha[tn] \d+ tokens\b/.test(message);
}
