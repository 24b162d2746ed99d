import type { LoadedRelation, VisibleNode, VisibleRelation } from '../model/graph-view.js';
import { articleAddress, entityAddress } from '../model/addresses.js';
import type { ExportQuestion } from './export-question.js';

/** Undefined where there is nothing. */
export type Cell = string | number | boolean | undefined;

export interface Column<Row> {
  readonly name: string;
  readonly type: 'string' | 'int' | 'boolean';
  readonly cell: (row: Row) => Cell;
}

export interface NodeRow {
  readonly node: VisibleNode;
  readonly question: ExportQuestion;
}

/** A relation that is shown, in its own direction. */
export interface RelationRow {
  readonly relation: VisibleRelation;
  readonly source: string;
  readonly target: string;
  readonly sourceName: string;
  readonly targetName: string;
  /** As it was fetched, with its extract. */
  readonly loaded: LoadedRelation | undefined;
  readonly question: ExportQuestion;
}

const column = <Row>(
  name: string,
  cell: (row: Row) => Cell,
  type: Column<Row>['type'] = 'string',
): Column<Row> => ({ name, type, cell });

// What the server's export has too is called the same here.

/** Beside `id`. */
export const NODE_COLUMNS: readonly Column<NodeRow>[] = [
  column('type', ({ node }) => node.type),
  column('name', ({ node }) => node.name),
  column('degree', ({ node }) => node.degree, 'int'),
  column('isHub', ({ node }) => node.isHub, 'boolean'),
  column('isPinned', ({ node }) => node.isPinned, 'boolean'),
  column('hiddenNeighbors', ({ node }) => node.hiddenNeighbors, 'int'),
  column('x', ({ node, question }) => question.positions.get(node.id)?.x, 'int'),
  column('y', ({ node, question }) => question.positions.get(node.id)?.y, 'int'),
  column('page', ({ node, question }) => pageOf(question, node)),
];

/** Beside `id`, `source` and `target`. */
export const RELATION_COLUMNS: readonly Column<RelationRow>[] = [
  column('sourceName', ({ sourceName }) => sourceName),
  column('targetName', ({ targetName }) => targetName),
  column('kind', ({ relation }) => relation.kind),
  column('role', ({ relation }) => relation.role ?? undefined),
  column('start', ({ relation }) => relation.dates.start ?? undefined),
  column('end', ({ relation }) => relation.dates.end ?? undefined),
  column('startEarliest', ({ relation }) => relation.dates.startEarliest ?? undefined),
  column('startLatest', ({ relation }) => relation.dates.startLatest ?? undefined),
  column('endEarliest', ({ relation }) => relation.dates.endEarliest ?? undefined),
  column('endLatest', ({ relation }) => relation.dates.endLatest ?? undefined),
  column('modality', ({ relation }) => relation.modality),
  column('certainty', ({ relation }) => relation.certainty ?? undefined),
  column('evidenceCount', ({ loaded }) => loaded?.evidenceCount, 'int'),
  column('extract', ({ loaded }) => loaded?.extract?.exact),
  column('verification', ({ relation }) => relation.verification ?? undefined),
  column('articleId', ({ loaded }) => loaded?.extract?.articleId),
  column('articleName', ({ loaded }) => loaded?.extract?.articleName),
  column('articlePage', ({ loaded, question }) =>
    loaded?.extract === undefined || loaded.extract === null
      ? undefined
      : question.origin + articleAddress(loaded.extract.articleId),
  ),
];

export function nodeRows(question: ExportQuestion): readonly NodeRow[] {
  return question.graph.nodes.map((node) => ({ node, question }));
}

/** Every relation of every edge. */
export function relationRows(question: ExportQuestion): readonly RelationRow[] {
  const { graph, loaded } = question;
  const names = new Map(graph.nodes.map(({ id, name }) => [id, name]));
  return graph.edges.flatMap((edge) =>
    edge.relations.map((relation) => {
      const isBack = relation.direction === 'IN';
      const [source, target] = isBack ? [edge.target, edge.source] : [edge.source, edge.target];
      return {
        relation,
        source,
        target,
        sourceName: names.get(source) ?? source,
        targetName: names.get(target) ?? target,
        loaded: Object.hasOwn(loaded.relations, relation.id)
          ? loaded.relations[relation.id]
          : undefined,
        question,
      };
    }),
  );
}

function pageOf({ origin }: ExportQuestion, { id, type }: VisibleNode): string {
  return origin + (type === 'ARTICLE' ? articleAddress(id) : entityAddress(id));
}
