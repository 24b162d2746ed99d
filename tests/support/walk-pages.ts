import type { Engine } from '../../src/graph/engine.js';
import { dataOf } from './api.js';

export interface WalkedEdge {
  readonly cursor: string;
  readonly node: { readonly id: string };
  readonly certainty?: string | null;
  readonly direction?: string;
  readonly neighbor?: { readonly id: string };
}

export interface WalkedPage {
  readonly edges: readonly WalkedEdge[];
  readonly totalCount?: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export interface Walk {
  /** An operation with the variables $first and $after, whose list is called `list`, at the root or one level below. */
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** How long the next page shall be. */
  readonly nextSize: () => number;
  /** What happens after each page. */
  readonly afterPage?: (page: WalkedPage) => Promise<unknown>;
}

export const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const MOST_PAGES = 5_000;

/** Reads a list to its end, page by page, and checks on the way that each page says rightly where it lies. */
export async function walkPages(engine: Engine, walk: Walk): Promise<readonly WalkedPage[]> {
  const pages: WalkedPage[] = [];
  let after: string | null = null;
  while (pages.length < MOST_PAGES) {
    const first = walk.nextSize();
    const page = await readPage(engine, walk, first, after);
    pages.push(page);
    const { edges, pageInfo } = page;
    const problem =
      edges.length > first
        ? 'is too long'
        : pageInfo.hasNextPage && edges.length < first
          ? 'is short though the list goes on'
          : pageInfo.startCursor !== (edges[0]?.cursor ?? null) ||
              pageInfo.endCursor !== (edges.at(-1)?.cursor ?? null)
            ? 'has cursors that are not those of its ends'
            : pageInfo.hasPreviousPage !== (after !== null)
              ? 'says wrongly whether something stands before it'
              : undefined;
    if (problem !== undefined) throw new Error(`Page ${pages.length} of ${first} ${problem}.`);
    if (!pageInfo.hasNextPage) return pages;
    after = pageInfo.endCursor;
    await walk.afterPage?.(page);
  }
  throw new Error(`The list has not ended after ${MOST_PAGES} pages.`);
}

export async function readPage(
  engine: Engine,
  { document, variables = {} }: Pick<Walk, 'document' | 'variables'>,
  first: number | null,
  after: string | null,
): Promise<WalkedPage> {
  const data = await dataOf<Record<string, unknown>>(engine, document, {
    ...variables,
    first,
    after,
  });
  const [root] = Object.values(data);
  return ('list' in data ? data['list'] : (root as { list: unknown }).list) as WalkedPage;
}

export function edgesOf(pages: readonly WalkedPage[]): readonly WalkedEdge[] {
  return pages.flatMap(({ edges }) => edges);
}

export function idsOf(pages: readonly WalkedPage[]): readonly string[] {
  return edgesOf(pages).map(({ node }) => node.id);
}
