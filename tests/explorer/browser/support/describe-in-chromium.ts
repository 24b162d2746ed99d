import { describe } from '@jest/globals';

import { CHROMIUM } from '../../../server/support/browser.js';

/** Suites that look at real pages. Skipped, and said so loudly, where there is no Chromium; in CI they fail then. */
export const describeInChromium: (title: string, suites: () => void) => void =
  CHROMIUM === undefined && process.env['CI'] !== 'true' ? skipLoudly : describe;

function skipLoudly(title: string, suites: () => void): void {
  const line = '!'.repeat(100);
  console.log(
    `${line}\nNO CHROMIUM: the tests of the explorer in a browser are SKIPPED (${title}).\n` +
      `Install it, for example by: apt-get install chromium\n${line}`,
  );
  describe.skip(title, suites);
}
