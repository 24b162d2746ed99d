import type { Page } from 'playwright-core';

/**
 * What does not fit the page: that it scrolls sideways, and elements that stick out of the window or
 * whose text is cut off without a sign. What lies in a part that scrolls by itself is at home there.
 */
export async function layoutProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const root = document.documentElement;
    const { clientWidth, scrollWidth } = root;
    if (scrollWidth > clientWidth)
      problems.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);
    const named = (element: Element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 40)}`;
    const isAtHome = (element: Element): boolean => {
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== 'visible' && around !== document.body)
          return true;
      }
      return false;
    };
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const isHidden =
        box.width <= 1 ||
        box.height <= 1 ||
        style.visibility === 'hidden' ||
        element.closest('.visually-hidden, .skip-link, svg') !== null;
      if (isHidden) continue;
      const sticksOut = box.left < -1 || box.right > clientWidth + 1;
      if (sticksOut && !isAtHome(element))
        problems.push(`out of the window (${Math.round(box.right)}): ${named(element)}`);
      const isCut =
        ['hidden', 'clip'].includes(style.overflowX) &&
        style.textOverflow !== 'ellipsis' &&
        element.scrollWidth > element.clientWidth + 1;
      if (isCut) problems.push(`cut off: ${named(element)}`);
    }
    return problems;
  });
}
