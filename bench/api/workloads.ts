import type { Targets } from './graph.js';

export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The same question for every server. */
export interface Workload {
  readonly name: string;
  /** At once; 16 unless told. */
  readonly connections?: number;
  /** Variables of the requests; `page` gives the cursor of Sutra's hundredth page. */
  readonly variables: (targets: Targets) => readonly Readonly<Record<string, unknown>>[];
  readonly sutra: string;
  readonly peer: string;
  /** Brings the peer's data into the shape of Sutra's, for the check that they say the same. */
  readonly fromPeer: (data: never) => unknown;
}

const HUNDREDTH = 99 * 20;
/** More of the peer's pages of a hub of 50,000 at once are more than a small Neo4j has memory for transactions. */
const HUB_CONNECTIONS = 2;
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

export const WORKLOADS: readonly Workload[] = [
  {
    name: 'by id',
    variables: ({ any }) => ids(any.map(({ id }) => id)),
    sutra: sutraEntity('name summary'),
    peer: peerEntity('name summary'),
    fromPeer: entityFromPeer,
  },
  {
    name: 'page of 20',
    variables: ({ busy }) => ids(busy),
    sutra: sutraEntity(SUTRA_PAGE('')),
    peer: peerEntity(PEER_PAGE('')),
    fromPeer: entityFromPeer,
  },
  {
    name: 'three nested levels',
    variables: ({ busy }) => ids(busy),
    sutra: sutraEntity(SUTRA_PAGE(SUTRA_PAGE(SUTRA_PAGE('')))),
    peer: peerEntity(PEER_PAGE(PEER_PAGE(PEER_PAGE('')))),
    fromPeer: entityFromPeer,
  },
  {
    name: 'hub, first page',
    connections: HUB_CONNECTIONS,
    variables: ({ hub }) => ids([hub.id]),
    sutra: sutraEntity(SUTRA_PAGE('')),
    peer: peerEntity(PEER_PAGE('')),
    fromPeer: entityFromPeer,
  },
  {
    name: 'hub, hundredth page',
    connections: HUB_CONNECTIONS,
    variables: ({ hub }) => [{ id: hub.id, skip: HUNDREDTH }],
    sutra: sutraEntity(SUTRA_PAGE('', ', after: $after'), ', $after: String'),
    peer: peerEntity(PEER_PAGE('', ', after: $after'), ', $after: String'),
    fromPeer: entityFromPeer,
  },
  {
    name: 'search',
    variables: ({ any }) => any.map(({ name }) => ({ query: name })),
    sutra:
      'query ($query: String!) { search(query: $query, first: 10) { edges { node { ... on Entity { id name } } } } }',
    peer: 'query ($query: String!) { companiesByName(phrase: $query, first: 10) { edges { node { id name } } } }',
    fromPeer: ({ companiesByName }: { companiesByName: unknown }) => ({ search: companiesByName }),
  },
];

/** Where the peer's pages count from; its cursors are those of graphql-relay. */
export function peerCursor(skip: number): string {
  return Buffer.from(`arrayconnection:${skip - 1}`).toString('base64');
}
