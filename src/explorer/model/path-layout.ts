/** A path as far as its picture goes: the ids it passes, in order. */
export type PathNodes = readonly string[];

export interface PlacedNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** A line between two nodes, of all paths that take this step. */
export interface PlacedStep {
  readonly source: string;
  readonly target: string;
  /** Through which points, both ends included. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Which paths take it, by their place in the list. */
  readonly paths: readonly number[];
}

export interface PathPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly steps: readonly PlacedStep[];
}

export interface PathSpacing {
  readonly column: number;
  readonly row: number;
  readonly margin: { readonly x: number; readonly y: number };
}

/** How often the rows are sorted by their neighbours, to and fro; it settles sooner. */
const SWEEPS = 6;

/**
 * One picture of several paths with the same two ends: from left to right by the distance from the
 * start, each node once. Steps over several columns keep a row free in those between, so that no
 * line runs through a node. The same paths give the same picture.
 */
export function layOutPaths(paths: readonly PathNodes[], spacing: PathSpacing): PathPicture {
  const columnOf = columns(paths);
  const steps = stepsOf(paths);
  const { cells, chains } = fillColumns(columnOf, steps);
  sortRows(cells, chains);
  const rows = Math.max(0, ...cells.map(({ length }) => length));
  const places = new Map<string, { x: number; y: number }>();
  cells.forEach((cell, column) => {
    const top = (rows - cell.length) / 2;
    cell.forEach((name, row) =>
      places.set(name, {
        x: spacing.margin.x + column * spacing.column,
        y: spacing.margin.y + (top + row) * spacing.row,
      }),
    );
  });
  const place = (name: string) => places.get(name) ?? { x: 0, y: 0 };
  return {
    width: 2 * spacing.margin.x + Math.max(0, cells.length - 1) * spacing.column,
    height: 2 * spacing.margin.y + Math.max(0, rows - 1) * spacing.row,
    nodes: [...columnOf.keys()].map((id) => ({ id, ...place(nodeCell(id)) })),
    steps: steps.map(({ source, target, paths: taken }, index) => ({
      source,
      target,
      paths: taken,
      points: (chains[index] ?? []).map(place),
    })),
  };
}

/** The column of each node: its place on the shortest way there; the end stands after all others. */
function columns(paths: readonly PathNodes[]): Map<string, number> {
  const columnOf = new Map<string, number>();
  for (const path of paths) {
    path.forEach((id, place) => columnOf.set(id, Math.min(place, columnOf.get(id) ?? place)));
  }
  const end = paths[0]?.at(-1);
  if (end !== undefined) columnOf.set(end, Math.max(...paths.map((path) => path.length - 1)));
  return columnOf;
}

interface Step {
  readonly source: string;
  readonly target: string;
  readonly paths: number[];
}

/** Each pair of neighbours once, whichever way a path takes it. */
function stepsOf(paths: readonly PathNodes[]): readonly Step[] {
  const steps = new Map<string, Step>();
  paths.forEach((path, index) => {
    path.slice(1).forEach((target, place) => {
      const source = path[place] ?? '';
      const known = steps.get(key(source, target)) ?? steps.get(key(target, source));
      if (known === undefined) steps.set(key(source, target), { source, target, paths: [index] });
      else known.paths.push(index);
    });
  });
  return [...steps.values()];
}

const key = (source: string, target: string) => JSON.stringify([source, target]);
/** Ids may be any text; a step's own cells are told from them by the first letter. */
const nodeCell = (id: string) => `n${id}`;

/** What stands in each column, and the cells that each step runs through. */
function fillColumns(columnOf: ReadonlyMap<string, number>, steps: readonly Step[]) {
  const cells: string[][] = [];
  for (const [id, column] of columnOf) (cells[column] ??= []).push(nodeCell(id));
  for (let column = 0; column < cells.length; column += 1) cells[column] ??= [];
  const chains = steps.map(({ source, target }, index) => {
    const [start, end] = [columnOf.get(source) ?? 0, columnOf.get(target) ?? 0];
    const direction = Math.sign(end - start);
    const between: string[] = [];
    for (let column = start + direction; direction !== 0 && column !== end; column += direction) {
      const cell = `s${index} ${column}`;
      cells[column]?.push(cell);
      between.push(cell);
    }
    return [nodeCell(source), ...between, nodeCell(target)];
  });
  return { cells, chains };
}

/** Sorts each column by where its neighbours in the column before stand, then by those after. */
function sortRows(cells: string[][], chains: readonly (readonly string[])[]): void {
  const neighbors = new Map<string, string[]>();
  const join = (one: string, other: string) =>
    neighbors.set(one, [...(neighbors.get(one) ?? []), other]);
  for (const chain of chains) {
    chain.slice(1).forEach((cell, place) => {
      const before = chain[place] ?? cell;
      join(cell, before);
      join(before, cell);
    });
  }
  const sortBy = (column: number, other: number) => {
    const rowOf = new Map(cells[other]?.map((cell, row) => [cell, row]));
    const middle = (cells[other]?.length ?? 0) / 2;
    const weight = new Map(
      cells[column]?.map((cell, row) => {
        const rows = (neighbors.get(cell) ?? []).flatMap((name) => rowOf.get(name) ?? []);
        const mean = rows.reduce((sum, value) => sum + value, 0) / rows.length;
        // One without neighbours there stays about where it is.
        return [cell, rows.length === 0 ? row - (cells[column]?.length ?? 0) / 2 : mean - middle];
      }),
    );
    cells[column]?.sort((one, another) => (weight.get(one) ?? 0) - (weight.get(another) ?? 0));
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    if (sweep % 2 === 0) for (let at = 1; at < cells.length; at += 1) sortBy(at, at - 1);
    else for (let at = cells.length - 2; at >= 0; at -= 1) sortBy(at, at + 1);
  }
}
