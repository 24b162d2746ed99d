import type { Locator, Page } from 'playwright-core';

/** More steps than any screen needs: who has to press Tab so often has given up. */
const MOST_STEPS = 120;

/**
 * Presses Tab until what is meant has the focus, as somebody without a mouse does.
 * @throws Error that lists what had the focus on the way.
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  const seen: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const isThere = await target.first().evaluate((element) => element === document.activeElement);
    if (isThere) return;
    await page.keyboard.press('Tab');
    seen.push(await focused(page));
  }
  throw new Error(`Never got to ${target.toString()}; on the way: ${seen.join(' | ')}`);
}

/** What has the focus, in a few words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'the page';
    const name = element.getAttribute('aria-label') ?? element.textContent.trim();
    return `${element.tagName.toLowerCase()} ${name.slice(0, 40)}`;
  });
}
