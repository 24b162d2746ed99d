import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { en } from '../../../src/explorer/messages/en.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { SCREENS } from './support/screens.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(22, 24, 29)';

describeInChromium('appearance', () => {
  const explorer = useExplorer();

  test('follows the system until a reader chooses, and the choice lasts', async () => {
    const page = await explorer.open('/', { theme: 'dark' });
    await settled(page);
    expect(await background(page)).toBe(DARK);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await background(page)).toBe(LIGHT);

    await page.getByLabel(en.app.theme).selectOption({ label: en.app.themeDark });
    expect(await background(page)).toBe(DARK);
    await page.reload();
    await settled(page);
    expect(await background(page)).toBe(DARK);
    await page.getByLabel(en.app.theme).selectOption({ label: en.app.themeSystem });
    expect(await background(page)).toBe(LIGHT);
  });

  test.each(SCREENS)(
    'moves nothing on the screen of %s for whom motion is too much',
    async (_, address) => {
      const page = await explorer.open(address, { motion: 'reduce' });
      await settled(page);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')]
          .filter((element) => {
            const { animationName, animationDuration, transitionDuration } =
              getComputedStyle(element);
            const longest = (durations: string) =>
              Math.max(...durations.split(',').map((duration) => Number.parseFloat(duration)));
            return (
              longest(transitionDuration) > 0.001 ||
              (animationName !== 'none' && longest(animationDuration) > 0.001)
            );
          })
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(moving).toEqual([]);
    },
  );
});
