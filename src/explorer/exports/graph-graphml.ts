import { KIND_LABELS } from '../generated/vocabulary.js';
import {
  NODE_COLUMNS,
  nodeRows,
  RELATION_COLUMNS,
  relationRows,
  type Cell,
  type Column,
} from './columns.js';
import type { ExportQuestion } from './export-question.js';
import { xmlText } from './xml-text.js';

/** What is shown, as GraphML: an edge for each relation, and what it is made of declared first. */
export function graphGraphml(question: ExportQuestion): string {
  const nodes = nodeRows(question).map((row) => {
    const label = data('node', 'label', row.node.name);
    return `<node id="${xmlText(row.node.id)}">${label}${cells('node', NODE_COLUMNS, row)}</node>\n`;
  });
  const edges = relationRows(question).map((row) => {
    const ends = `source="${xmlText(row.source)}" target="${xmlText(row.target)}"`;
    const label = data('edge', 'label', KIND_LABELS[row.relation.kind].label);
    return `<edge id="${xmlText(row.relation.id)}" ${ends}>${label}${cells('edge', RELATION_COLUMNS, row)}</edge>\n`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns',
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n',
    key('node', 'label', 'string'),
    ...NODE_COLUMNS.map(({ name, type }) => key('node', name, type)),
    key('edge', 'label', 'string'),
    ...RELATION_COLUMNS.map(({ name, type }) => key('edge', name, type)),
    '<graph id="sutra" edgedefault="directed">\n',
    ...nodes,
    ...edges,
    '</graph>\n</graphml>\n',
  ].join('');
}

type Owner = 'node' | 'edge';

function key(owner: Owner, name: string, type: string): string {
  return `<key id="${owner}-${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>\n`;
}

function cells<Row>(owner: Owner, columns: readonly Column<Row>[], row: Row): string {
  return columns.map(({ name, cell }) => data(owner, name, cell(row))).join('');
}

function data(owner: Owner, name: string, value: Cell): string {
  return value === undefined ? '' : `<data key="${owner}-${name}">${xmlText(String(value))}</data>`;
}
