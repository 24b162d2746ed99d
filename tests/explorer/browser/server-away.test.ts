import { expect, test } from '@jest/globals';

import { en } from '../../../src/explorer/messages/en.js';
import { entityOnCanvas } from './support/canvas.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { searchAnswer } from './support/search-box.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

/** Starting the server again, and the page's longest wait between two questions. Milliseconds. */
const LONGEST_RETURN = 90_000;

describeInChromium('a server that goes away', () => {
  const explorer = useExplorer();

  test('and comes back is survived without a reload, and what was on screen stays', async () => {
    const page = await explorer.open('/?q=magnet', { tolerates: /ERR_CONNECTION/ });
    await settled(page);
    await page.evaluate(() => Reflect.set(globalThis, 'isSamePage', true));
    const link = searchAnswer(page, 'Rare earth permanent magnets');
    await explorer.server.kill();

    await link.click();
    await page.getByText(en.app.serverAway).first().waitFor();
    await page.goBack();
    await link.waitFor();
    await page.goForward();

    await explorer.server.startAgain();
    const heading = page.getByRole('heading', { level: 1, name: 'Rare earth permanent magnets' });
    await heading.waitFor({ timeout: LONGEST_RETURN });
    await settled(page);
    expect(await page.getByText(en.app.serverAway).count()).toBe(0);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'isSamePage') as unknown)).toBe(true);
  });

  test('leaves the canvas as it was, and brings what was asked for when it is back', async () => {
    const page = await explorer.open('/graph?e=hanif-qureshi', { tolerates: /ERR_CONNECTION/ });
    await entityOnCanvas(page, 'Hanif Qureshi').waitFor();
    await settled(page);
    await page.evaluate(() => Reflect.set(globalThis, 'isSamePage', true));
    await explorer.server.kill();

    await entityOnCanvas(page, 'Hanif Qureshi').focus();
    await page.keyboard.press('e');
    await page.getByText(en.app.serverAway).first().waitFor();
    expect(await entityOnCanvas(page, 'Hanif Qureshi').count()).toBe(1);
    await page.keyboard.press('p');
    await page.getByRole('button', { name: /Hanif Qureshi.*pinned/ }).waitFor();

    await explorer.server.startAgain();
    await entityOnCanvas(page, 'India').waitFor({ timeout: LONGEST_RETURN });
    await page.getByText(en.app.serverAway).first().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => Reflect.get(globalThis, 'isSamePage') as unknown)).toBe(true);
  });

  test('takes no screen with it that a reader has not been to yet', async () => {
    const page = await explorer.open('/?q=magnet', {
      tolerates: /ERR_(CONNECTION|FAILED)|dynamically imported module/,
    });
    await page.route('**/assets/*.js', (route) => route.abort());
    const link = searchAnswer(page, 'Rare earth permanent magnets');
    await link.click();
    await page.getByText(en.app.serverAway).first().waitFor();
    await page.unroute('**/assets/*.js');
    await page
      .getByRole('heading', { level: 1, name: 'Rare earth permanent magnets' })
      .waitFor({ timeout: LONGEST_RETURN });
  });
});
