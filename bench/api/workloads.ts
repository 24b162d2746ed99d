import { articleId, type Targets } from './graph.js';

/** The same question for every server. */
export interface Workload {
  readonly name: string;
  /** At once; 16 unless told. */
  readonly connections?: number;
  /** Variables of the requests; `skip` stands for the cursor of a page further on. */
  readonly variables: (targets: Targets) => readonly Variables[];
  readonly sutra: string;
  /** Left out where its users have no such question. */
  readonly peer?: { readonly query: string; readonly asSutra: (data: never) => unknown };
  /** What must be the same of all answers, where several are right; all of them unless told. */
  readonly compared?: (data: never) => unknown;
  /** No one statement answers it in bounded time, so there is no limit to compare with. */
  readonly isBeyondCypher?: boolean;
  /** It writes: whoever asks needs to be an editor, and nobody's answers are compared. */
  readonly writes?: boolean;
  /** Questions of others, one after the other, in place of its own. */
  readonly mixes?: readonly string[];
  /** Also measured at other sizes of the graph. */
  readonly grows?: boolean;
}

export type Variables = Readonly<Record<string, unknown>>;

const HUNDREDTH = 99 * 20;
/** More of the peer's pages of a hub of 50,000 at once are more than a small Neo4j has memory for transactions. */
const HUB_CONNECTIONS = 2;
/** A search for paths may look at much of the graph. */
const PATH_CONNECTIONS = 4;
/** Writers take turns. */
const WRITING_CONNECTIONS = 4;
const SUTRA_PAGE = (inner: string, after = '') =>
  `relations(first: 20${after}, direction: OUT, kinds: [OWNERSHIP]) { edges { node { id role } neighbor { id name ${inner} } } pageInfo { hasNextPage } }`;
const PEER_PAGE = (inner: string, after = '') =>
  `ownsConnection(first: 20${after}, sort: [{ edge: { sortKey: ASC } }]) { edges { properties { id role } node { id name ${inner} } } pageInfo { hasNextPage } }`;

interface PeerPage {
  readonly id: string;
  readonly name: string;
  readonly ownsConnection?: {
    readonly edges: readonly { readonly properties: unknown; readonly node: PeerPage }[];
    readonly pageInfo: unknown;
  };
}

function pageFromPeer({ ownsConnection, ...company }: PeerPage): unknown {
  if (ownsConnection === undefined) return company;
  const { edges, pageInfo } = ownsConnection;
  return {
    ...company,
    relations: {
      edges: edges.map(({ properties, node }) => ({
        node: properties,
        neighbor: pageFromPeer(node),
      })),
      pageInfo,
    },
  };
}

const entityFromPeer = ({ companies }: { readonly companies: readonly PeerPage[] }) => ({
  entity: companies[0] === undefined ? null : pageFromPeer(companies[0]),
});
const sutraEntity = (fields: string, more = '') =>
  `query ($id: ID!${more}) { entity(id: $id) { id ${fields} } }`;
const peerEntity = (fields: string, more = '') =>
  `query ($id: ID!${more}) { companies(where: { id: { eq: $id } }) { id ${fields} } }`;
const ids = (list: readonly string[]) => list.map((id) => ({ id }));

const SEARCH =
  'query ($query: String!) { search(query: $query, first: 10) { edges { node { ... on Entity { id name } } } } }';
const PEER_SEARCH =
  'query ($query: String!) { companiesByName(phrase: $query, first: 10) { edges { node { id name } } } }';
const searchFromPeer = ({ companiesByName }: { companiesByName: unknown }) => ({
  search: companiesByName,
});
/** Each ranks in its own way; who is looked for must come first. */
const firstFound = ({ search }: { search: { edges: readonly unknown[] } }) => search.edges[0];
/** Two letters of the second word the other way round. */
const misspelt = (name: string) => name.replace(/(?<= \w)(\w)(\w)/, '$2$1');

const paths = (more: string) =>
  `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, kinds: [OWNERSHIP], maxLength: 4, ${more}) { length nodes { id } } }`;
const lengthsOf = (data: { paths: readonly { length: number }[] }) =>
  data.paths.map(({ length }) => length);
const pairs = (any: Targets['any']) =>
  any.map(({ id }, index) => ({ from: id, to: any[(index + 1) % any.length]?.id }));

const CLAIMS = 100;
const BATCHES = 1_800;

