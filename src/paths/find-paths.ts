import { badInput, SutraError } from '../errors.js';
import type { Deadline, Engine, Parameters } from '../graph/engine.js';
import { ENTITIES_BY_ID } from '../graph/statements/entity-statements.js';
import { pathEnds, pathSteps, relationsBetween } from '../graph/statements/path-statements.js';
import type { RelationSummary } from '../graph/statements/records.js';
import { degrees } from '../graph/statements/relation-statements.js';
import type { EntitySummary } from '../model/entity.js';
import { groupBy } from '../model/group-by.js';
import { certaintyAt, type Certainty } from '../model/validity.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { allowedKinds, kindsWithoutArticles } from './allowed-kinds.js';
import { chooseExpansion } from './choose-expansion.js';
import { enumeratePaths, type NodePath } from './enumerate-paths.js';
import { KnownGraph } from './known-graph.js';
import { checkInteger, walkParameters, type WalkFilter } from './walk-filter.js';

/** What paths step around, between their ends. The ends were asked for and are never avoided. */
export interface PathAvoid {
  readonly types?: readonly string[] | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Entities with more relations than this, of all kinds but those that lead to articles, at any time. */
  readonly degree?: number | undefined;
}

export interface PathOptions extends WalkFilter {
  readonly from: string;
  readonly to: string;
  /** In hops, 1 to 6. */
  readonly maxLength: number;
  readonly avoid?: PathAvoid | undefined;
  /** How many paths, 1 to 50. */
  readonly first: number;
  /** Edges that the search may look at. */
  readonly mostEdges?: number | undefined;
}

export interface PathHop {
  /** All relations between the two nodes that pass the filters, in both directions, by sort key. */
  readonly relations: readonly RelationSummary[];
}

export interface Path {
  /** In hops. */
  readonly length: number;
  /** From end to end, one more than hops. */
  readonly nodes: readonly EntitySummary[];
  readonly hops: readonly PathHop[];
  /** CERTAIN when each hop has a certain relation; undefined when no time was asked for. */
  readonly certainty: Certainty | undefined;
}

const LONGEST_PATH = 6;
const MOST_PATHS = 50;
const MOST_AVOIDED_IDS = 1_000;
/** Edges that one search may look at: one to two seconds on the embedded engine, up to five on Neo4j. */
const MOST_EDGES = 200_000;
/** Relations that the hops of one answer may list. */
const MOST_RELATIONS = 10_000;

/**
 * The first paths between two entities: simple, distinct by their nodes, ordered by length, then
 * certain ones first, then by the list of node ids. From both ends, one statement a length at most,
 * until there are enough; the answer is exact or there is none. Nothing is known between equal
 * ends, or to an entity that does not exist.
 * @throws SutraError QUERY_TOO_COSTLY when too much of the graph would have to be looked at;
 * BAD_USER_INPUT for numbers out of range and for unknown kinds.
 */
export async function findPaths(
  engine: Engine,
  vocabulary: Vocabulary,
  options: PathOptions,
  deadline?: Deadline,
): Promise<readonly Path[]> {
  const { maxLength, first, avoid = {} } = options;
  checkInteger(maxLength, 'maxLength', 1, LONGEST_PATH);
  checkInteger(first, 'first', 1, MOST_PATHS);
  if (avoid.degree !== undefined) {
    checkInteger(avoid.degree, 'avoid.degree', 0, Number.MAX_SAFE_INTEGER);
  }
  if ((avoid.ids?.length ?? 0) > MOST_AVOIDED_IDS) {
    throw badInput('avoid.ids', `at most ${MOST_AVOIDED_IDS} ids`, avoid.ids?.length);
  }
  const kinds = allowedKinds(vocabulary, { kinds: options.kinds, avoid: avoid.kinds });
  if (kinds.length === 0) return [];

  const read = new PathReader(engine, vocabulary, kinds, options, deadline);
  const ends = await read.ends();
  if (ends === undefined) return [];
  const { graph, from, to } = ends;

  const found: NodePath[] = [];
  const { mostEdges = MOST_EDGES } = options;
  let left = mostEdges;
  for (let length = 1; length <= maxLength && found.length < first; length += 1) {
    for (;;) {
      const ids = chooseExpansion(graph, from, to, length);
      if (ids.length === 0) break;
      left -= ids.reduce((sum, id) => sum + graph.degree(id), 0);
      if (left < 0) throw tooManyEdges(mostEdges, length);
      await read.expand(graph, ids, [from, to]);
    }
    const wanted = first - found.length;
    const certainFirst = options.at !== undefined;
    found.push(...enumeratePaths(graph, { from, to, length, wanted, certainFirst }));
  }
  return found.length === 0 ? [] : read.paths(graph, found);
}

/** The statements of one search, with the parameters that all of them share. */
class PathReader {
  readonly #engine: Engine;
  readonly #kinds: readonly string[];
  /** The kinds by which `avoid.degree` counts, when they are not those that the search follows. */
  readonly #countedKinds: readonly string[] | undefined;
  readonly #options: PathOptions;
  readonly #parameters: Parameters;
  readonly #deadline: Deadline | undefined;
  #avoidedIds: ReadonlySet<string> = new Set();

  constructor(
    engine: Engine,
    vocabulary: Vocabulary,
    kinds: readonly string[],
    options: PathOptions,
    deadline: Deadline | undefined,
  ) {
    const counted = kindsWithoutArticles(vocabulary);
    const same = counted.length === kinds.length && counted.every((kind) => kinds.includes(kind));
    this.#engine = engine;
    this.#kinds = kinds;
    this.#countedKinds = same ? undefined : counted;
    this.#options = options;
    this.#parameters = walkParameters(options);
    this.#deadline = deadline;
  }

