import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';
import type { Browser } from 'playwright-core';

import { ExplorerFiles } from '../../src/server/explorer-files.js';
import { explorerRoutes } from '../../src/server/explorer-routes.js';
import type { Asker } from '../../src/server/graphql-handler.js';
import { CHROMIUM, launchBrowser } from './support/browser.js';
import { makeTestServer, PACKAGE_ROOT, type TestServer } from './support/test-server.js';

const LONGEST = 60_000;
const isBuilt = existsSync(path.join(PACKAGE_ROOT, 'dist', 'explorer', 'index.html'));

/** The API's own types, with a search for paths that ends only when it is told to. */
function endlessSchema(onAborted: () => void): GraphQLSchema {
  const schema = buildSchema(
    readFileSync(path.join(PACKAGE_ROOT, 'schema', 'schema.graphql'), 'utf8'),
  );
  const fields = schema.getQueryType()!.getFields();
  fields['nodes']!.resolve = (_source, { ids }: { ids: string[] }) =>
    ids.map((id) => ({ __typename: 'Person', id, type: 'PERSON', name: `Person ${id}` }));
  fields['paths']!.resolve = (_source, _arguments, { deadline }: Asker) =>
    new Promise((_resolve, reject) => {
      deadline.signal.addEventListener('abort', () => {
        onAborted();
        reject(new Error('Nobody waits any more.'));
      });
    });
  return schema;
}

(CHROMIUM === undefined || !isBuilt ? describe.skip : describe)('a long search for paths', () => {
  let server: TestServer;
  let browser: Browser;
  let url: string;
  let aborted: Promise<void>;
  beforeAll(async () => {
    let resolve: () => void = () => undefined;
    aborted = new Promise((done) => {
      resolve = done;
    });
    server = await makeTestServer({
      schema: endlessSchema(() => resolve()),
      settings: { requestTimeoutMilliseconds: LONGEST },
    });
    explorerRoutes(server.app, { files: new ExplorerFiles(PACKAGE_ROOT), frameAncestors: [] });
    url = await server.listen();
    browser = await launchBrowser(CHROMIUM ?? '');
  }, LONGEST);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  test(
    'tells the time that passed, stops on the server too when it is stopped, and says what may help',
    async () => {
      const page = await browser.newPage();
      await page.goto(`${url}/path?from=a&to=b&length=6`);
      await page.getByText(/^Working for [2-9] seconds/).waitFor({ timeout: LONGEST });
      await page.getByRole('heading', { name: 'Paths from Person a to Person b' }).waitFor();
      await page.getByRole('button', { name: 'Stop' }).click();

      await aborted;
      await page.getByText('You stopped this.').waitFor();
      const shorter = page.getByRole('link', { name: 'Allow one step less' });
      expect(await shorter.getAttribute('href')).toBe('/path?from=a&to=b&length=5');
      await page.getByRole('link', { name: 'Step around hubs' }).waitFor();
      await page.close();
    },
    LONGEST,
  );
});
