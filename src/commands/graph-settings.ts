import type { OpenEngineOptions } from '../graph/open.js';

/** What of the settings says where the graph is; see config.ts. */
export interface GraphSettings {
  readonly neo4j: OpenEngineOptions['neo4j'];
  readonly dataDirectory: string;
  readonly articlesDirectory: string | undefined;
  readonly packageRoot: string;
}
