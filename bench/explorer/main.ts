/**
 * The explorer's budgets, in a headless Chromium with the built server on the same machine, on the seeded graph and on
 * one of 100,000 entities with a hub of 50,000. Each run is a browser without a cache; the server and the browser's
 * process are warm: a first run is thrown away. `npm run bench:explorer -- seeded` measures the one graph alone.
 */
import type { Browser } from 'playwright-core';

import { CHROMIUM, launchBrowser } from '../../tests/server/support/browser.js';
import { HUB, LARGE_GRAPH, ORDINARY, largeGraphLines } from '../../tests/support/large-graph.js';
import { serveExplorer } from '../../tests/support/served-explorer.js';
import {
  EXPAND_OF_MANY,
  EXPAND_OF_ONE,
  EXPAND_REQUESTS,
  FULL_CANVAS,
  PANNING,
  ZOOMING,
} from './canvas.js';
import { FIRST_ANSWER, FIRST_SCRIPTS, LINKED_ANSWER } from './first-screen.js';
import { median } from '../median.js';
import type { Measure, MeasuredGraph } from './measure.js';

const RUNS = 5;
const MEASURES: readonly Measure[] = [
  FIRST_SCRIPTS,
  FIRST_ANSWER,
  LINKED_ANSWER,
  FULL_CANVAS,
  PANNING,
  ZOOMING,
  EXPAND_OF_ONE,
  EXPAND_OF_MANY,
  EXPAND_REQUESTS,
];

interface BenchGraph extends Omit<MeasuredGraph, 'address'> {
  readonly lines: () => Iterable<string>;
}

const GRAPHS: readonly BenchGraph[] = [
  {
    name: 'seeded',
    lines: () => [],
    query: 'qureshi',
    answer: 'Hanif Qureshi',
    middle: 'Hanif Qureshi',
  },
  {
    name: `${LARGE_GRAPH.entities} entities`,
    lines: () => largeGraphLines(),
    query: 'bharat holdings',
    answer: HUB.name,
    middle: ORDINARY.name,
  },
];

const shown = (value: number) => value.toFixed(value < 100 ? 1 : 0);

async function measured(browser: Browser, measure: Measure, graph: MeasuredGraph) {
  const values: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const value = await measure.run(context, graph);
    await context.close();
    if (run > 0) values.push(value);
  }
  return values;
}

if (CHROMIUM === undefined) throw new Error('Expected Chromium, found none.');
const browser = await launchBrowser(CHROMIUM);
const chosen = process.argv[2];
let missed = 0;
console.log('graph | measure | five runs | median | at most');
for (const { lines, ...graph } of GRAPHS) {
  if (chosen !== undefined && !graph.name.startsWith(chosen)) continue;
  const server = await serveExplorer({ lines: lines() });
  for (const measure of MEASURES) {
    const values = await measured(browser, measure, { ...graph, address: server.address });
    const middle = median(values);
    const isKept = middle <= measure.most;
    if (!isKept) missed += 1;
    const row = [
      graph.name,
      measure.name,
      values.map(shown).join(' '),
      `${shown(middle)} ${measure.unit}`,
      `${measure.most} ${measure.unit}${isKept ? '' : ' MISSED'}`,
    ];
    console.log(row.join(' | '));
  }
  await server.close();
}
await browser.close();
process.exitCode = missed === 0 ? 0 : 1;
