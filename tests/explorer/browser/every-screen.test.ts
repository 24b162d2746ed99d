import { describe, expect, test } from '@jest/globals';

import { accessibilityProblems } from './support/accessibility.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { layoutProblems } from './support/layout.js';
import { LOOKS } from './support/looks.js';
import { SCREENS } from './support/screens.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

describeInChromium('every screen', () => {
  const explorer = useExplorer();

  describe.each(SCREENS)('%s', (_, address) => {
    test.each(LOOKS)('is whole and open to everyone on %s', async (__, look) => {
      const page = await explorer.open(address, look);
      await settled(page);

      expect(await layoutProblems(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
      const background = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      expect(background).toBe(look.theme === 'dark' ? 'rgb(22, 24, 29)' : 'rgb(255, 255, 255)');
    });

    test('has a heading, a title and a way on', async () => {
      const page = await explorer.open(address);
      await settled(page);

      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.title()).toMatch(/Sutra/);
      // Pages of others lead to the explorer; its own screens show what they asked.
      const [name, way] = address.startsWith('/embed')
        ? (['Open in Sutra', /^\/graph\?/] as const)
        : ([/GraphiQL/, /^\/graphql/] as const);
      expect(await page.getByRole('link', { name }).getAttribute('href')).toMatch(way);
    });
  });

  test.each(LOOKS)('GraphiQL fits its window and follows the theme on %s', async (_, look) => {
    const page = await explorer.open('/graphql', look);
    await page.locator('.graphiql-tab-active').waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Back to the explorer' }).waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(look.width);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe(look.theme === 'dark' ? 'rgb(22, 24, 29)' : 'rgb(255, 255, 255)');
  });
});
