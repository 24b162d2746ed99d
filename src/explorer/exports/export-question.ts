import type { Loaded, Point, VisibleGraph } from '../model/graph-view.js';

/** What is exported: what is shown, where it is, and what was fetched about it. */
export interface ExportQuestion {
  readonly graph: VisibleGraph;
  readonly loaded: Loaded;
  readonly positions: ReadonlyMap<string, Point>;
  /** Of this server, `https://example.org`: files are read elsewhere, so addresses in them are whole. */
  readonly origin: string;
}
