import type { Locator, Page } from 'playwright-core';

/** The search box of every page. */
export function searchBox(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Search' }).first();
}

/** An answer below the box, by how its text begins: options are read out with what tells them apart. */
export function searchAnswer(page: Page, name: string): Locator {
  return page.getByRole('option').filter({ hasText: name }).first();
}
