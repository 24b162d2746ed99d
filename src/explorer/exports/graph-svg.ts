import type { EntityType, Modality } from '../generated/graphql.js';
import { boundsOf } from '../drawing/bounds.js';
import {
  arrowPath,
  crossPath,
  edgeLine,
  text as point,
  warningPath,
} from '../drawing/edge-line.js';
import {
  DASHES,
  edgeDashes,
  edgeStyle,
  POSSIBLE_DASHES,
  type EdgeStyle,
} from '../drawing/edge-style.js';
import { labelLines, widthOf } from '../drawing/label-lines.js';
import { shapeRadius, shapeScale } from '../drawing/node-shape.js';
import type { Point, VisibleEdge, VisibleGraph, VisibleNode } from '../model/graph-view.js';
import { PALETTES } from '../theme/palette.js';
import { SHAPES } from '../theme/shapes.js';
import { xmlText } from './xml-text.js';

export interface PictureTexts {
  readonly title: string;
  /** What the picture shows and does not, a line each. Long ones are broken. */
  readonly caption: readonly string[];
  readonly typeNames: Readonly<Record<EntityType, string>>;
  readonly modalityNames: Readonly<Record<Modality, string>>;
  readonly possible: string;
  readonly warning: string;
  readonly hub: string;
  readonly kindOf: (style: EdgeStyle) => string;
}

// Print is light, whatever the screen is.
const { background, types: COLORS } = PALETTES.light;
const TEXT = '#1c2025';
const MUTED = '#565d66';
const LINE = '#6d746d';
const ALERT = '#a8201a';
const FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans Devanagari', sans-serif";
const LEAST_WIDTH = 640;
const ROW = 22;
const PADDING = 24;
/** About how wide a letter of 13 units is. */
const LETTER = 7;

/**
 * The picture as a file that stands by itself: nothing is loaded, no style sheet is needed, and a legend and a caption say
 * what is in it.
 */
export function graphSvg(
  graph: VisibleGraph,
  positions: ReadonlyMap<string, Point>,
  texts: PictureTexts,
): string {
  const box = boundsOf(
    graph.nodes.flatMap(({ id }) => {
      const at = positions.get(id);
      return at === undefined ? [] : [at];
    }),
  ) ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const width = Math.max(LEAST_WIDTH, Math.ceil(box.right - box.left) + 2 * PADDING);
  const inner = width - 2 * PADDING;
  const graphHeight = Math.ceil(box.bottom - box.top);
  const shift = {
    x: Math.round(width / 2 - (box.left + box.right) / 2),
    y: Math.round(PADDING - box.top),
  };
  const legend = flow(legendItems(graph, texts), inner);
  const caption = texts.caption.flatMap((line) => broken(line, Math.floor(inner / LETTER)));
  const legendTop = graphHeight + 2 * PADDING;
  const captionTop = legendTop + legend.rows * ROW + 12;
  const height = captionTop + caption.length * ROW + PADDING;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${xmlText(FONT)}" role="img">\n`,
    `<title>${xmlText(texts.title)}</title>\n<desc>${xmlText(texts.caption.join(' '))}</desc>\n`,
    `<rect width="${width}" height="${height}" fill="${background}"/>\n`,
    `<g transform="translate(${shift.x},${shift.y})">\n`,
    ...edgesOf(graph, positions, texts),
    ...graph.nodes.map((node) => nodeOf(node, positions.get(node.id))),
    '</g>\n',
    `<path d="M${PADDING} ${legendTop - 8}H${width - PADDING}" stroke="${LINE}" stroke-width="0.5"/>\n`,
    ...legend.items.map(
      ({ x, row, drawing, label }) =>
        `<g transform="translate(${PADDING + x},${legendTop + row * ROW + 11})">${drawing}<text x="34" y="4.5" font-size="13" fill="${TEXT}">${xmlText(label)}</text></g>\n`,
    ),
    ...caption.map(
      (line, index) =>
        `<text x="${PADDING}" y="${captionTop + index * ROW + 14}" font-size="13" fill="${MUTED}">${xmlText(line)}</text>\n`,
    ),
    '</svg>\n',
  ].join('');
}

function edgesOf(
  graph: VisibleGraph,
  positions: ReadonlyMap<string, Point>,
  texts: PictureTexts,
): string[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return graph.edges.map((edge) => {
    const [from, to] = [positions.get(edge.source), positions.get(edge.target)];
    const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
    if (!from || !to || !source || !target) return '';
    return edgeOf(edge, edgeLine(from, to, shapeRadius(source), shapeRadius(target)), texts);
  });
}

