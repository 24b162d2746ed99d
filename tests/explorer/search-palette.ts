// Searches colours for entity types that have none yet: `node --import ./tests/support/typescript-loader.mjs
// tests/explorer/search-palette.ts`. Of all colours with enough contrast it takes those whose least
// distance to every other, for whoever tells them apart worst, is largest. The result is fixed in
// src/explorer/theme/palette.ts, and tests/explorer/palette.test.ts holds it.

import { contrast, perceived, VISIONS } from './color-vision.js';

const LEAST_CONTRAST = 3.05;
const STEP = 12;
const WANTED = 4;

const known = {
  light: {
    background: '#ffffff',
    colors: ['#085b87', '#955be3', '#d0750a', '#2ca2a2', '#824121', '#0e0967', '#460011'],
  },
  dark: {
    background: '#16181d',
    colors: ['#5471f5', '#875f9a', '#e39a78', '#8ff4e0', '#c65d26', '#95abee', '#ede361'],
  },
};

for (const [scheme, { background, colors }] of Object.entries(known)) {
  const candidates = grid()
    .filter((hex) => contrast(hex, background) >= LEAST_CONTRAST)
    .map(seen)
    // Neither near the colour of the text nor so pale that it passes for something hidden.
    .filter(({ views: [view] }) => {
      const [l = 0, a = 0, b = 0] = view ?? [];
      return l > 0.3 && l < 0.9 && Math.hypot(a, b) > 0.04;
    });
  let best = { least: 0, chosen: [] as string[] };
  // Each start takes another first colour, then always the one farthest from all, then mends one at a time.
  for (let start = 0; start < candidates.length; start += Math.ceil(candidates.length / 40)) {
    const fixed = colors.map(seen);
    const chosen = [candidates[start]!];
    while (chosen.length < WANTED) chosen.push(farthest(candidates, [...fixed, ...chosen]));
    for (let round = 0; round < 4; round += 1) {
      for (const index of chosen.keys()) {
        chosen[index] = farthest(candidates, [...fixed, ...chosen.toSpliced(index, 1)]);
      }
    }
    const least = Math.min(
      ...chosen.map((color, index) => nearest(color, [...fixed, ...chosen.toSpliced(index, 1)], 0)),
    );
    if (least > best.least) best = { least, chosen: chosen.map(({ hex }) => hex) };
  }
  console.log(scheme, best.least.toFixed(4), best.chosen.join(' '));
}

function grid() {
  const steps = Array.from({ length: 256 / STEP + 1 }, (_, index) => Math.min(255, index * STEP));
  const two = (value: number) => value.toString(16).padStart(2, '0');
  return steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => `#${two(red)}${two(green)}${two(blue)}`)),
  );
}

interface Seen {
  readonly hex: string;
  readonly views: readonly (readonly [number, number, number])[];
}

function seen(hex: string): Seen {
  return { hex, views: VISIONS.map((vision) => perceived(hex, vision)) };
}

function nearest(color: Seen, others: readonly Seen[], enough: number): number {
  let least = Infinity;
  for (const other of others) {
    for (const [index, view] of color.views.entries()) {
      const [l, a, b] = other.views[index]!;
      const distance = Math.hypot(view[0] - l, view[1] - a, view[2] - b);
      if (distance < least) least = distance;
      if (least < enough) return least;
    }
  }
  return least;
}

function farthest(candidates: readonly Seen[], others: readonly Seen[]): Seen {
  let best = candidates[0]!;
  let distance = 0;
  for (const candidate of candidates) {
    const found = nearest(candidate, others, distance);
    if (found > distance) [best, distance] = [candidate, found];
  }
  return best;
}
