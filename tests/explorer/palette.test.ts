import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { contrast, leastDistance } from './color-vision.js';
import { PALETTES } from '../../src/explorer/theme/palette.js';
import { SHAPES } from '../../src/explorer/theme/shapes.js';

const css = readFileSync(new URL('../../src/explorer/theme/colors.css', import.meta.url), 'utf8');

describe.each(['light', 'dark'] as const)('the %s palette', (scheme) => {
  const { background, types } = PALETTES[scheme];
  const colors = Object.entries(types);

  test.each(colors)('shows %s with a contrast of 3:1', (_, color) => {
    expect(contrast(color, background)).toBeGreaterThanOrEqual(3);
  });

  test('keeps any two types apart for readers with any colour vision', () => {
    const distances = colors.flatMap(([one, color], index) =>
      colors
        .slice(index + 1)
        .map(([other, otherColor]) => ({ one, other, distance: leastDistance(color, otherColor) })),
    );
    const [closest] = distances.sort((a, b) => a.distance - b.distance);
    // A just noticeable difference is about 0.02.
    expect(closest?.distance).toBeGreaterThan(LEAST[scheme]);
  });

  test('is what the style sheet says', () => {
    const start = scheme === 'light' ? css.indexOf(':root {') : css.indexOf(':root[data-theme=');
    const block = css.slice(start, css.indexOf('}', start));
    for (const [type, color] of colors) {
      expect(block).toContain(`--type-${type.toLowerCase()}: ${color};`);
    }
    expect(block).toContain(`--surface: ${background};`);
  });
});

test('the style sheet says the same for a dark system as for a reader who chose dark', () => {
  const declarations = (from: string) => {
    const start = css.indexOf('{', css.indexOf(from)) + 1;
    return css.slice(start, css.indexOf('}', start)).match(/--[\w-]+: #\w+/g);
  };
  expect(declarations(":root:not([data-theme='light'])")).toEqual(
    declarations(":root[data-theme='dark']"),
  );
});

test('texts stand out from what is behind them', () => {
  for (const selector of [':root {', ":root[data-theme='dark']"]) {
    const start = css.indexOf(selector);
    const block = css.slice(start, css.indexOf('}', start));
    const color = (name: string) => new RegExp(`--${name}: (#\\w{6})`).exec(block)?.[1] ?? '';
    for (const text of ['text', 'muted', 'link', 'danger']) {
      for (const surface of ['surface', 'raised', 'warning-surface']) {
        expect(contrast(color(text), color(surface))).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(color('on-accent'), color('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(color('focus'), color('surface'))).toBeGreaterThanOrEqual(3);
    expect(contrast(color('line-strong'), color('surface'))).toBeGreaterThanOrEqual(3);
  }
});

test('every type has a shape of its own', () => {
  expect(new Set(Object.values(SHAPES)).size).toBe(11);
  expect(Object.keys(SHAPES).sort()).toEqual(Object.keys(PALETTES.light.types).sort());
});

const LEAST = { light: 0.05, dark: 0.05 };
