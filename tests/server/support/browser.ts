import { existsSync } from 'node:fs';

import { chromium, type Browser } from 'playwright-core';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser of this machine is; undefined where there is none. */
export const CHROMIUM = CANDIDATES.find((candidate) => existsSync(candidate));

/** A browser that asks nobody for anything of its own accord. */
export function launchBrowser(
  executablePath: string,
  furtherArguments: readonly string[] = [],
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...furtherArguments,
    ],
  });
}
