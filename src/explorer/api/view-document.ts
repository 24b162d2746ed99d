import {
  BroughtNeighborsFragmentDoc,
  CanvasNodeFragmentDoc,
  TypedDocumentString,
  type BroughtNeighborsFragment,
  type CanvasNodeFragment,
  type CanvasRelationFragment,
} from '../generated/graphql.js';
import type { Expansion } from '../model/graph-view.js';

/** The answer to a whole view: `x0`, `x1` … hold its expansions. */
export type ViewAnswer = Readonly<
  Record<
    `x${number}`,
    (CanvasNodeFragment & { readonly neighbors: BroughtNeighborsFragment }) | null
  >
> & {
  readonly nodes?: readonly (CanvasNodeFragment | Record<string, never> | null)[];
  readonly relationsAmong?: { readonly relations: readonly CanvasRelationFragment[] };
};

export interface ViewQuestion {
  readonly document: TypedDocumentString<ViewAnswer, Readonly<Record<string, unknown>>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Entities and expansions of a view in one request: the document has as many fields as the view expansions. */
export function viewQuestion(
  ids: readonly string[],
  expansions: readonly Expansion[],
): ViewQuestion {
  const variables: Record<string, unknown> = ids.length === 0 ? {} : { ids };
  const declared = ids.length === 0 ? [] : ['$ids: [ID!]!'];
  const fields = ids.length === 0 ? [] : ['nodes(ids: $ids) { ... on Entity { ...CanvasNode } }'];
  for (const [index, expansion] of expansions.entries()) {
    const given = expansionVariables(expansion);
    const names = (Object.keys(given) as (keyof typeof given)[]).filter(
      (name) => name !== 'id' && given[name] !== undefined,
    );
    declared.push(`$id${index}: ID!`, ...names.map((name) => `$${name}${index}: ${TYPES[name]}`));
    const handed = names.map((name) => `${name}: $${name}${index}`).join(', ');
    fields.push(
      `x${index}: entity(id: $id${index}) { ...CanvasNode neighbors(${handed}) { ...BroughtNeighbors } }`,
    );
    for (const name of ['id', ...names] as const) variables[`${name}${index}`] = given[name];
  }
  const text = [
    `query GraphView(${declared.join(', ')}) {\n  ${fields.join('\n  ')}\n}`,
    ...uniqueFragments(
      CanvasNodeFragmentDoc,
      ...(expansions.length === 0 ? [] : [BroughtNeighborsFragmentDoc]),
    ),
  ].join('\n');
  return { document: new TypedDocumentString(text), variables };
}

/** An expansion as the API takes it. */
export function expansionVariables({ id, kinds, types, order, at, limit, cursor }: Expansion) {
  return {
    id,
    first: limit,
    after: cursor,
    orderBy: order,
    kinds,
    types,
    at: at === undefined ? undefined : { from: at },
  };
}

const TYPES = {
  id: 'ID!',
  first: 'Int!',
  after: 'String',
  orderBy: 'NeighborOrder!',
  kinds: '[RelationKind!]',
  types: '[EntityType!]',
  at: 'AsOf',
} as const;

/** The generator writes a fragment together with those it uses; a document may hold each once. */
function uniqueFragments(...documents: readonly { toString(): string }[]): readonly string[] {
  const all = documents.flatMap((document) => document.toString().split(/(?=^\s*fragment )/m));
  return [...new Set(all.map((text) => text.trim()).filter((text) => text !== ''))];
}
