import type { Locator, Page } from 'playwright-core';

/** The search box of every page. */
export function searchBox(page: Page): Locator {
  const names = { name: 'Search' };
  return page.getByRole('combobox', names).or(page.getByRole('searchbox', names)).first();
}
