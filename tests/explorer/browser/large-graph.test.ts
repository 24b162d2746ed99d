import { expect, test } from '@jest/globals';

import { HUB, LARGE_GRAPH, largeGraphLines, ORDINARY } from '../../support/large-graph.js';
import { accessibilityProblems } from './support/accessibility.js';
import {
  canvas,
  entityOnCanvas,
  hasOnCanvas,
  hasSaid,
  rememberQuestions,
} from './support/canvas.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { layoutProblems } from './support/layout.js';
import { DESKTOP, PHONE } from './support/looks.js';
import { searchAnswer, searchBox } from './support/search-box.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const RELATIONS = LARGE_GRAPH.hubRelations.toLocaleString('en');

describeInChromium('a hub of 50,000 among 100,000 entities', () => {
  const explorer = useExplorer({ lines: largeGraphLines() });

  test('is found while its name is typed', async () => {
    const page = await explorer.open('/');
    await searchBox(page).pressSequentially('bharat hold');
    await searchAnswer(page, HUB.name).click();
    await page.getByRole('heading', { level: 1, name: HUB.name }).waitFor();
    await page.getByText(`${RELATIONS} relations`).first().waitFor();
  });

  test.each([
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
  ] as const)('has a screen of its own that is whole on %s', async (_, look) => {
    const page = await explorer.open(`/e/${HUB.id}`, look);
    await settled(page);
    const rows = await page.getByRole('row').count();
    expect(rows).toBeGreaterThan(10);
    expect(rows).toBeLessThan(200);
    expect(await layoutProblems(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('is marked as one, and never opened but by the dialog', async () => {
    const page = await explorer.open(`/graph?e=${HUB.id}`);
    const hub = entityOnCanvas(page, HUB.name);
    await hub.waitFor();
    await settled(page);
    expect(await hub.getAttribute('aria-label')).toContain('hub');
    const questions = rememberQuestions(page);
    const dialog = page.getByRole('dialog', { name: `Expand ${HUB.name}` });
    const ways = [
      () => hub.press('e'),
      () => canvas(page).locator(`[data-expand="${HUB.id}"]`).click(),
      async () => {
        await hub.click();
        await page.getByRole('button', { name: 'Expand…' }).click();
      },
    ];
    for (const way of ways) {
      await way();
      await dialog.getByText('too many to show at once').waitFor();
      await dialog.getByText(`of those that ${RELATIONS} relations lead to`).waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
    }
    expect(questions).not.toContain('Expand');
    expect(await canvas(page).locator('[data-node]').count()).toBe(1);

    await hub.press('e');
    await dialog.getByRole('button', { name: 'Expand', exact: true }).click();
    await hasSaid(page, 'added');
    await hasOnCanvas(page, 26);
    await settled(page);
    expect(questions.filter((name) => name === 'Expand')).toHaveLength(1);
    expect(await layoutProblems(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('leaves an entity of the middle as quick to open as any, 25 and 25 more', async () => {
    const page = await explorer.open(`/graph?e=${ORDINARY.id}`);
    const ordinary = entityOnCanvas(page, ORDINARY.name);
    await ordinary.waitFor();
    await settled(page);
    const isHub = (await ordinary.getAttribute('aria-label'))?.includes('hub') ?? false;
    expect(isHub).toBe(false);
    const questions = rememberQuestions(page);
    for (const shown of [26, 51]) {
      await ordinary.press('e');
      await hasOnCanvas(page, shown);
      await settled(page);
    }
    expect(questions).toEqual(['Expand', 'Expand']);
  });
});
