/**
 * Pictures of the main screens on the seeded graph, to docs/images: `npm run screenshots`. The same sizes, language and
 * time zone each time, so that a picture changes when the screen does.
 */
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { CHROMIUM, launchBrowser } from '../tests/server/support/browser.js';
import { serveExplorer } from '../tests/support/served-explorer.js';

const DIRECTORY = fileURLToPath(new URL('../docs/images/', import.meta.url));
/** What a README should ask a reader to load. Bytes. */
const LARGEST = 200_000;
const DESKTOP = { width: 1200, height: 750 };
/** Long enough for the layout of a graph to come to rest. Milliseconds. */
const SETTLED = 1_500;
/** A machine may be busy. Milliseconds. */
const LONGEST_WAIT = 120_000;
const PHONE = { width: 390, height: 844 };

interface Picture {
  readonly name: string;
  readonly address: string;
  readonly size: typeof DESKTOP;
  readonly theme?: 'light' | 'dark';
  readonly locale?: 'en' | 'hi';
}

const PICTURES: readonly Picture[] = [
  { name: 'begin', address: '/', size: DESKTOP },
  { name: 'search', address: '/?q=magnet', size: DESKTOP },
  { name: 'entity', address: '/e/hanif-qureshi', size: { ...DESKTOP, height: 1000 } },
  { name: 'entity-dark', address: '/e/hanif-qureshi', size: DESKTOP, theme: 'dark' },
  { name: 'entity-phone', address: '/e/hanif-qureshi', size: PHONE },
  { name: 'entity-hindi', address: '/e/hanif-qureshi', size: DESKTOP, locale: 'hi' },
  {
    name: 'graph',
    address:
      '/graph?e=hanif-qureshi&e=china-export-controls-on-rare-earth-magnets&x=hanif-qureshi' +
      '&s=hanif-qureshi&s=ministry-of-heavy-industries',
    size: DESKTOP,
  },
  {
    name: 'path',
    address: '/path?from=hanif-qureshi&to=china-export-controls-on-rare-earth-magnets',
    size: DESKTOP,
  },
  { name: 'article', address: '/a/india-local-permanent-magnet-production', size: DESKTOP },
];

if (CHROMIUM === undefined) throw new Error('Expected Chromium, found none.');
mkdirSync(DIRECTORY, { recursive: true });
const [server, browser] = await Promise.all([serveExplorer(), launchBrowser(CHROMIUM)]);
for (const { name, address, size, theme = 'light', locale = 'en' } of PICTURES) {
  const context = await browser.newContext({
    baseURL: server.address,
    viewport: size,
    colorScheme: theme,
    locale,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Kolkata',
  });
  context.setDefaultTimeout(LONGEST_WAIT);
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // Not what is still on its way, nor a graph that still finds its places.
  await page.waitForFunction(`document.querySelector('.skeleton, [aria-busy="true"]') === null`);
  await page.waitForTimeout(SETTLED);
  const file = path.join(DIRECTORY, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const bytes = statSync(file).size;
  console.log(`${path.relative(process.cwd(), file)}: ${Math.round(bytes / 1000)} kB`);
  if (bytes > LARGEST) throw new Error(`${name}: expected at most ${LARGEST} bytes, got ${bytes}.`);
}
await browser.close();
await server.close();
