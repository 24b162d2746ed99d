import type { PathStep } from '../graph/statements/path-statements.js';

interface KnownNode {
  readonly degree: number;
  /** Neighbor to whether a relation between the two is certain. */
  readonly neighbors: Map<string, boolean>;
  /** All its edges that pass the filters are known, and not only those seen from the other end. */
  expanded: boolean;
}

/** The part of the graph that a path search has seen. Parallel relations are one edge. */
export class KnownGraph {
  readonly #nodes = new Map<string, KnownNode>();

  add(id: string, degree: number): void {
    if (!this.#nodes.has(id))
      this.#nodes.set(id, { degree, neighbors: new Map(), expanded: false });
  }

  /** Takes in what is next to `ids`: from now on all their edges are known. */
  learn(ids: readonly string[], steps: readonly PathStep[]): void {
    for (const step of steps) {
      this.add(step.id, step.degree);
      for (const { id, certain } of step.via) {
        this.#nodes.get(id)?.neighbors.set(step.id, certain);
        this.#nodes.get(step.id)?.neighbors.set(id, certain);
      }
    }
    for (const id of ids) {
      const node = this.#nodes.get(id);
      if (node !== undefined) node.expanded = true;
    }
  }

  neighbors(id: string): ReadonlyMap<string, boolean> {
    return this.#nodes.get(id)?.neighbors ?? NONE;
  }

  degree(id: string): number {
    return this.#nodes.get(id)?.degree ?? 0;
  }

  /**
   * The entities whose edges are not all known, by how many known hops they are from `end`:
   * the array's index. Walks do not go through the other end, where paths stop.
   */
  frontiers(end: string, otherEnd: string): readonly (readonly string[])[] {
    const seen = new Set([end]);
    const frontiers: string[][] = [];
    for (let level = [end]; level.length > 0;) {
      const next: string[] = [];
      for (const id of level) {
        if (id === otherEnd) continue;
        for (const neighbor of this.neighbors(id).keys()) {
          if (!seen.has(neighbor)) {
            seen.add(neighbor);
            next.push(neighbor);
          }
        }
      }
      frontiers.push(
        level.filter((id) => id !== otherEnd && this.#nodes.get(id)?.expanded === false),
      );
      level = next;
    }
    return frontiers;
  }
}

const NONE: ReadonlyMap<string, boolean> = new Map();
