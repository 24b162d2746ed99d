import type { BrowserContext, Page } from 'playwright-core';

/** What must never happen on a page, as it happens; `address` is the server's, which alone may be asked. */
export function watchForProblems(context: BrowserContext, address: string): string[] {
  const problems: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isLocal = ['data:', 'blob:'].includes(url.protocol) || url.origin === address;
    if (!isLocal) problems.push(`asked another machine: ${request.url()}`);
  });
  context.on('page', (page) => watchPage(page, problems));
  return problems;
}

/** A violation of the page's policy is an error of its console as well. */
function watchPage(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`threw: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('dialog', (dialog) => {
    problems.push(`opened a dialog of the browser: ${dialog.message()}`);
    void dialog.dismiss();
  });
}
