import { useParams, useSearch } from 'wouter';

// The router hands out addresses that it has decoded in part, so that `%2F` may be a slash of an id or
// the three characters: it only tells when to look here at what really stands there.

/** The id in the address of an entity or article: what follows the second slash. */
export function useIdInAddress(): string {
  const { id } = useParams<{ id: string }>();
  const [, , written = ''] = location.pathname.split('/');
  try {
    return decodeURIComponent(written);
  } catch {
    // Percent signs that encode nothing, written by hand.
    return id;
  }
}

/** What follows the question mark. */
export function useAddressQuery(): string {
  useSearch();
  return location.search.slice(1);
}
