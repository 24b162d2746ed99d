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

    test('has a heading, a title and a way into GraphiQL', async () => {
      const page = await explorer.open(address);
      await settled(page);

      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.title()).toMatch(/Sutra/);
      const link = page.getByRole('link', { name: /GraphiQL/ });
      expect(await link.getAttribute('href')).toMatch(/^\/graphql/);
    });
  });
});
