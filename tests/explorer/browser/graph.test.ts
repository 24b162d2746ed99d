import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import {
  canvas,
  entityOnCanvas,
  focusEntity,
  hasSaid,
  rememberQuestions,
  shownGraph,
} from './support/canvas.js';
import { describeInChromium } from './support/describe-in-chromium.js';
import { tabTo } from './support/keyboard.js';
import { settled } from './support/settled.js';
import { useExplorer } from './support/use-explorer.js';

const PERSON = 'Hanif Qureshi';
const MAGNETS = 'Rare earth permanent magnets';
const MINISTRY = 'Ministry of Heavy Industries';
const NEIGHBORS = [
  'Global Electrification Mobility Summit',
  MAGNETS,
  'Supply chain resilience',
  MINISTRY,
  'India',
];

describeInChromium('the graph', () => {
  const explorer = useExplorer();

  async function openGraph(query = 'e=hanif-qureshi'): Promise<Page> {
    const page = await explorer.open(`/graph?${query}`);
    await entityOnCanvas(page, PERSON).waitFor();
    await settled(page);
    return page;
  }
  const count = (page: Page) =>
    canvas(page)
      .getByRole('button', { name: /relations? shown/ })
      .count();
  const showsExactly = async (page: Page, names: readonly string[]) => {
    for (const name of names) await entityOnCanvas(page, name).waitFor();
    await settled(page);
    expect(await count(page)).toBe(names.length);
  };

  test('is enlarged at the pointer, looks the same when the wheel rests, and is remembered', async () => {
    const page = await openGraph('e=hanif-qureshi&x=hanif-qureshi');
    await entityOnCanvas(page, MINISTRY).waitFor();
    await settled(page);
    const middleOf = async (name: string) => {
      const box = await entityOnCanvas(page, name).locator('.node-shape').boundingBox();
      if (box === null) throw new Error(`Expected ${name} in sight.`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
    };
    const [before, other] = [await middleOf(MINISTRY), await middleOf(PERSON)];
    const picture = canvas(page).locator('svg');

    // It moves for a moment only: the page itself writes down where the person then stands.
    const shape = await entityOnCanvas(page, PERSON).locator('.node-shape').elementHandle();
    const seen = await picture.evaluateHandle(
      (svg, node) => ({
        moving: new Promise<{ x: number; y: number }>((resolve) => {
          const observer = new MutationObserver(() => {
            if (!svg.classList.contains('canvas-moving')) return;
            observer.disconnect();
            requestAnimationFrame(() => {
              const { x, y, width, height } = node.getBoundingClientRect();
              resolve({ x: x + width / 2, y: y + height / 2 });
            });
          });
          observer.observe(svg, { attributes: true, attributeFilter: ['class'] });
        }),
      }),
      shape,
    );
    await page.mouse.move(before.x, before.y);
    await page.mouse.wheel(0, -120);
    const moving = await seen.evaluate(({ moving: place }) => place);
    await picture.and(page.locator(':not(.canvas-moving)')).waitFor();

    const after = await middleOf(MINISTRY);
    expect(after.width).toBeGreaterThan(before.width * 1.1);
    expect([after.x, after.y].map(Math.round)).toEqual([before.x, before.y].map(Math.round));
    const stretch = after.width / before.width;
    const rested = await middleOf(PERSON);
    expect(rested.x).toBeCloseTo(before.x + (other.x - before.x) * stretch, 0);
    expect(rested.y).toBeCloseTo(before.y + (other.y - before.y) * stretch, 0);
    expect([moving.x, moving.y].map(Math.round)).toEqual([rested.x, rested.y].map(Math.round));
    await page.waitForURL(/[?&]w=/);
  });

  test('is expanded by one request, and what was fetched is not asked for again', async () => {
    const page = await openGraph();
    await tabTo(page, entityOnCanvas(page, PERSON));
    const questions = rememberQuestions(page);

    await page.keyboard.press('e');
    await showsExactly(page, [PERSON, ...NEIGHBORS]);
    expect(questions).toEqual(['Expand']);
    await hasSaid(page, '5 of 5 added');

    await page.keyboard.press('Control+z');
    await hasSaid(page, '5 entities taken away');
    await showsExactly(page, [PERSON]);
    await page.keyboard.press('Control+Shift+z');
    await hasSaid(page, '5 entities added');
    await showsExactly(page, [PERSON, ...NEIGHBORS]);

    await page.keyboard.press('Backspace');
    await hasSaid(page, '5 entities taken away');
    await showsExactly(page, [PERSON]);
    await page.keyboard.press('e');
    await showsExactly(page, [PERSON, ...NEIGHBORS]);
    expect(questions).toEqual(['Expand']);
  });

  test('is expanded with a mouse, at the sign of what is not shown', async () => {
    const page = await openGraph();
    const questions = rememberQuestions(page);
    await canvas(page).locator('[data-expand="hanif-qureshi"]').click();
    await showsExactly(page, [PERSON, ...NEIGHBORS]);
    expect(questions).toEqual(['Expand']);
  });

  test('is one stop of the Tab key, walked by arrows, and left again', async () => {
    const page = await openGraph('e=hanif-qureshi&x=hanif-qureshi');
    const place = () =>
      page.evaluate(() => {
        const node = document.activeElement?.closest('[data-node]');
        const box = node?.querySelector('.node-shape')?.getBoundingClientRect();
        return {
          id: node?.getAttribute('data-node') ?? null,
          x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
          y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
        };
      });
    await tabTo(page, canvas(page).getByRole('button').first());
    const walked = new Set<string | null>();
    const keys = ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowDown'] as const;
    for (const key of keys) {
      const before = await place();
      await page.keyboard.press(key);
      await settled(page);
      const after = await place();
      walked.add(after.id);
      // The canvas may have moved, to show what has the keyboard now; entities keep their order.
      if (after.id === before.id) continue;
      const former = canvas(page).locator(`[data-node="${String(before.id)}"] .node-shape`);
      const box = await former.boundingBox();
      if (box === null) throw new Error('Expected what had the keyboard to be there still.');
      const [x, y] = [after.x - box.x - box.width / 2, after.y - box.y - box.height / 2];
      const ways = { ArrowLeft: -x, ArrowRight: x, ArrowUp: -y, ArrowDown: y };
      expect([key, ways[key] > 0]).toEqual([key, true]);
    }
    expect(walked.size).toBeGreaterThan(2);

    const isInside = () =>
      page.evaluate(() => document.activeElement?.closest('[role="application"]') !== null);
    await page.keyboard.press('Tab');
    expect(await isInside()).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await isInside()).toBe(true);
  });

  test('leads to the screen of an entity, by Enter and by two clicks', async () => {
    const page = await openGraph('e=hanif-qureshi&e=permanent-magnets');
    await focusEntity(page, MAGNETS);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: MAGNETS }).waitFor();
    await page.goBack();
    await entityOnCanvas(page, PERSON).waitFor();
    await settled(page);
    await entityOnCanvas(page, PERSON).dblclick();
    await page.getByRole('heading', { level: 1, name: PERSON }).waitFor();
  });

  test('is the same view after Back and Forward, a reload, and from a link', async () => {
    const page = await openGraph();
    const views = [await view(page)];
    const act = async (what: () => Promise<void>) => {
      const before = page.url();
      await what();
      await page.waitForURL((address) => address.href !== before);
      views.push(await view(page));
    };
    await act(async () => {
      await focusEntity(page, PERSON);
      await page.keyboard.press('e');
      await entityOnCanvas(page, MINISTRY).waitFor();
    });
    await act(async () => {
      await focusEntity(page, 'Supply chain resilience');
      await page.keyboard.press('Delete');
    });
    await act(async () => {
      await focusEntity(page, 'India');
      await page.keyboard.press('p');
    });
    await page.getByText('Filters', { exact: true }).click();
    await act(() => page.getByRole('checkbox', { name: /^spoke about/ }).check());
    await act(() => page.getByRole('checkbox', { name: 'As of a day' }).check());
    await act(() => page.getByRole('slider', { name: 'Day' }).press('PageDown'));
    expect(new Set(views).size).toBe(views.length);

    await page.reload();
    expect(await view(page)).toBe(views.at(-1));
    const shared = await explorer.open(page.url());
    expect(await view(shared)).toBe(views.at(-1));

    for (const earlier of views.slice(0, -1).reverse()) {
      await page.goBack();
      await sees(page, earlier);
    }
    for (const later of views.slice(1)) {
      await page.goForward();
      await sees(page, later);
    }
  });

  test('says when its address names somebody who is not known, and lets go of them', async () => {
    const page = await openGraph('e=hanif-qureshi&x=nobody');
    await page.getByText('1 entity of this address is not known here').waitFor();
    await page.getByRole('button', { name: 'Take them off' }).click();
    await page
      .getByText('1 entity of this address is not known here')
      .waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('nobody');
  });

  test('says all of the picture in its table', async () => {
    const page = await openGraph('e=hanif-qureshi&x=hanif-qureshi');
    const table = page.getByRole('table', { name: 'Entities' });
    for (const name of [PERSON, ...NEIGHBORS]) {
      expect([name, await table.getByRole('link', { name }).count()]).toEqual([name, 1]);
    }
    const drawn = /and (\d+) relations?$/.exec(
      (await canvas(page).getAttribute('aria-label')) ?? '',
    );
    const rows = page.getByRole('table', { name: 'Relations', exact: true }).getByRole('row');
    expect(await rows.count()).toBe(Number(drawn?.[1]) + 1);
    expect(await rows.getByText('Not checked', { exact: false }).count()).toBeGreaterThan(0);
  });

  /** What shows, and where the pinned are: the rest is laid out anew, as there is room. */
  async function view(page: Page): Promise<string> {
    await canvas(page).getByRole('button').first().waitFor();
    await settled(page);
    const pins = await page.evaluate(() =>
      [...document.querySelectorAll('.node:has(.node-pin)')].map(
        (node) => `${node.getAttribute('data-node') ?? ''} ${node.getAttribute('transform') ?? ''}`,
      ),
    );
    return [await shownGraph(page), ...pins].join('\n');
  }

  /** The address of an entry is there before the screen is; it gets a moment. */
  async function sees(page: Page, expected: string): Promise<void> {
    const end = Date.now() + 10_000;
    while ((await view(page)) !== expected && Date.now() < end) await page.waitForTimeout(50);
    expect(await view(page)).toBe(expected);
  }
});
