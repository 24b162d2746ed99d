import type { Engine } from '../graph/engine.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { csvEdges, csvNodes } from './csv.js';
import { followTheMoneyLines } from './follow-the-money-lines.js';
import { graphml } from './graphml.js';
import { jsonLd } from './json-ld.js';
import type { ExportFilter } from './scan-graph.js';
import { sutraLines } from './sutra-lines.js';

/** A format that the graph is exported in. */
export interface ExportFormat {
  /** As it is asked for: lower case, words joined by hyphens. */
  readonly name: string;
  readonly mediaType: string;
  /** Of a file, without the dot. */
  readonly extension: string;
  readonly description: string;
  /**
   * Writes what a filter keeps as chunks of text, UTF-8 when sent, without ever holding the graph.
   * @throws SutraError BAD_USER_INPUT for an id that is not known, before the first chunk; TIMEOUT.
   */
  write(engine: Engine, vocabulary: Vocabulary, filter: ExportFilter): AsyncGenerator<string>;
}

/** Every format, in the order of the help. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: 'sutra',
    mediaType: 'application/x-ndjson; charset=utf-8',
    extension: 'ndjson',
    description:
      "Sutra's own NDJSON: everything, claims of all states too; an import brings it back",
    write: sutraLines,
  },
  {
    name: 'ftm',
    mediaType: 'application/x-ndjson; charset=utf-8',
    extension: 'ftm.json',
    description: "FollowTheMoney's NDJSON, as its own tools read it",
    write: (engine, vocabulary, filter) =>
      inChunks(followTheMoneyLines(engine, vocabulary, filter)),
  },
  {
    name: 'csv-nodes',
    mediaType: 'text/csv; charset=utf-8; header=present',
    extension: 'nodes.csv',
    description: 'entities as CSV',
    write: (engine, _vocabulary, filter) => csvNodes(engine, filter),
  },
  {
    name: 'csv-edges',
    mediaType: 'text/csv; charset=utf-8; header=present',
    extension: 'edges.csv',
    description: 'relations as CSV',
    write: (engine, _vocabulary, filter) => csvEdges(engine, filter),
  },
  {
    name: 'graphml',
    mediaType: 'application/graphml+xml; charset=utf-8',
    extension: 'graphml',
    description: 'entities and relations as GraphML',
    write: (engine, vocabulary, filter) =>
      graphml(engine, filter, (kind) => vocabulary.kinds.get(kind)?.label ?? kind),
  },
  {
    name: 'json-ld',
    mediaType: 'application/ld+json',
    extension: 'jsonld',
    description: 'entities and claims as JSON-LD with schema.org and PROV terms',
    write: jsonLd,
  },
];

const LINES_IN_A_CHUNK = 500;

/** Lines without ends as chunks of lines with theirs. */
async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = '';
  let count = 0;
  for await (const line of lines) {
    chunk += `${line}\n`;
    count += 1;
    if (count < LINES_IN_A_CHUNK) continue;
    yield chunk;
    chunk = '';
    count = 0;
  }
  yield chunk;
}
