import type { EdgeStyle } from '../drawing/edge-style.js';
import { kindLabel } from '../messages/kind-label.js';
import type { Messages } from '../messages/messages.js';
import type { GraphView, VisibleGraph } from '../model/graph-view.js';
import type { PictureTexts } from './graph-svg.js';

/** What a picture of a view says of itself: how much it shows, by which filters, when it was made and where it can be seen again. */
export function pictureTexts(
  messages: Messages,
  graph: VisibleGraph,
  view: Pick<GraphView, 'filters' | 'at' | 'hidden'>,
  address: string,
  today: string,
): PictureTexts {
  const { canvas, claims, exports, format, vocabulary } = messages;
  const relations = graph.edges.reduce((sum, edge) => sum + edge.relations.length, 0);
  const types = names(vocabulary.types);
  const counts = exports.counts(graph.nodes.length, relations);
  return {
    title: counts,
    caption: [
      counts,
      ...(graph.truncated ? [exports.truncated] : []),
      ...filterLines(messages, view),
      exports.made(format.date(today)),
      address,
    ],
    typeNames: types,
    modalityNames: claims.modality,
    possible: exports.possible,
    warning: exports.warning,
    hub: exports.hub,
    kindOf: ({ kinds, count }: EdgeStyle) => {
      const [first] = kinds;
      const label = first === undefined ? '' : kindLabel(messages, first.kind, 'OUT');
      return count > 1 ? `${label} ${canvas.times(count)}` : label;
    },
  };
}

function filterLines(
  { claims, exports, format, vocabulary }: Messages,
  { at, filters, hidden }: Pick<GraphView, 'filters' | 'at' | 'hidden'>,
): string[] {
  const { types, kinds, modalities, from, to, includeUndated } = filters;
  const isDated = at !== null || from !== undefined || to !== undefined;
  return [
    ...(at === null ? [] : [exports.asOf(format.date(at))]),
    ...(types.length === 0
      ? []
      : [exports.types(format.list(types.map((type) => vocabulary.types[type].label)))]),
    ...(kinds.length === 0
      ? []
      : [exports.kinds(format.list(kinds.map((kind) => vocabulary.kinds[kind].label)))]),
    ...(modalities.length === 0
      ? []
      : [exports.modalities(format.list(modalities.map((one) => claims.modality[one])))]),
    ...(from === undefined ? [] : [exports.from(format.date(from))]),
    ...(to === undefined ? [] : [exports.to(format.date(to))]),
    ...(isDated && !includeUndated ? [exports.withoutUndated] : []),
    ...(hidden.length === 0 ? [] : [exports.hidden(hidden.length)]),
  ];
}

function names<Name extends string>(
  entries: Readonly<Record<Name, { readonly label: string }>>,
): Readonly<Record<Name, string>> {
  return Object.fromEntries(
    Object.entries<{ readonly label: string }>(entries).map(([name, { label }]) => [name, label]),
  ) as Record<Name, string>;
}
