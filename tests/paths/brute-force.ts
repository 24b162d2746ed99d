import type { TimeFilter } from '../../src/graph/statements/time-filter.js';
import type { Modality } from '../../src/model/claim.js';
import { certaintyAt, type Certainty } from '../../src/model/validity.js';
import type { PathAvoid } from '../../src/paths/find-paths.js';
import type { PlainGraph, PlainRelation } from './random-graph.js';

export interface PlainPath {
  readonly length: number;
  readonly nodes: readonly string[];
  readonly hops: readonly (readonly string[])[];
  readonly certainty: Certainty | undefined;
}

export interface PlainQuestion {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly kinds: readonly string[];
  readonly at: TimeFilter | undefined;
  readonly modalities: readonly Modality[];
  readonly avoid: PathAvoid;
  readonly first: number;
}

const articleKinds = ['AUTHORED'];

/** Whether a question lets a relation through; kinds, time, modality. */
export function passes(
  { kind, modality, validity }: PlainRelation,
  question: Pick<PlainQuestion, 'kinds' | 'at' | 'modalities'>,
): boolean {
  const { kinds, at, modalities } = question;
  const kindPasses = kinds.length === 0 ? !articleKinds.includes(kind) : kinds.includes(kind);
  const certainty = at === undefined ? 'CERTAIN' : certaintyAt(validity, at);
  const timePasses =
    certainty !== undefined && (at === undefined || at.certainty.includes(certainty));
  const allowed: readonly Modality[] = modalities.length === 0 ? ['ACTUAL'] : modalities;
  return kindPasses && timePasses && allowed.includes(modality);
}

/** All simple paths by trying every way, in the order that is promised: the reference. */
export function bruteForcePaths(graph: PlainGraph, question: PlainQuestion): PlainPath[] {
  const { from, to, maxLength, at, avoid, first } = question;
  if (from === to) return [];
  const relations = graph.relations.filter(
    (relation) => passes(relation, question) && !avoid.kinds?.includes(relation.kind),
  );
  const typeOf = new Map(graph.entities.map(({ id, type }) => [id, type]));
  if (!typeOf.has(from) || !typeOf.has(to)) return [];
  const degree = (id: string) =>
    graph.relations.filter(
      ({ kind, sourceId, targetId }) =>
        !articleKinds.includes(kind) && (sourceId === id || targetId === id),
    ).length;
  const isAvoided = (id: string) =>
    avoid.ids?.includes(id) === true ||
    avoid.types?.includes(typeOf.get(id) ?? '') === true ||
    (avoid.degree !== undefined && degree(id) > avoid.degree);
  const between = (one: string, other: string) =>
    relations
      .filter(
        ({ sourceId, targetId }) =>
          (sourceId === one && targetId === other) || (sourceId === other && targetId === one),
      )
      .sort((left, right) => (left.sortKey < right.sortKey ? -1 : 1));

  const found: PlainPath[] = [];
  const walk = (path: readonly string[]): void => {
    const last = path.at(-1)!;
    if (last === to) {
      const hops = path.slice(1).map((id, index) => between(path[index]!, id));
      const isCertain = hops.every((hop) =>
        hop.some(({ validity }) => at !== undefined && certaintyAt(validity, at) === 'CERTAIN'),
      );
      found.push({
        length: hops.length,
        nodes: path,
        hops: hops.map((hop) => hop.map(({ id }) => id)),
        certainty: at === undefined ? undefined : isCertain ? 'CERTAIN' : 'POSSIBLE',
      });
      return;
    }
    if (path.length > maxLength) return;
    for (const { id } of graph.entities) {
      if (path.includes(id) || (id !== to && isAvoided(id))) continue;
      if (between(last, id).length > 0) walk([...path, id]);
    }
  };
  walk([from]);
  const idOrder = (one: readonly string[], other: readonly string[]) => {
    const index = one.findIndex((id, position) => id !== other[position]);
    return index < 0 ? 0 : one[index]! < other[index]! ? -1 : 1;
  };
  return found
    .sort(
      (one, other) =>
        one.length - other.length ||
        Number(one.certainty === 'POSSIBLE') - Number(other.certainty === 'POSSIBLE') ||
        idOrder(one.nodes, other.nodes),
    )
    .slice(0, first);
}
