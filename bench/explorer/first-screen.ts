import type { BrowserContext, Page } from 'playwright-core';

import { searchAnswer, searchBox } from '../../tests/explorer/browser/support/search-box.js';
import type { Measure, MeasuredGraph } from './measure.js';

/** The scripts that were loaded when the first screen showed, as a server sends them to who reads gzip. */
export const FIRST_SCRIPTS: Measure = {
  name: 'JavaScript of the first screen, gzipped',
  unit: 'kB',
  most: 150,
  run: async (context, graph) => {
    const page = await open(context, graph, '/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
    );
    const sizes = scripts.map(async (script) => {
      const { headers } = await fetch(script, { headers: { 'accept-encoding': 'gzip' } });
      if (headers.get('content-encoding') !== 'gzip')
        throw new Error(`${script} came uncompressed.`);
      return Number(headers.get('content-length'));
    });
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
  },
};

/** From the moment that the page is asked for; a query is typed as soon as there is a box for it. */
export const FIRST_ANSWER: Measure = {
  name: 'first search answer shown after opening /',
  unit: 'ms',
  most: 1000,
  run: async (context, graph) => {
    const page = await open(context, graph, '/');
    await searchBox(page).fill(graph.query);
    return answerShown(page, graph);
  },
};

/** The same for who follows a link to a search. */
export const LINKED_ANSWER: Measure = {
  name: 'first search answer shown after opening /?q=…',
  unit: 'ms',
  most: 1000,
  run: async (context, graph) => {
    const search = new URLSearchParams({ q: graph.query });
    return answerShown(await open(context, graph, `/?${search.toString()}`), graph);
  },
};

async function open(context: BrowserContext, graph: MeasuredGraph, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(graph.address + path, { waitUntil: 'commit' });
  return page;
}

async function answerShown(page: Page, { answer }: MeasuredGraph): Promise<number> {
  await searchAnswer(page, answer).waitFor();
  return page.evaluate(() => performance.now());
}
