import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { en } from '../../../src/explorer/messages/en.js';
import { entityOnCanvas } from './support/canvas.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const { formats } = en.exports;
const NAMES = ['Hanif Qureshi', 'Ministry of Heavy Industries', 'India'];
const ARTICLE = 'india-local-permanent-magnet-production';

describeInChromium('files of what is shown', () => {
  const explorer = useExplorer();

  async function openGraph(): Promise<Page> {
    const page = await explorer.open('/graph?e=hanif-qureshi&x=hanif-qureshi');
    await entityOnCanvas(page, 'India').waitFor();
    await settled(page);
    return page;
  }

  async function save(page: Page, format: string): Promise<{ name: string; text: string }> {
    await page.getByRole('button', { name: en.exports.open }).click();
    await page.getByRole('radio', { name: format }).check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog').getByRole('button', { name: 'Save' }).click(),
    ]);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    return {
      name: download.suggestedFilename(),
      text: readFileSync(await download.path(), 'utf8'),
    };
  }
  const relationsShown = async (page: Page) =>
    (await page.getByRole('table', { name: 'Relations', exact: true }).getByRole('row').count()) -
    1;

  test('are CSV, of entities and of relations with their words and articles', async () => {
    const page = await openGraph();
    const entities = await save(page, formats.nodes);
    expect(entities.name).toMatch(/^sutra-Hanif-Qureshi-nodes-\d{4}-\d\d-\d\d\.csv$/);
    const rows = entities.text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + 6);
    for (const name of NAMES) expect(entities.text).toContain(`,${name},`);

    const { text } = await save(page, formats.relations);
    const [head = '', ...relations] = text.trimEnd().split('\r\n');
    expect(head.replace('\ufeff', '').split(',').slice(0, 3)).toEqual(['id', 'source', 'target']);
    expect(relations).toHaveLength(await relationsShown(page));
    for (const relation of relations) {
      expect(relation).toMatch(/UNCHECKED|VERIFIED/);
      expect(relation).toContain(`${explorer.server.address}/a/${ARTICLE}`);
    }
  });

  test('are GraphML and FollowTheMoney, of the same entities and relations', async () => {
    const page = await openGraph();
    const count = await relationsShown(page);
    const graphml = await save(page, formats.graphml);
    expect(graphml.name).toMatch(/\.graphml$/);
    const problem = await page.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')
          ?.textContent ?? null,
      graphml.text,
    );
    expect(problem).toBeNull();
    expect(graphml.text.match(/<node /g)).toHaveLength(6);
    expect(graphml.text.match(/<edge /g)).toHaveLength(count);

    const ftm = await save(page, formats.ftm);
    expect(ftm.name).toMatch(/\.ftm\.json$/);
    const lines = ftm.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string; properties: Record<string, string[]> });
    const names = lines.flatMap(({ properties }) => properties['name'] ?? []);
    for (const name of NAMES) expect(names).toContain(name);
    expect(lines).toHaveLength(6 + 1 + count);
    expect(lines.filter(({ properties }) => properties['proof'] !== undefined)).toHaveLength(count);
  });

  test('are a picture that stands by itself, and says what it shows and where from', async () => {
    const page = await openGraph();
    const { name, text } = await save(page, formats.svg);
    expect(name).toMatch(/^sutra-Hanif-Qureshi-\d{4}-\d\d-\d\d\.svg$/);
    expect(text).not.toMatch(/<script|<image|<foreignObject|@import|href=/);
    const texts = await page.evaluate((svg) => {
      const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
      if (parsed.querySelector('parsererror') !== null) throw new Error('Expected SVG.');
      return [...parsed.querySelectorAll('text, title, desc')].map((node) => node.textContent);
    }, text);
    const all = texts.join('\n');
    for (const entity of NAMES) expect(all.replaceAll(/\s+/g, ' ')).toContain(entity);
    expect(all).toContain('Made with Sutra');
    expect(all.replaceAll(/\s+/g, '')).toContain(`${explorer.server.address}/graph?`);
  });
});
