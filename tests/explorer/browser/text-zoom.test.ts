import { expect, test } from '@jest/globals';

import { describeInChromium } from './support/describe-in-chromium.js';
import { layoutProblems } from './support/layout.js';
import { DESKTOP, PHONE } from './support/looks.js';
import { SCREENS } from './support/screens.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

describeInChromium('text of twice the size', () => {
  // What a reader sets in the browser; media queries in rem follow it too.
  const explorer = useExplorer({ browserArguments: ['--blink-settings=defaultFontSize=32'] });

  test.each(SCREENS)('fits the screen of %s, on a desktop and on a phone', async (_, address) => {
    for (const look of [DESKTOP, PHONE]) {
      const page = await explorer.open(address, look);
      await settled(page);
      const size = await page.evaluate(() => getComputedStyle(document.body).fontSize);
      expect(size).toBe('32px');
      expect(await layoutProblems(page)).toEqual([]);
    }
  });
});