function edgeOf(
  edge: VisibleEdge,
  { start, end, middle, length, along, textAngle }: ReturnType<typeof edgeLine>,
  texts: PictureTexts,
): string {
  const style = edgeStyle(edge);
  const label = texts.kindOf(style);
  const isMarked = style.hasWarning || style.modality === 'DENIED';
  const hasRoom = length > widthOf(label) * 6.2 + 26;
  const dashes = edgeDashes(style);
  return [
    `<g${style.isPossible ? ' opacity="0.6"' : ''}>`,
    line(`M${point(start)}L${point(end)}`, dashes),
    style.pointsForward ? `<path d="${arrowPath(end, along)}" fill="${LINE}"/>` : '',
    style.pointsBack
      ? `<path d="${arrowPath(start, { x: -along.x, y: -along.y })}" fill="${LINE}"/>`
      : '',
    style.modality === 'DENIED' ? cross(middle) : '',
    style.hasWarning ? warning(middle) : '',
    hasRoom
      ? `<text transform="translate(${point(middle)}) rotate(${textAngle.toFixed(1)})" dy="${isMarked ? -11 : -3.5}" font-size="11" text-anchor="middle" fill="${MUTED}"${halo(3)}>${xmlText(label)}</text>`
      : '',
    '</g>\n',
  ].join('');
}

function nodeOf(node: VisibleNode, at: Point | undefined): string {
  if (at === undefined) return '';
  const edge = 10 * shapeScale(node);
  const lines = labelLines(node.name);
  return [
    `<g transform="translate(${at.x},${at.y})"><title>${xmlText(node.name)}</title>`,
    node.isHub ? hubRing(edge + 3) : '',
    shape(node.type, shapeScale(node)),
    `<text y="${edge + 4}" font-size="12.5" text-anchor="middle" fill="${TEXT}"${halo(3.5)}>`,
    ...lines.map((text) => `<tspan x="0" dy="1.15em">${xmlText(text)}</tspan>`),
    '</text></g>\n',
  ].join('');
}

interface LegendItem {
  readonly drawing: string;
  readonly label: string;
}

/** What the signs mean, of those that are in the picture. */
function legendItems(graph: VisibleGraph, texts: PictureTexts): LegendItem[] {
  const types = [...new Set(graph.nodes.map(({ type }) => type))].sort();
  const styles = graph.edges.map(edgeStyle);
  const sample = (dashes: string | undefined) => line('M0 0H26', dashes);
  const modalities = (Object.keys(DASHES) as Modality[]).filter((modality) =>
    styles.some((style) => style.modality === modality),
  );
  return [
    ...types.map((type) => ({
      drawing: `<g transform="translate(13,0)">${shape(type, 0.9)}</g>`,
      label: texts.typeNames[type],
    })),
    ...(graph.nodes.some(({ isHub }) => isHub)
      ? [{ drawing: `<g transform="translate(13,0)">${hubRing(9)}</g>`, label: texts.hub }]
      : []),
    ...modalities.map((modality) => ({
      drawing: sample(DASHES[modality]) + (modality === 'DENIED' ? cross({ x: 13, y: 0 }) : ''),
      label: texts.modalityNames[modality],
    })),
    ...(styles.some(({ isPossible }) => isPossible)
      ? [{ drawing: `<g opacity="0.6">${sample(POSSIBLE_DASHES)}</g>`, label: texts.possible }]
      : []),
    ...(styles.some(({ hasWarning }) => hasWarning)
      ? [{ drawing: warning({ x: 13, y: 0 }), label: texts.warning }]
      : []),
  ];
}

/** Puts items beside each other, and below where there is no room. */
function flow(items: readonly LegendItem[], width: number) {
  let [x, row] = [0, 0];
  const placed = items.map((item) => {
    const wide = 34 + widthOf(item.label) * LETTER + 22;
    if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
    const at = { ...item, x, row };
    x += wide;
    return at;
  });
  return { items: placed, rows: items.length === 0 ? 0 : row + 1 };
}

/** A text in lines of so many letters, broken at spaces where there are some: addresses have none. */
function broken(text: string, letters: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > letters) {
    const space = rest.lastIndexOf(' ', letters);
    // Never between the halves of a character.
    const half = /[\ud800-\udbff]/.test(rest.charAt(letters - 1)) ? 1 : 0;
    const end = space > letters / 2 ? space : letters - half;
    lines.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? lines : [...lines, rest];
}

function line(path: string, dashes: string | undefined): string {
  const dashed = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`;
  return `<path d="${path}" fill="none" stroke="${LINE}" stroke-width="1.4"${dashed}/>`;
}

function cross(at: Point): string {
  return `<path d="${crossPath(at)}" fill="none" stroke="${ALERT}" stroke-width="2.4"/>`;
}

function warning(at: Point): string {
  return (
    `<path d="${warningPath(at)}" fill="#fdf3d8" stroke="${ALERT}" stroke-width="1.8" stroke-linejoin="round"/>` +
    `<text x="${Math.round(at.x * 10) / 10}" y="${Math.round((at.y + 5.5) * 10) / 10}" font-size="12" font-weight="700" text-anchor="middle" fill="${ALERT}">!</text>`
  );
}

function shape(type: EntityType, scale: number): string {
  return `<path d="${SHAPES[type]}" transform="scale(${scale})" fill="${COLORS[type]}"/>`;
}

function hubRing(radius: number): string {
  return `<circle r="${radius}" fill="none" stroke="${TEXT}" stroke-width="1.5"/>`;
}

function halo(width: number): string {
  return ` paint-order="stroke" stroke="${background}" stroke-width="${width}" stroke-linejoin="round"`;
}
