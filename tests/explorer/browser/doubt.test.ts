import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { beforeAll, expect, test } from '@jest/globals';

import { en } from '../../../src/explorer/messages/en.js';
import { accessibilityProblems } from './support/accessibility.js';
import { canvas, entityOnCanvas } from './support/canvas.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const SOURCE = 'dataset:doubt';
const ARTICLE = 'doubtful-article';
const HOLDER = 'doubtful-holder';

interface Doubt {
  readonly company: string;
  readonly words: string;
  readonly modality?: string;
  readonly verification?: string;
  readonly start?: string;
}

/** What Lodestar Holdings is said to own, and how sure that is. */
const DOUBTS: readonly Doubt[] = [
  { company: 'Acacia Motors', words: 'owns Acacia Motors', verification: 'VERIFIED' },
  { company: 'Banyan Motors', words: 'plans to buy Banyan Motors', modality: 'PLANNED' },
  { company: 'Cedar Motors', words: 'is expected to buy Cedar Motors', modality: 'EXPECTED' },
  { company: 'Deodar Motors', words: 'denied that it owns Deodar Motors', modality: 'DENIED' },
  { company: 'Ebony Motors', words: 'bought Ebony Motors', verification: 'MISATTRIBUTED' },
  { company: 'Fir Motors', words: 'bought Fir Motors', verification: 'NOT_FOUND' },
  { company: 'Gulmohar Motors', words: 'bought Gulmohar Motors in 2025', start: '2025' },
];
const idOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

describeInChromium('what is not certain', () => {
  const explorer = useExplorer();
  beforeAll(async () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'sutra-doubt-'));
    const file = path.join(directory, 'doubt.sutra.ndjson');
    writeFileSync(file, doubtLines().join(''));
    await explorer.server.command('import', '--format', 'sutra', file);
    rmSync(directory, { recursive: true });
  }, 120_000);

  test('says so in words on the screen of an entity', async () => {
    const page = await explorer.open(`/e/${HOLDER}`);
    await settled(page);
    const table = page.getByRole('table').first();
    const row = (name: string) => table.getByRole('row').filter({ hasText: name }).first();
    const { claims } = en;
    for (const { company, modality = 'ACTUAL' } of DOUBTS) {
      const text = (await row(company).textContent()) ?? '';
      for (const [name, word] of Object.entries(claims.modality)) {
        const isSaid = name !== 'ACTUAL' && name === modality;
        expect([company, word, text.includes(word)]).toEqual([company, word, isSaid]);
      }
    }
    const { MISATTRIBUTED, NOT_FOUND } = claims.verification;
    await page.getByText(MISATTRIBUTED).first().waitFor();
    await page.getByText(NOT_FOUND).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('says so in the picture, in its table, and beside a line that is chosen', async () => {
    const page = await explorer.open(`/graph?e=${HOLDER}&x=${HOLDER}&m=ALL&at=2025-06-01`);
    for (const { company } of DOUBTS) await entityOnCanvas(page, company).waitFor();
    await settled(page);

    const table = page.getByRole('table', { name: 'Relations', exact: true });
    const { claims } = en;
    for (const doubt of DOUBTS) {
      const { company, modality = 'ACTUAL', verification = 'UNCHECKED', start } = doubt;
      const words = [
        claims.modality[modality as keyof typeof claims.modality],
        claims.verification[verification as keyof typeof claims.verification],
        ...(start === undefined ? [] : [claims.possible]),
      ];
      const row = table.getByRole('row').filter({ has: page.getByRole('link', { name: company }) });
      const text = (await row.textContent()) ?? '';
      expect([company, words.filter((word) => !text.includes(word))]).toEqual([company, []]);

      const line = canvas(page)
        .locator(`:is([data-source="${idOf(company)}"], [data-target="${idOf(company)}"]) > title`)
        .first();
      const title = (await line.textContent()) ?? '';
      const isWrong = ['MISATTRIBUTED', 'NOT_FOUND'].includes(verification);
      const marks = [
        ...(modality === 'ACTUAL' ? [] : words.slice(0, 1)),
        ...(isWrong ? words.slice(1, 2) : []),
        ...words.slice(2),
      ];
      expect([company, marks.filter((word) => !title.includes(word))]).toEqual([company, []]);

      await row.getByRole('checkbox').check();
      const panel = page.getByRole('region', { name: 'Selected' });
      await panel.getByRole('blockquote').filter({ hasText: doubt.words }).waitFor();
      await panel
        .getByText(words[1] ?? '')
        .first()
        .waitFor();
      const [mark = ''] = words;
      if (modality !== 'ACTUAL') await panel.getByText(mark, { exact: true }).first().waitFor();
      await row.getByRole('checkbox').uncheck();
    }
    for (const kind of ['PLANNED', 'EXPECTED', 'DENIED', 'POSSIBLE', 'WRONG'] as const) {
      await page.getByText(en.graph.legendLines[kind]).first().waitFor({ state: 'attached' });
    }
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('tells nobody of a denied tie who did not ask for denied ones', async () => {
    const page = await explorer.open(`/graph?e=${HOLDER}&x=${HOLDER}`);
    await entityOnCanvas(page, 'Acacia Motors').waitFor();
    await settled(page);
    expect(await entityOnCanvas(page, 'Deodar Motors').count()).toBe(0);
  });
});

/** Lines of Sutra's own form, which alone tells how an extract was verified. */
function doubtLines(): string[] {
  const entity = (id: string, type: string, name: string) => ({
    line: 'ENTITY',
    id,
    type,
    facts: { [SOURCE]: { values: { NAME: [name] } } },
  });
  const lines = [
    { line: 'SUTRA', version: 1 },
    { line: 'SOURCE', id: SOURCE, kind: 'DATASET', name: 'Doubt' },
    entity(ARTICLE, 'ARTICLE', 'An article to be doubted'),
    entity(HOLDER, 'COMPANY', 'Lodestar Holdings'),
    ...DOUBTS.map(({ company }) => entity(idOf(company), 'COMPANY', company)),
    ...DOUBTS.map(({ company, words, modality, verification, start }) => ({
      line: 'CLAIM',
      subject: HOLDER,
      kind: 'OWNERSHIP',
      object: idOf(company),
      sources: [SOURCE],
      ...(modality === undefined ? {} : { modality }),
      ...(start === undefined ? {} : { start }),
      evidence: [{ article: ARTICLE, exact: words, basis: 'EXPLICIT', verification }],
    })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`);
}
