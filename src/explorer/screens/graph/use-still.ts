import { useState } from 'react';

import type { GraphView } from '../../model/graph-view.js';

/** The same view for as long as nothing but its zoom changes. */
export function useStill(view: GraphView): GraphView {
  const [still, setStill] = useState(view);
  const isSame = (Object.keys(view) as (keyof GraphView)[]).every(
    (part) => part === 'zoom' || view[part] === still[part],
  );
  if (isSame) return still;
  setStill(view);
  return view;
}
