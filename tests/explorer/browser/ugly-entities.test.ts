import { describe, expect, test } from '@jest/globals';

import { en } from '../../../src/explorer/messages/en.js';
import { entityAddress, searchAddress } from '../../../src/explorer/model/addresses.js';
import { TIED_UGLY_ENTITIES, UGLY_ENTITIES, uglyLines } from '../../support/ugly-entities.js';
import { accessibilityProblems } from './support/accessibility.js';
import { canvas, entityOnCanvas } from './support/canvas.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { layoutProblems } from './support/layout.js';
import { DESKTOP, PHONE } from './support/looks.js';
import { searchAnswer } from './support/search-box.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

/** Names do not change colours: every-screen looks at each screen in each theme. */
const LOOKS = [
  ['a desktop', DESKTOP],
  ['a phone in the dark', { ...PHONE, theme: 'dark' }],
] as const;
const ALONE = { name: 'Nobody Knows Them' };

describeInChromium('entities that are hard to show', () => {
  const explorer = useExplorer({ lines: uglyLines() });

  describe.each(UGLY_ENTITIES.map((entity) => [entity.what, entity] as const))(
    '%s',
    (_, entity) => {
      test.each(LOOKS)('is shown whole on %s', async (__, look) => {
        const page = await explorer.open(entityAddress(entity.id), look);
        await settled(page);

        const heading = page.getByRole('heading', { level: 1 });
        expect(await heading.textContent()).toBe(entity.name);
        const direction = await heading.evaluate((element) => getComputedStyle(element).direction);
        expect(direction).toBe(entity.direction);
        expect(await page.locator('main img').count()).toBe(0);
        expect(await layoutProblems(page)).toEqual([]);
        expect(await accessibilityProblems(page)).toEqual([]);
      });

      test('is found by its name, and gone to', async () => {
        const page = await explorer.open(searchAddress(entity.name.slice(0, 200)));
        await searchAnswer(page, entity.name).click();
        await page.waitForURL(/\/e\//);
        await settled(page);
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(entity.name);
        expect(decodeURIComponent(new URL(page.url()).pathname)).toBe(`/e/${entity.id}`);
      });
    },
  );

  test.each(LOOKS)('stand together in one table on %s', async (_, look) => {
    const page = await explorer.open('/e/ugly-company', look);
    await settled(page);
    for (const { name } of TIED_UGLY_ENTITIES) {
      const shown = await page.getByRole('table').getByRole('link', { name, exact: true }).count();
      expect([name, shown]).toEqual([name, 1]);
    }
    expect(await layoutProblems(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test.each(LOOKS)('stand together in one picture on %s', async (_, look) => {
    const page = await explorer.open('/graph?e=ugly-company&x=ugly-company&e=ugly-alone', look);
    for (const { name } of [...TIED_UGLY_ENTITIES, ALONE]) {
      await entityOnCanvas(page, name).waitFor();
    }
    await settled(page);
    expect(await canvas(page).locator('img').count()).toBe(0);
    for (const text of await canvas(page).locator('.label-name').allTextContents()) {
      // Names are cut where there is no room for them, never spread over others.
      expect([...text].length).toBeLessThan(80);
    }
    expect(await layoutProblems(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test.each(LOOKS)('are answers of a search like others on %s', async (_, look) => {
    for (const { name } of UGLY_ENTITIES) {
      const page = await explorer.open(searchAddress(name.slice(0, 200)), look);
      await searchAnswer(page, name).waitFor();
      await settled(page);
      expect(await page.locator('main img').count()).toBe(0);
      expect([name, await layoutProblems(page)]).toEqual([name, []]);
      expect([name, await accessibilityProblems(page)]).toEqual([name, []]);
    }
  });

  test('say so when nothing ties them to anything', async () => {
    const page = await explorer.open('/e/ugly-alone');
    await page.getByText(en.entity.noRelations).waitFor();
  });
});
