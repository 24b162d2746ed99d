import { expect, test } from '@jest/globals';

import { describeInChromium } from './support/describe-in-chromium.js';
import { tabTo } from './support/keyboard.js';
import { searchBox } from './support/search-box.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const MINISTRY_WORDS = /Additional Secretary/;
const CONTROLS = 'China’s export controls on rare earth magnets'.replace('’', "'");
const CONTROLS_WORDS = "following China's export controls on rare earth magnets";

describeInChromium('a researcher who wants to know what Qureshi has to do with China', () => {
  const explorer = useExplorer();

  test('gets by mouse from his name to the words about the export controls', async () => {
    const page = await explorer.open('/');
    await searchBox(page).click();
    await searchBox(page).pressSequentially('qureshi', { delay: 60 });
    await page.getByRole('link', { name: 'Hanif Qureshi' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Hanif Qureshi' }).waitFor();
    expect(await page.getByText(MINISTRY_WORDS).count()).toBeGreaterThan(0);

    await page.getByRole('link', { name: 'Rare earth permanent magnets' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Rare earth permanent magnets' }).waitFor();
    await page.getByRole('link', { name: CONTROLS }).first().click();
    await page.getByRole('heading', { level: 1, name: CONTROLS }).waitFor();
    await settled(page);
    expect(await page.getByText(CONTROLS_WORDS).count()).toBeGreaterThan(0);
  });

  test('gets there by keyboard alone', async () => {
    const page = await explorer.open('/');
    await tabTo(page, searchBox(page));
    await page.keyboard.type('qureshi');
    await tabTo(page, page.getByRole('link', { name: 'Hanif Qureshi' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Hanif Qureshi' }).waitFor();

    await tabTo(page, page.getByRole('link', { name: 'Rare earth permanent magnets' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Rare earth permanent magnets' }).waitFor();
    await tabTo(page, page.getByRole('link', { name: CONTROLS }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: CONTROLS }).waitFor();
    await settled(page);
    expect(await page.getByText(CONTROLS_WORDS).count()).toBeGreaterThan(0);
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
});
