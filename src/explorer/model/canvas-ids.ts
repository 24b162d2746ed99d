import { HARD_NODE_CAP, type GraphView, type Loaded } from './graph-view.js';
import { presentIds } from './visible-graph.js';

/** Whose relations to each other a canvas may have to draw: all who pass but for the filters of relations. */
export function canvasIds(view: GraphView, loaded: Loaded): readonly string[] {
  const [hidden, types] = [new Set(view.hidden), new Set(view.filters.types)];
  return presentIds(view, loaded)
    .filter((id) => {
      const type = loaded.nodes[id]?.type;
      return !hidden.has(id) && type !== undefined && (types.size === 0 || types.has(type));
    })
    .slice(0, HARD_NODE_CAP);
}
