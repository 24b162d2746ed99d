import type { Messages } from '../messages/messages.js';
import type { GraphView } from '../model/graph-view.js';
import type { ExportQuestion } from './export-question.js';
import { fileName } from './file-name.js';
import { nodesCsv, relationsCsv } from './graph-csv.js';
import { graphFollowTheMoney } from './graph-follow-the-money.js';
import { graphGraphml } from './graph-graphml.js';
import { graphSvg } from './graph-svg.js';
import { pictureTexts } from './picture-texts.js';
import { svgToPng } from './svg-to-png.js';

export const EXPORT_FORMATS = ['svg', 'png', 'relations', 'nodes', 'graphml', 'ftm'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface FileQuestion extends ExportQuestion {
  readonly view: Pick<GraphView, 'filters' | 'at' | 'hidden'>;
  readonly address: string;
  readonly messages: Messages;
  /** `2026-11-22` */
  readonly today: string;
}

/** Makes a file of what is shown, named for what it shows and the day. */
export async function exportFile(
  format: ExportFormat,
  question: FileQuestion,
): Promise<{ readonly name: string; readonly content: Blob }> {
  const [first] = question.graph.nodes;
  const about = [
    first?.name ?? '',
    ...(format === 'nodes' || format === 'relations' ? [format] : []),
  ];
  const named = (extension: string, content: Blob) => ({
    name: fileName(about.join(' '), question.today, extension),
    content,
  });
  const text = (extension: string, mediaType: string, content: string) =>
    named(extension, new Blob([content], { type: `${mediaType};charset=utf-8` }));
  switch (format) {
    case 'svg':
      return text('svg', 'image/svg+xml', picture(question));
    case 'png':
      return named('png', await svgToPng(picture(question)));
    case 'relations':
      return text('csv', 'text/csv', relationsCsv(question));
    case 'nodes':
      return text('csv', 'text/csv', nodesCsv(question));
    case 'graphml':
      return text('graphml', 'application/graphml+xml', graphGraphml(question));
    case 'ftm':
      return text('ftm.json', 'application/x-ndjson', graphFollowTheMoney(question));
  }
}

function picture({ address, graph, messages, positions, today, view }: FileQuestion): string {
  return graphSvg(graph, positions, pictureTexts(messages, graph, view, address, today));
}
