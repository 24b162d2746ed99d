import type { EndState } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';

export interface DatedClaim {
  readonly start: string | null;
  readonly end: string | null;
  readonly endState: EndState;
}

/** When a claim held, in the words of the reader's language; nothing where nobody knows. */
export function ClaimDates({ claim: { start, end, endState } }: { readonly claim: DatedClaim }) {
  const { claims, format } = useMessages();
  if (start !== null && end !== null) {
    return start === end
      ? claims.on(format.date(start))
      : claims.span(format.date(start), format.date(end));
  }
  if (start !== null) {
    const since = claims.since(format.date(start));
    return endState === 'ENDED' ? format.list([since, claims.ended]) : since;
  }
  if (end !== null) return claims.until(format.date(end));
  return endState === 'ENDED' ? claims.past : null;
}
