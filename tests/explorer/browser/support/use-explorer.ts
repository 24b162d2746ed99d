import { afterAll, afterEach, beforeAll, expect, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { CHROMIUM, launchBrowser } from '../../../server/support/browser.js';
import {
  serveExplorer,
  type ServedExplorer,
  type ServedExplorerOptions,
} from '../../../support/served-explorer.js';
import { DESKTOP, type Look } from './looks.js';
import { watchForProblems } from './page-problems.js';

/** Starting a server and a browser, and loading what is given, on a machine that may be busy. Milliseconds. */
const LONGEST_START = 480_000;
/** Likewise; a test whose page is quick takes two seconds. */
const LONGEST_TEST = 120_000;
const LONGEST_WAIT = 30_000;

export interface ExplorerOptions extends ServedExplorerOptions {
  readonly browserArguments?: readonly string[];
}

export interface OpenOptions extends Partial<Look> {
  /** Errors of the console that the test brings about itself. */
  readonly tolerates?: RegExp;
}

/** One server and one browser for a file of tests. */
export interface Explorer {
  /** Shows an address, such as `/?q=x`, to a reader who has never been here. */
  open(address: string, options?: OpenOptions): Promise<Page>;
  readonly server: ServedExplorer;
}

interface Visit {
  readonly context: BrowserContext;
  readonly problems: readonly string[];
  readonly tolerates: RegExp | undefined;
}

/** To be called where suites are described. A test fails when something went wrong on a page it opened. */
export function useExplorer({ browserArguments, ...served }: ExplorerOptions = {}): Explorer {
  let server: ServedExplorer | undefined;
  let browser: Browser | undefined;
  let visits: Visit[] = [];

  jest.setTimeout(LONGEST_TEST);
  beforeAll(async () => {
    if (CHROMIUM === undefined) throw new Error('Expected Chromium, found none.');
    [server, browser] = await Promise.all([
      serveExplorer(served),
      launchBrowser(CHROMIUM, browserArguments),
    ]);
  }, LONGEST_START);

  afterEach(async () => {
    const ended = visits;
    visits = [];
    for (const { context } of ended) await context.close();
    const problems = ended.flatMap(({ problems: all, tolerates }) =>
      all.filter((problem) => tolerates?.test(problem) !== true),
    );
    expect(problems).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const running = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('The explorer is there once its tests run.');
    return thing;
  };
  return {
    get server() {
      return running(server);
    },
    open: async (address, { tolerates, ...look } = {}) => {
      const { width, height, theme, language, motion, touch } = { ...DESKTOP, ...look };
      const context = await running(browser).newContext({
        baseURL: running(server).address,
        viewport: { width, height },
        colorScheme: theme,
        locale: language,
        reducedMotion: motion,
        hasTouch: touch,
        timezoneId: 'Asia/Kolkata',
      });
      context.setDefaultTimeout(LONGEST_WAIT);
      const problems = watchForProblems(context, running(server).address);
      visits.push({ context, problems, tolerates });
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
  };
}
