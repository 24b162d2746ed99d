import type { GraphQLScalarType } from 'graphql';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';

import { requireRole } from '../../../src/access/principal.js';
import { badInput, SutraError } from '../../../src/errors.js';
import type { Asker } from '../../../src/server/graphql-handler.js';

const SDL = `
  scalar Even
  type Query {
    hello(even: Even): String
    item(id: ID!): Item
    items(first: Int = 20, after: String): ItemConnection!
    unsized(limit: Int): ItemConnection!
    nodes(ids: [ID!]!): [Item]!
    who: String!
    hang: String
    slow: String
    fail(with: String): String
    failWhole: String!
    deadline: Float!
  }
  type Item { id: ID! name: String items(first: Int = 20): ItemConnection! }
  type ItemConnection { edges: [ItemEdge!]! pageInfo: PageInfo! totalCount: Int! }
  type ItemEdge { node: Item! cursor: String! }
  type PageInfo { hasNextPage: Boolean! }
  type Mutation { change: String! }
`;

/** Resolvers that tests wait for. */
export interface Resolvers {
  /** Called when a resolver of \`hang\` or \`slow\` begins; \`slow\` answers when what it returns does. */
  readonly begun?: (signal: AbortSignal) => Promise<string> | undefined;
}

/** What the server's tests ask: small, without a graph, with a field for each way to go wrong. */
export function makeTestSchema({ begun }: Resolvers = {}): GraphQLSchema {
  const schema = buildSchema(SDL);
  const even = schema.getType('Even') as GraphQLScalarType;
  even.parseValue = (value) => {
    if (typeof value !== 'number' || value % 2 !== 0) {
      throw badInput('even', 'an even number', value);
    }
    return value;
  };
  const item = { id: 'i', name: 'an item' };
  const connection = { edges: [], pageInfo: { hasNextPage: false }, totalCount: 0 };
  const fields: Record<string, (args: Record<string, unknown>, asker: Asker) => unknown> = {
    hello: () => 'world',
    item: () => ({ ...item, items: connection }),
    items: () => connection,
    unsized: () => connection,
    nodes: () => [],
    who: (_args, { principal }) => principal.name,
    hang: (_args, { deadline }) => {
      void begun?.(deadline.signal);
      return new Promise(() => undefined);
    },
    slow: (_args, { deadline }) => begun?.(deadline.signal),
    fail: (args) => {
      throw failure(String(args['with']));
    },
    failWhole: () => {
      throw failure('conflict');
    },
    deadline: (_args, { deadline }) => deadline.at,
  };
  const query = schema.getQueryType()!.getFields();
  for (const [name, resolve] of Object.entries(fields)) {
    query[name]!.resolve = (_source, args: Record<string, unknown>, asker: Asker) =>
      resolve(args, asker);
  }
  schema.getMutationType()!.getFields()['change']!.resolve = (_source, _args, asker: Asker) => {
    requireRole(asker.principal, 'EDITOR');
    return 'changed';
  };
  return schema;
}

function failure(kind: string): Error {
  switch (kind) {
    case 'conflict':
      return new SutraError('CONFLICT', 'Two of them disagree.', { details: { argument: 'kind' } });
    case 'hidden':
      return new SutraError('SERVICE_UNAVAILABLE', 'bolt://user:password=secret@host', {
        cause: new Error('password=secret'),
      });
    case 'graphql':
      return new GraphQLError('password=secret', { extensions: { code: 'BAD_USER_INPUT' } });
    default:
      return new Error('password=secret', { cause: new Error('token=secret') });
  }
}
