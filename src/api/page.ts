import { badInput } from '../errors.js';
import { decodeCursor, encodeCursor, listFingerprint } from './cursor.js';

/** A page that is asked for, checked. */
export interface PageRequest {
  readonly first: number;
  /** The position to go on after; undefined for the first page. */
  readonly after: readonly string[] | undefined;
  readonly cursorAt: (position: readonly string[]) => string;
}

/**
 * Checks the arguments of a page. `field` and `scope` name the list (see `listFingerprint`).
 * @throws SutraError BAD_USER_INPUT naming `first` or `after`.
 */
export function pageRequest(
  field: string,
  scope: unknown,
  {
    first,
    after,
  }: { readonly first?: number | null | undefined; readonly after?: string | null | undefined },
  { most = 200, standard = 20 }: { readonly most?: number; readonly standard?: number } = {},
): PageRequest {
  // Most pages are the first, and few are asked for their cursors.
  let known: string | undefined;
  const fingerprint = () => (known ??= listFingerprint(field, scope));
  return {
    first: checkCount('first', first ?? standard, 1, most),
    after: typeof after === 'string' ? decodeCursor(fingerprint(), after) : undefined,
    cursorAt: (position) => encodeCursor(fingerprint(), position),
  };
}

/** @throws SutraError BAD_USER_INPUT naming `argument`, when `count` lies outside. */
export function checkCount(argument: string, count: number, least: number, most: number): number {
  if (!Number.isInteger(count) || count < least || count > most) {
    throw badInput(argument, `a whole number from ${least} to ${most}`, count);
  }
  return count;
}

/** @throws SutraError BAD_USER_INPUT naming `argument`, when the list is longer than `most` or shorter than `least`. */
export function checkList<Item>(
  argument: string,
  list: readonly Item[],
  most: number,
  least = 0,
): readonly Item[] {
  if (list.length > most || list.length < least) {
    throw badInput(argument, `a list of ${least} to ${most} items`, `${list.length} items`);
  }
  return list;
}

/** An item's edge. Its cursor is made when it is asked for, which is seldom. */
class PageEdge {
  declare readonly position: readonly string[];
  readonly #request: PageRequest;

  constructor(request: PageRequest) {
    this.#request = request;
  }

  get cursor(): string {
    return this.#request.cursorAt(this.position);
  }
}

/** Makes a Relay page of up to `first + 1` items: the one too many only tells that the list goes on. */
export function connection<Item, Edge extends object>(
  request: PageRequest,
  items: readonly Item[],
  edge: (item: Item) => Edge & { readonly position: readonly string[] },
) {
  const edges = items
    .slice(0, request.first)
    .map((item) => Object.assign(new PageEdge(request), edge(item)));
  return {
    edges,
    pageInfo: {
      hasNextPage: items.length > request.first,
      hasPreviousPage: request.after !== undefined,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
  };
}
