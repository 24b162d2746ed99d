import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { describeInChromium } from './support/describe-in-chromium.js';
import { searchAnswer, searchBox } from './support/search-box.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';
import { SCREENS } from './support/screens.js';

describeInChromium('the address', () => {
  const explorer = useExplorer();

  test.each(SCREENS)('brings %s back on reload, and in a fresh browser', async (_, address) => {
    const page = await explorer.open(address);
    const before = await view(page);
    await page.reload();
    expect(await view(page)).toBe(before);

    const shared = await explorer.open(new URL(page.url()).href);
    expect(await view(shared)).toBe(before);
  });

  test('keeps each step, for Back and Forward', async () => {
    const page = await explorer.open('/');
    const beginning = await view(page);
    await searchBox(page).pressSequentially('qureshi');
    await page.waitForFunction(() => document.title.startsWith('qureshi'));
    await searchAnswer(page, 'Hanif Qureshi').waitFor();
    const found = await view(page);
    await searchAnswer(page, 'Hanif Qureshi').click();
    await page.getByRole('heading', { level: 1, name: 'Hanif Qureshi' }).waitFor();
    const person = await view(page);

    await page.goBack();
    expect(await view(page)).toBe(found);
    expect(await searchBox(page).inputValue()).toBe('qureshi');
    await page.goBack();
    expect(await view(page)).toBe(beginning);
    expect(await searchBox(page).inputValue()).toBe('');
    await page.goForward();
    expect(await view(page)).toBe(found);
    await page.goForward();
    expect(await view(page)).toBe(person);
  });

  test('of one entity leads to it when it is another’s page that is open', async () => {
    const page = await explorer.open('/e/hanif-qureshi');
    await settled(page);
    await page.goto('/e/government-of-india');
    expect(await view(page)).toContain('Government of India');
  });
});

/** All that stands on a page, as a screen reader gets it; what it says in passing is none of it. */
async function view(page: Page): Promise<string> {
  await settled(page);
  const snapshot = await page.getByRole('main').ariaSnapshot();
  return `${await page.title()}\n${snapshot.replaceAll(/^ *- status.*\n?/gm, '')}`;
}
