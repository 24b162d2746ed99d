import type { Locator, Page } from 'playwright-core';

/** The picture of the graph. */
export function canvas(page: Page): Locator {
  return page.getByRole('application');
}

/** An entity in the picture. Its name is read out between its type and how many relations it has. */
export function entityOnCanvas(page: Page, name: string): Locator {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return canvas(page).getByRole('button', { name: new RegExp(String.raw`^[^:]+: ${escaped},`) });
}

/** Waits until the picture shows so many entities. What was added is said before it is placed. */
export async function hasOnCanvas(page: Page, entities: number): Promise<void> {
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-node]').length === count,
    entities,
  );
}

/** Waits until the page has said something to whoever listens to it. */
export async function hasSaid(page: Page, text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).first().waitFor({ state: 'attached' });
}

/** The names of the operations that a page sends from now on, as it sends them. */
export function rememberQuestions(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/graphql') return;
    const [, name] = /\b(?:query|mutation) (\w+)/.exec(request.postData() ?? '') ?? [];
    names.push(name ?? 'a question without a name');
  });
  return names;
}

/** Takes the keyboard to an entity of the picture, as its arrow keys would. */
export async function focusEntity(page: Page, name: string): Promise<void> {
  await entityOnCanvas(page, name).focus();
}

/** What the graph screen shows of a view: the picture as it is heard, its table, and the day. */
export async function shownGraph(page: Page): Promise<string> {
  const parts = [
    page.locator('.graph-head'),
    canvas(page),
    page.getByRole('region', { name: 'Table' }),
    page.getByRole('group', { name: 'Day' }),
  ];
  const texts: string[] = [];
  // Without a relation there is no day to choose.
  for (const part of parts) if ((await part.count()) > 0) texts.push(await part.ariaSnapshot());
  return texts.join('\n');
}
