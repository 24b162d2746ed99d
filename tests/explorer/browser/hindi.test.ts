import { expect, test } from '@jest/globals';

import { en } from '../../../src/explorer/messages/en.js';
import { hi } from '../../../src/explorer/messages/hi.js';
import { accessibilityProblems } from './support/accessibility.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { layoutProblems } from './support/layout.js';
import { leftInEnglish, rememberAnswers } from './support/left-in-english.js';
import { PHONE } from './support/looks.js';
import { SCREENS } from './support/screens.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

describeInChromium('the page in Hindi', () => {
  const explorer = useExplorer();

  test.each(SCREENS)('leaves nothing in English on the screen of %s', async (_, address) => {
    const page = await explorer.open('about:blank', { language: 'hi' });
    const answers = rememberAnswers(page);
    await page.goto(address);
    await settled(page);

    const typed = [...new URL(page.url()).searchParams.values(), address.slice('/e/'.length)];
    expect(await leftInEnglish(page, [...(await answers()), ...typed])).toEqual([]);
    expect(await page.getAttribute('html', 'lang')).toBe('hi');
  });

  test.each(SCREENS)('fits a phone on the screen of %s', async (_, address) => {
    const page = await explorer.open(address, { ...PHONE, language: 'hi' });
    await settled(page);
    expect(await layoutProblems(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('is chosen without a reload, and remembered', async () => {
    const page = await explorer.open('/e/hanif-qureshi');
    await settled(page);
    await page.getByLabel(en.app.language).selectOption({ label: 'हिन्दी' });
    await page.getByRole('heading', { name: hi.entity.relations }).first().waitFor();
    await page.reload();
    await page.getByRole('heading', { name: hi.entity.relations }).first().waitFor();
    await page.getByLabel(hi.app.language).selectOption({ label: 'English' });
    await page.getByRole('heading', { name: en.entity.relations }).first().waitFor();
  });
});
