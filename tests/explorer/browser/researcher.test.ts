import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeInChromium } from './support/describe-in-chromium.js';
import { tabTo } from './support/keyboard.js';
import { searchAnswer, searchBox } from './support/search-box.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const PERSON = 'Hanif Qureshi';
const OFFICE = /Additional Secretary/;
const CONTROLS = "China's export controls on rare earth magnets";
const CONTROLS_WORDS = "following China's export controls on rare earth magnets";

describeInChromium('a researcher who wants to know what Qureshi has to do with China', () => {
  const explorer = useExplorer();

  const title = (page: Page, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const firstPath = (page: Page) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: /^Path 1:/ }) })
      .first();

  test('gets by mouse from his name over the paths to the words about the export controls', async () => {
    const page = await explorer.open('/');
    await searchBox(page).click();
    await searchBox(page).pressSequentially('qureshi');
    await searchAnswer(page, PERSON).click();
    await title(page, PERSON);
    expect(await page.getByText(OFFICE).count()).toBeGreaterThan(0);

    await page.getByRole('link', { name: 'Find paths from here' }).click();
    await title(page, 'Paths');
    const end = page.getByRole('combobox', { name: 'To', exact: true });
    await end.pressSequentially('china export controls');
    await searchAnswer(page, CONTROLS).click();
    await page.getByRole('button', { name: 'Find paths' }).click();
    await title(page, `Paths from ${PERSON} to ${CONTROLS}`);
    await seesPath(page);

    await firstPath(page).getByRole('link', { name: CONTROLS }).click();
    await readsOfControls(page);
  });

  test('gets there by keyboard alone', async () => {
    const page = await explorer.open('/');
    await tabTo(page, searchBox(page));
    await page.keyboard.type('qureshi');
    await searchAnswer(page, PERSON).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await title(page, PERSON);

    await tabTo(page, page.getByRole('link', { name: 'Find paths from here' }));
    await page.keyboard.press('Enter');
    await title(page, 'Paths');
    await tabTo(page, page.getByRole('combobox', { name: 'To', exact: true }));
    await page.keyboard.type('china export controls');
    await searchAnswer(page, CONTROLS).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Find paths' }));
    await page.keyboard.press('Enter');
    await title(page, `Paths from ${PERSON} to ${CONTROLS}`);
    await seesPath(page);

    await tabTo(page, firstPath(page).getByRole('link', { name: CONTROLS }));
    await page.keyboard.press('Enter');
    await readsOfControls(page);
  });

  test('may skip what is on every page', async () => {
    const page = await explorer.open('/e/hanif-qureshi');
    await settled(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const isInMain = await page.evaluate(
      () => document.activeElement?.closest('main') instanceof HTMLElement,
    );
    expect(isInMain).toBe(true);
  });

  /** Each step is a sentence, with words that an article says it in. */
  async function seesPath(page: Page): Promise<void> {
    const path = firstPath(page);
    await path.waitFor();
    expect(await path.getByRole('link', { name: PERSON }).count()).toBeGreaterThan(0);
    const steps = path.getByRole('list').first().getByRole('listitem');
    expect(await steps.count()).toBe(2);
    for (const step of await steps.all()) {
      expect(await step.getByRole('blockquote').count()).toBeGreaterThan(0);
    }
  }

  async function readsOfControls(page: Page): Promise<void> {
    await title(page, CONTROLS);
    await settled(page);
    expect(await page.getByText(CONTROLS_WORDS).count()).toBeGreaterThan(0);
  }
});
