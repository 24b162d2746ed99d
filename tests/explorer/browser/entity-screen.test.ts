import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { en } from '../../../src/explorer/messages/en.js';
import { accessibilityProblems } from './support/accessibility.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { layoutProblems } from './support/layout.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const SOURCE = 'dataset:full';
const ARTICLE = 'full-article';
const HOLDER = 'full-holder';
/** More than a page of the screen has. */
const FACTS = 70;
const COMPANIES = 40;
/** More than a claim shows at first. */
const EXTRACTS_OF_ONE = 6;
/** So that an article is cited more often than its first page has room for. */
const OTHER_EXTRACTS = 3;

const { app, entity: texts } = en;

describeInChromium('an entity of which much is known', () => {
  const explorer = useExplorer();
  beforeAll(async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-full-'));
    const file = path.join(directory, 'full.sutra.ndjson');
    writeFileSync(file, fullLines().join(''));
    await explorer.server.command('import', '--format', 'sutra', file);
    rmSync(directory, { recursive: true });
  }, 120_000);

  test.each(['/e/hanif-qureshi', `/e/${HOLDER}`, `/a/${ARTICLE}`])(
    'is asked for in one request at %s',
    async (address) => {
      const page = await explorer.open('about:blank');
      const asked: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).pathname === '/graphql')
          asked.push(/query (\w+)/.exec(request.postData() ?? '')?.[1] ?? request.url());
      });
      await page.goto(new URL(address, explorer.server.address).href);
      await settled(page);
      expect(asked).toEqual([address.startsWith('/a/') ? 'Article' : 'Entity']);
    },
  );

  test('tells all of its facts, page by page', async () => {
    const page = await explorer.open(`/e/${HOLDER}`);
    await settled(page);
    const facts = section(page, texts.facts);
    expect(await facts.locator('.fact').count()).toBeLessThan(FACTS);
    await facts.getByRole('button', { name: app.more }).click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.fact').length >= count,
      FACTS,
    );
    await settled(page);
    expect(await facts.locator('.fact').count()).toBe(FACTS);
    expect(await facts.getByRole('button', { name: app.more }).count()).toBe(0);
  });

  test('says where sources differ as soon as what they differ on is listed', async () => {
    const page = await explorer.open(`/e/${HOLDER}`);
    await settled(page);
    expect(await page.getByRole('heading', { name: texts.differ }).count()).toBe(0);
    await section(page, texts.relations).getByRole('button', { name: app.more }).click();
    const differ = section(page, texts.differ);
    await differ.getByText('Denied', { exact: true }).waitFor();
    expect(await differ.locator('.conflict-claim').count()).toBe(2);
    expect(await layoutProblems(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('shows all extracts of a claim to whoever wants them', async () => {
    const page = await explorer.open(`/e/${HOLDER}`);
    await settled(page);
    const row = page.getByRole('row').filter({ hasText: 'Firm 39' });
    await row.getByText(texts.furtherExtracts).click();
    await row.getByText(texts.moreExtracts(EXTRACTS_OF_ONE - 1)).waitFor();
    for (let index = 0; index < EXTRACTS_OF_ONE; index += 1)
      expect(await row.getByText(wordsOf(39, index), { exact: true }).count()).toBe(1);
  });

  test('lists all extracts about it, each with its claim, article and verification', async () => {
    const page = await explorer.open(`/e/${HOLDER}`);
    await settled(page);
    await page.getByRole('link', { name: texts.allExtracts }).first().click();
    const list = page.locator('#extracts');
    const all = COMPANIES * OTHER_EXTRACTS - OTHER_EXTRACTS + EXTRACTS_OF_ONE;
    await list.getByText(texts.extractCount(all)).waitFor();
    await list.getByRole('button', { name: app.more }).click();
    await page.waitForFunction(
      () => document.querySelectorAll('#extracts .citation').length === 50,
    );
    await settled(page);
    const first = list.getByRole('listitem').first();
    await first.getByRole('link', { name: 'An article full of words' }).waitFor();
    await first.getByText(en.claims.verification.UNCHECKED).waitFor();
    await first.getByRole('link', { name: 'Fully Known Holdings' }).waitFor();
    expect(await layoutProblems(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.reload();
    await list.getByText(texts.extractCount(all)).waitFor();
  });

  test('opens its own query in GraphiQL first, with a filter too', async () => {
    const page = await explorer.open(`/e/${HOLDER}?kind=OWNERSHIP.OUT`);
    await settled(page);
    const main = page.getByRole('link', { name: app.openInGraphiql });
    expect(decodeURIComponent((await main.getAttribute('href')) ?? '')).toContain('query Entity(');
    await page.getByText(app.otherQueries(1)).click();
    const other = page.getByRole('link', { name: 'EntityRelations' });
    expect(decodeURIComponent((await other.getAttribute('href')) ?? '')).toContain('OWNERSHIP');
  });

  test('leads to the cited words, however far down the article they stand, and from there to others', async () => {
    const page = await explorer.open(`/a/${ARTICLE}`);
    await settled(page);
    const ids = await page.evaluate(() =>
      Array.from(document.querySelectorAll('.citation'), ({ id }) => id),
    );
    await section(page, en.article.claims).getByRole('button', { name: app.more }).click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.citation').length > count,
      ids.length,
    );
    await settled(page);
    const last = await page.evaluate(
      () => Array.from(document.querySelectorAll('.citation'), ({ id }) => id).at(-1) ?? '',
    );
    expect(ids).not.toContain(last);

    await page.goto('about:blank');
    await page.goto(`${explorer.server.address}/a/${ARTICLE}#${last}`);
    await isCited(page, last);
    const other = ids[3] ?? '';
    await page.evaluate((id) => void (location.hash = id), other);
    await isCited(page, other);
    await page.goBack();
    await isCited(page, last);
  });
});

const section = (page: Page, name: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Waits until an extract, and no other, is marked, has the focus, and stands in the window. */
async function isCited(page: Page, id: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const [cited, ...others] = document.querySelectorAll('.citation-cited');
    if (cited === undefined || others.length > 0 || cited.id !== wanted) return false;
    const { top, bottom } = cited.getBoundingClientRect();
    return document.activeElement === cited && bottom > 0 && top < innerHeight;
  }, id);
}

const wordsOf = (company: number, index: number): string =>
  `firm ${company}, as page ${index} has it`;

/** Lines of Sutra's own form: a holder of firms, each said in several places, the first of them denied. */
function fullLines(): string[] {
  const entity = (id: string, type: string, values: object) => ({
    line: 'ENTITY',
    id,
    type,
    facts: { [SOURCE]: { values } },
  });
  const companies = Array.from({ length: COMPANIES }, (_, index) => index);
  const evidence = (company: number) =>
    Array.from({ length: company === 39 ? EXTRACTS_OF_ONE : OTHER_EXTRACTS }, (_, index) => ({
      article: ARTICLE,
      exact: wordsOf(company, index),
      basis: 'EXPLICIT',
    }));
  const claim = (company: number, more: object) => ({
    line: 'CLAIM',
    subject: HOLDER,
    kind: 'OWNERSHIP',
    object: `full-firm-${company}`,
    sources: [SOURCE],
    start: String(1980 + company),
    ...more,
  });
  const lines = [
    { line: 'SUTRA', version: 1 },
    { line: 'SOURCE', id: SOURCE, kind: 'DATASET', name: 'Full' },
    entity(ARTICLE, 'ARTICLE', { NAME: ['An article full of words'] }),
    entity(HOLDER, 'COMPANY', {
      NAME: ['Fully Known Holdings'],
      WEBSITE: Array.from({ length: FACTS }, (_, index) => `https://${index}.example.org/`),
    }),
    ...companies.map((index) =>
      entity(`full-firm-${index}`, 'COMPANY', { NAME: [`Firm ${index}`] }),
    ),
    ...companies.map((index) => claim(index, { evidence: evidence(index) })),
    claim(0, { modality: 'DENIED', evidence: [] }),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`);
}
