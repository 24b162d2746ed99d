import type { Page } from 'playwright-core';

/** Waits until a screen shows what it was asked for, and nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(
    () =>
      document.querySelector('.skeleton, [aria-busy="true"]') === null &&
      // A canvas counts its entities before it has placed them.
      [...document.querySelectorAll('[role="application"]')].every((canvas) => {
        const [count] = /\d+/.exec(canvas.getAttribute('aria-label') ?? '') ?? [];
        return count === undefined || canvas.querySelectorAll('[data-node]').length === +count;
      }) &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
}
