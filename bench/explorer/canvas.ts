import type { BrowserContext, Page } from 'playwright-core';

import type { Measure, MeasuredGraph } from './measure.js';

/**
 * How many entities a full canvas of the budgets holds, and how many an expand brings; of a smaller graph, as many as
 * there are.
 */
const FULL = 200;
const BROUGHT = 25;
/** Frames that a pan or a zoom is watched for: half a second and more at 60 a second. */
const STEPS = 60;

/** From the moment that the page is asked for until a frame with all the shapes was painted. */
export const FULL_CANVAS: Measure = {
  name: `${FULL} entities painted after opening /graph`,
  unit: 'ms',
  most: 1000,
  run: async (context, graph) => {
    const { painted } = await openCanvas(context, graph, FULL);
    return painted;
  },
};

export const PANNING: Measure = {
  name: `panning over ${FULL} entities, p95 of the frames`,
  unit: 'ms',
  most: 50,
  run: async (context, graph) => {
    const { page } = await openCanvas(context, graph, FULL);
    await readyToSteer(page);
    const { x, y, width, height } = await groundOf(page);
    await page.mouse.move(x + width - 30, y + 30);
    await page.mouse.down();
    await watchFrames(page);
    for (let step = 0; step < STEPS; step += 1) {
      const turn = (step / STEPS) * 2 * Math.PI;
      await page.mouse.move(
        x + width - 30 - (1 - Math.cos(turn)) * width * 0.3,
        y + 30 + (Math.abs(Math.sin(turn)) * height) / 2,
      );
    }
    return slowFrame(page);
  },
};

export const ZOOMING: Measure = {
  name: `zooming over ${FULL} entities by wheel, p95 of the frames`,
  unit: 'ms',
  most: 50,
  run: async (context, graph) => {
    const { page } = await openCanvas(context, graph, FULL);
    await readyToSteer(page);
    const { x, y, width, height } = await groundOf(page);
    await page.mouse.move(x + width / 2, y + height / 2);
    await watchFrames(page);
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.wheel(0, step < STEPS / 2 ? -40 : 40);
    }
    return slowFrame(page);
  },
};

export const EXPAND_OF_ONE = expandMeasure('ms', 1);
export const EXPAND_OF_MANY = expandMeasure('ms', FULL);
export const EXPAND_REQUESTS = expandMeasure('requests', FULL);

/** From the key that asks for it until a frame with what it brought was painted; or the requests it took. */
function expandMeasure(unit: 'ms' | 'requests', shown: number): Measure {
  const onto = shown === 1 ? 'alone on the canvas' : `on a canvas of ${shown}`;
  return {
    name:
      unit === 'ms'
        ? `expand of ${BROUGHT}, ${onto}`
        : `HTTP requests of an expand of ${BROUGHT}, ${onto}`,
    unit,
    most: unit === 'ms' ? 300 : 1,
    run: async (context, graph) => {
      const { page, ids, brought } = await openCanvas(context, graph, shown);
      await readyToSteer(page);
      let requests = 0;
      page.on('request', (request) => {
        if (new URL(request.url()).pathname === '/graphql') requests += 1;
      });
      await page.locator(`[data-node="${ids[0] ?? ''}"]`).focus();
      // Before the key is pressed: what is asked of a page may come after it otherwise.
      await page.evaluate(() => {
        const note = ({ timeStamp }: Event) => Object.assign(globalThis, { asked: timeStamp });
        addEventListener('keydown', note, { capture: true, once: true });
      });
      await page.keyboard.press('e');
      const time = await page.evaluate(
        (wanted) =>
          new Promise<number>((resolve) => {
            const { asked } = globalThis as unknown as { readonly asked: number };
            const look = () => {
              if (document.querySelectorAll('.node').length < wanted) requestAnimationFrame(look);
              // The next frame begins when this one was painted.
              else requestAnimationFrame(() => resolve(performance.now() - asked));
            };
            look();
          }),
        ids.length + brought,
      );
      if (unit === 'ms') return time;
      await page.waitForLoadState('networkidle');
      return requests;
    },
  };
}

