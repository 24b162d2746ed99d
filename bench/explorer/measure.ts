import type { BrowserContext } from 'playwright-core';

/** What is measured at a graph in a browser. */
export interface Measure {
  readonly name: string;
  readonly unit: 'kB' | 'ms' | 'requests';
  readonly most: number;
  /** One run, by a reader who has never been here: `context` is fresh. */
  readonly run: (context: BrowserContext, graph: MeasuredGraph) => Promise<number>;
}

/** A served graph, and what to look for in it. */
export interface MeasuredGraph {
  readonly name: string;
  readonly address: string;
  /** Typed into the search box. */
  readonly query: string;
  /** The entity that has to be among the answers. */
  readonly answer: string;
  /** The entity that a canvas is begun with, which has more neighbors than an expand brings, and is no hub. */
  readonly middle: string;
}
