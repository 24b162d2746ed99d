import type { Engine } from '../graph/engine.js';
import { EDGE_COLUMNS, NODE_COLUMNS, type Column } from './columns.js';
import { scanCanonical } from './scan-canonical.js';
import type { ExportFilter } from './scan-graph.js';
import { scanRelations } from './scan-relations.js';
import { xmlAttribute, xmlText } from './xml-text.js';

/**
 * Canonical entities and the relations between them as GraphML: one directed graph, typed keys, a `label` for tools
 * that draw (an entity's name, a relation's label in the vocabulary).
 */
export async function* graphml(
  engine: Engine,
  filter: ExportFilter,
  labelOf: (kind: string) => string,
): AsyncGenerator<string> {
  yield (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns' +
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n' +
    keyLine('node', 'label', 'string') +
    NODE_COLUMNS.map(({ name, type }) => keyLine('node', name, type)).join('') +
    keyLine('edge', 'label', 'string') +
    EDGE_COLUMNS.map(({ name, type }) => keyLine('edge', name, type)).join('') +
    '<graph id="sutra" edgedefault="directed">\n'
  );
  for await (const batch of scanCanonical(engine, filter, { withClaims: true })) {
    yield batch
      .map(
        (entity) =>
          `<node id="${xmlAttribute(entity.id)}">` +
          `${data('node', 'label', entity.name)}${dataOf('node', NODE_COLUMNS, entity)}</node>\n`,
      )
      .join('');
  }
  for await (const batch of scanRelations(engine, filter)) {
    yield batch
      .map((relation) => {
        const { claim, sourceId, targetId } = relation;
        const ends = `source="${xmlAttribute(sourceId)}" target="${xmlAttribute(targetId)}"`;
        const label = data('edge', 'label', labelOf(claim.kind));
        return `<edge id="${claim.id}" ${ends}>${label}${dataOf('edge', EDGE_COLUMNS, relation)}</edge>\n`;
      })
      .join('');
  }
  yield '</graph>\n</graphml>\n';
}

type Owner = 'node' | 'edge';

function keyLine(owner: Owner, name: string, type: string): string {
  return `<key id="${owner}-${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>\n`;
}

function dataOf<Item>(owner: Owner, columns: readonly Column<Item>[], item: Item): string {
  return columns.map(({ name, cell }) => data(owner, name, cell(item))).join('');
}

function data(owner: Owner, name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `<data key="${owner}-${name}">${xmlText(String(value))}</data>`;
}