/** A canvas of the graph's middle with so many entities in all, none of them brought by the middle's first expand. */
async function openCanvas(
  context: BrowserContext,
  graph: MeasuredGraph,
  size: number,
): Promise<Canvas & { readonly page: Page; readonly painted: number }> {
  const { ids, brought } = await canvasOf(graph, size);
  const page = await context.newPage();
  const search = new URLSearchParams(ids.map((id) => ['e', id]));
  await page.goto(`${graph.address}/graph?${search.toString()}`, { waitUntil: 'commit' });
  const painted = await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelectorAll('.node').length < wanted) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now()));
        };
        look();
      }),
    ids.length,
  );
  return { page, ids, brought, painted };
}

const chosen = new Map<string, Promise<Canvas>>();

/** The middle first, then entities that it is not tied to by its newest relations. */
function canvasOf(graph: MeasuredGraph, size: number): Promise<Canvas> {
  const key = `${graph.address} ${size}`;
  const known = chosen.get(key) ?? chooseCanvas(graph, size);
  chosen.set(key, known);
  return known;
}

interface Ids {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
}

interface Canvas {
  /** What it is begun with; the first is expanded. */
  readonly ids: readonly string[];
  /** How many an expand of the first brings that are not there yet. */
  readonly brought: number;
}

async function chooseCanvas(graph: MeasuredGraph, size: number): Promise<Canvas> {
  const ask = async <Data>(query: string, variables: object): Promise<Data> => {
    const response = await fetch(`${graph.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
    if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  };
  const named = async (name: string): Promise<string> => {
    const { search } = await ask<{ search: { edges: { node: { id: string } }[] } }>(
      'query ($name: String!) { search(query: $name, first: 1) { edges { node { ... on Entity { id } } } } }',
      { name },
    );
    const id = search.edges[0]?.node.id;
    if (id === undefined) throw new Error(`Expected an entity that is called ${name}.`);
    return id;
  };
  const around = async (id: string): Promise<readonly string[]> => {
    const { entity } = await ask<{ entity: { neighbors: Ids } }>(
      'query ($id: ID!) { entity(id: $id) { neighbors(first: 100) { edges { node { id } } } } }',
      { id },
    );
    return entity.neighbors.edges.map(({ node }) => node.id);
  };
  const middle = await named(graph.middle);
  const near = new Set(await around(middle));
  const brought = Math.min(BROUGHT, near.size);
  if (size === 1) return { ids: [middle], brought };
  const other = await named(graph.answer);
  // Half a canvas of what is tied to each other, half of what is not.
  const others = [other, ...(await around(other))].filter((id) => !near.has(id));
  const held = new Set([middle, ...others]);
  for (let after: string | null = null; held.size < size;) {
    const { entities }: { entities: Ids } = await ask(
      'query ($after: String) { entities(first: 100, after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }',
      { after },
    );
    for (const { node } of entities.edges) if (!near.has(node.id)) held.add(node.id);
    after = entities.pageInfo.endCursor;
    if (!entities.pageInfo.hasNextPage) break;
  }
  return { ids: [...held].slice(0, size), brought };
}

/** Until the page has nothing more to do for what it shows. */
async function readyToSteer(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}

async function groundOf(page: Page) {
  const box = await page.locator('.canvas-ground > svg').boundingBox();
  if (box === null) throw new Error('Expected a canvas in sight.');
  return box;
}

/** Notes how long each frame takes from now on. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(globalThis, { frames });
    let before: number | undefined;
    const note = (at: number) => {
      if (before !== undefined) frames.push(at - before);
      before = at;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

/** @returns what 95 of 100 frames took at most. */
async function slowFrame(page: Page): Promise<number> {
  const frames = await page.evaluate(
    () => (globalThis as unknown as { readonly frames: readonly number[] }).frames,
  );
  const sorted = [...frames].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}