/** Never the same claim twice: one that is known already costs nothing to write. */
function claims(writable: readonly string[], any: Targets['any']): readonly Variables[] {
  return Array.from({ length: BATCHES }, (_, batch) => ({
    claims: Array.from({ length: CLAIMS }, (_, index) => {
      const subject = writable[batch % writable.length];
      const object = any[(index * 3) % any.length];
      return {
        subject,
        kind: 'SUPPLIES',
        object: object?.id,
        start: `${1000 + Math.floor(batch / writable.length)}-${String(1 + (index % 12)).padStart(2, '0')}`,
        evidence: [
          { article: articleId(0), exact: `${subject ?? ''} supplies ${object?.name ?? ''}` },
        ],
      };
    }),
  }));
}

export const WORKLOADS: readonly Workload[] = [
  {
    name: 'by id',
    grows: true,
    variables: ({ any }) => ids(any.map(({ id }) => id)),
    sutra: sutraEntity('name summary'),
    peer: { query: peerEntity('name summary'), asSutra: entityFromPeer },
  },
  {
    name: 'page of 20',
    grows: true,
    variables: ({ busy }) => ids(busy),
    sutra: sutraEntity(SUTRA_PAGE('')),
    peer: { query: peerEntity(PEER_PAGE('')), asSutra: entityFromPeer },
  },
  {
    name: 'three nested levels',
    variables: ({ busy }) => ids(busy),
    sutra: sutraEntity(SUTRA_PAGE(SUTRA_PAGE(SUTRA_PAGE('')))),
    peer: { query: peerEntity(PEER_PAGE(PEER_PAGE(PEER_PAGE('')))), asSutra: entityFromPeer },
  },
  {
    name: 'hub, first page',
    grows: true,
    connections: HUB_CONNECTIONS,
    variables: ({ hub }) => ids([hub.id]),
    sutra: sutraEntity(SUTRA_PAGE('')),
    peer: { query: peerEntity(PEER_PAGE('')), asSutra: entityFromPeer },
  },
  {
    name: 'hub, hundredth page',
    connections: HUB_CONNECTIONS,
    variables: ({ hub }) => [{ id: hub.id, skip: HUNDREDTH }],
    sutra: sutraEntity(SUTRA_PAGE('', ', after: $after'), ', $after: String'),
    peer: {
      query: peerEntity(PEER_PAGE('', ', after: $after'), ', $after: String'),
      asSutra: entityFromPeer,
    },
  },
  {
    name: 'search',
    variables: ({ any }) => any.map(({ name }) => ({ query: name })),
    sutra: SEARCH,
    peer: { query: PEER_SEARCH, asSutra: searchFromPeer },
    compared: firstFound,
    grows: true,
  },
  {
    name: 'search with a typo',
    // Lucene's own way of asking for a word that is nearly so.
    variables: ({ any }) =>
      any.map(({ name }) => ({ query: misspelt(name), words: misspelt(name).replace(' ', '~ ') })),
    sutra: SEARCH,
    compared: () => null,
  },
  {
    name: 'neighborhood',
    variables: ({ any }) => ids(any.map(({ id }) => id)),
    sutra:
      'query ($id: ID!) { neighborhood(ids: [$id], depth: 2, kinds: [OWNERSHIP], limit: 200) { nodes { id name } relations { id } truncated } }',
    grows: true,
  },
  {
    name: 'shortest path',
    connections: PATH_CONNECTIONS,
    variables: ({ any }) => pairs(any),
    sutra: paths('first: 1'),
    compared: lengthsOf,
  },
  {
    name: 'five paths around hubs',
    connections: PATH_CONNECTIONS,
    variables: ({ any }) => pairs(any),
    sutra: paths('first: 5, avoid: { degree: 1000 }'),
    isBeyondCypher: true,
  },
  {
    name: 'evidence of 20 claims',
    variables: ({ cited }) => ids(cited),
    sutra: sutraEntity(
      'relations(first: 20, direction: OUT, kinds: [SUPPLIES]) { edges { node { id evidence(first: 1) { edges { node { exact article { id name } } } } } } }',
    ),
  },
  {
    name: 'mixed',
    mixes: [
      'by id',
      'page of 20',
      'by id',
      'search',
      'by id',
      'page of 20',
      'by id',
      'three nested levels',
      'by id',
      'page of 20',
    ],
    variables: () => [],
    sutra: '',
    peer: { query: '', asSutra: (data) => data },
  },
  {
    name: 'upserts of 100 claims',
    connections: WRITING_CONNECTIONS,
    variables: ({ writable, any }) => claims(writable, any),
    sutra: 'mutation ($claims: [ClaimInput!]!) { assertClaims(input: $claims) { claims { id } } }',
    writes: true,
  },
];

/** Where the peer's pages count from; its cursors are those of graphql-relay. */
export function peerCursor(skip: number): string {
  return Buffer.from(`arrayconnection:${skip - 1}`).toString('base64');
}