  /** A graph of the two ends alone; undefined when one is not known or they are the same. */
  async ends(): Promise<{ graph: KnownGraph; from: string; to: string } | undefined> {
    const { from, to, avoid } = this.#options;
    const ids = [...new Set([from, to, ...(avoid?.ids ?? [])])];
    const rows = await this.#engine.read(pathEnds(this.#kinds), { ids }, this.#deadline);
    const byId = new Map(rows.map((row) => [row.requestedId, row]));
    const [start, end] = [byId.get(from), byId.get(to)];
    if (start === undefined || end === undefined || start.id === end.id) return undefined;
    this.#avoidedIds = new Set((avoid?.ids ?? []).flatMap((id) => byId.get(id)?.id ?? []));
    const graph = new KnownGraph();
    graph.add(start.id, start.degree);
    graph.add(end.id, end.degree);
    return { graph, from: start.id, to: end.id };
  }

  /** Makes all edges of `ids` known that the search may follow. */
  async expand(graph: KnownGraph, ids: readonly string[], ends: readonly string[]): Promise<void> {
    const { avoid } = this.#options;
    const parameters = {
      ...this.#parameters,
      ids,
      ends,
      avoidTypes: avoid?.types ?? [],
      limit: MOST_EDGES,
    };
    const steps = await this.#engine.read(pathSteps(this.#kinds), parameters, this.#deadline);
    // The degrees that were counted before allow no more, unless much was written since.
    if (steps.reduce((sum, { via }) => sum + via.length, 0) >= MOST_EDGES) {
      throw tooManyEdges(MOST_EDGES);
    }
    const others = steps.filter(({ id }) => !ends.includes(id));
    const tooMany = await this.#withTooManyEdges(others);
    const avoided = ({ id }: { id: string }) =>
      !ends.includes(id) && (this.#avoidedIds.has(id) || tooMany.has(id));
    graph.learn(
      ids,
      steps.filter((step) => !avoided(step)),
    );
  }

  async paths(graph: KnownGraph, found: readonly NodePath[]): Promise<readonly Path[]> {
    const pairs = new Map<string, { from: string; to: string }>();
    for (const path of found) {
      for (const [one, other] of hopsOf(path)) {
        const [from, to] = graph.degree(one) <= graph.degree(other) ? [one, other] : [other, one];
        pairs.set(pairKey(one, other), { from, to });
      }
    }
    const [entities, relations] = await Promise.all([
      this.#engine.read(ENTITIES_BY_ID, { ids: [...new Set(found.flat())] }, this.#deadline),
      this.#engine.read(
        relationsBetween(this.#kinds),
        { ...this.#parameters, pairs: [...pairs.values()], limit: MOST_RELATIONS + 1 },
        this.#deadline,
      ),
    ]);
    if (relations.length > MOST_RELATIONS) throw tooManyRelations();
    const entityById = new Map(entities.map(({ requestedId, entity }) => [requestedId, entity]));
    const byPair = groupBy(relations, ({ sourceId, targetId }) => pairKey(sourceId, targetId));
    return found.flatMap((path) => {
      const nodes = path.flatMap((id) => entityById.get(id) ?? []);
      const hops = hopsOf(path).map(([one, other]) => ({
        relations: byPair.get(pairKey(one, other)) ?? [],
      }));
      // Something was taken away while the search ran: then it is no path any more.
      const gone = nodes.length < path.length || hops.some((hop) => hop.relations.length === 0);
      return gone ? [] : [{ length: hops.length, nodes, hops, certainty: this.#certainty(hops) }];
    });
  }

  #certainty(hops: readonly PathHop[]): Certainty | undefined {
    const { at } = this.#options;
    if (at === undefined) return undefined;
    const isCertain = hops.every((hop) =>
      hop.relations.some(({ validity }) => certaintyAt(validity, at) === 'CERTAIN'),
    );
    return isCertain ? 'CERTAIN' : 'POSSIBLE';
  }

  async #withTooManyEdges(
    nodes: readonly { id: string; degree: number }[],
  ): Promise<ReadonlySet<string>> {
    const most = this.#options.avoid?.degree;
    if (most === undefined || nodes.length === 0) return new Set();
    const counted =
      this.#countedKinds === undefined
        ? nodes
        : (
            await this.#engine.read(
              degrees(this.#countedKinds),
              { ids: nodes.map(({ id }) => id) },
              this.#deadline,
            )
          ).map(({ entityId, degree }) => ({ id: entityId, degree }));
    return new Set(counted.filter(({ degree }) => degree > most).map(({ id }) => id));
  }
}

function hopsOf(path: NodePath): readonly (readonly [string, string])[] {
  return path.slice(1).map((id, index) => [path[index] ?? '', id] as const);
}

/** Ids hold no line breaks (model/entity), so that no two pairs have the same key. */
function pairKey(one: string, other: string): string {
  return one < other ? `${one}\n${other}` : `${other}\n${one}`;
}

const NARROW =
  'Ask for a smaller maxLength, fewer kinds or a smaller first, or avoid entities with many relations by avoid.degree.';

function tooManyEdges(most: number, length?: number): SutraError {
  const what = length === undefined ? 'Paths' : `Paths of ${length} hops`;
  return new SutraError(
    'QUERY_TOO_COSTLY',
    `${what}: expected to look at no more than ${most} relations, found more. ${NARROW}`,
  );
}

function tooManyRelations(): SutraError {
  return new SutraError(
    'QUERY_TOO_COSTLY',
    `Paths: expected at most ${MOST_RELATIONS} relations in their hops, found more. ${NARROW}`,
  );
}
