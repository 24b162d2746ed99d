import type { Page } from 'playwright-core';

import { KIND_LABELS, TYPE_LABELS } from '../../../../src/explorer/generated/vocabulary.js';
import { hi } from '../../../../src/explorer/messages/hi.js';

/** Latin words that a Hindi text may hold. */
const WORD = /[A-Za-z][A-Za-z’'-]*/g;
/** Names of languages, and of GraphiQL, are in their own language everywhere. */
const EVERYWHERE = ['English', 'GraphiQL'];
const NAMES_OF_THE_VOCABULARY = new Set([...Object.keys(TYPE_LABELS), ...Object.keys(KIND_LABELS)]);

/** Remembers what the API tells a page, to know afterwards which of its words are data. */
export function rememberAnswers(page: Page): () => Promise<ReadonlySet<string>> {
  const answers: Promise<unknown>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname === '/graphql')
      answers.push(response.json().catch(() => null));
  });
  return async () => {
    const texts = new Set<string>();
    for (const answer of await Promise.all(answers)) collectTexts(answer, texts);
    return texts;
  };
}

/**
 * Words in Latin letters that a page in Hindi shows, or says to a screen reader, although they are
 * neither data (`data`: what the API said, or the test typed) nor in the Hindi catalogue.
 */
export async function leftInEnglish(page: Page, data: Iterable<string>): Promise<string[]> {
  const names = [...EVERYWHERE, ...data]
    .filter((text) => text.length > 1 && !NAMES_OF_THE_VOCABULARY.has(text))
    .sort((one, other) => other.length - one.length);
  const allowed = new Set(hindiTexts(hi).flatMap((text) => text.match(WORD) ?? []));
  return (await textsOf(page)).filter((text) => {
    let rest = text;
    for (const name of names) {
      if (!WORD_IN.test(rest)) break;
      rest = withoutCut(rest.replaceAll(name, ' '), name);
    }
    return (rest.match(WORD) ?? []).some((word) => !allowed.has(word));
  });
}

const WORD_IN = /[A-Za-z]/;
/** A cut name shows at least so many of its letters. */
const LEAST_OF_A_CUT_NAME = 5;

/** The text without the beginning of a name where that was cut to fit, as in “China's export…”. */
function withoutCut(text: string, name: string): string {
  const end = text.indexOf('…');
  if (end === -1) return text;
  for (let length = Math.min(name.length, end); length >= LEAST_OF_A_CUT_NAME; length -= 1) {
    const cut = `${name.slice(0, length).trimEnd()}…`;
    if (text.includes(cut)) return text.replaceAll(cut, ' ');
  }
  return text;
}

/** What is seen, and what is only heard. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    // A text whose found words are marked, or that stands on several lines, is one text. What queries are called is code.
    const isWhole = (element: Element) =>
      element.matches('svg text') || element.querySelector(':scope > mark') !== null;
    const read = new Set<Element>();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest('script, style, noscript, .graphiql-links li')) continue;
      const whole = [parent, parent.parentElement].find((one) => one && isWhole(one));
      if (!whole) texts.push(node.nodeValue ?? '');
      else if (!read.has(whole)) {
        read.add(whole);
        const lines = [...whole.querySelectorAll('tspan')].map((line) => line.textContent.trim());
        texts.push(lines.length > 0 ? lines.join(' ') : whole.textContent);
      }
    }
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of [
        'aria-label',
        'aria-description',
        'aria-roledescription',
        'title',
        'placeholder',
        'alt',
        'data-label',
      ])
        texts.push(element.getAttribute(name) ?? '');
    }
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  });
}

function collectTexts(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value.trim());
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collectTexts(part, texts);
}

/** Every text of the catalogue; those with parameters as their source, which holds the words. */
function hindiTexts(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) => {
    if (typeof text === 'string') return [text];
    if (typeof text === 'object' && text !== null) return hindiTexts(text);
    return [];
  });
}
