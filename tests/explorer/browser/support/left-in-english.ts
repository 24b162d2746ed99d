import type { Page } from 'playwright-core';

import { KIND_LABELS, TYPE_LABELS } from '../../../../src/explorer/generated/vocabulary.js';
import { hi } from '../../../../src/explorer/messages/hi.js';

/** Latin words that a Hindi text may hold. */
const WORD = /[A-Za-z][A-Za-z’'-]*/g;
/** Names of languages are in their own language everywhere. */
const EVERYWHERE = ['English'];
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
  const names = [...data]
    .filter((text) => text.length > 1 && !NAMES_OF_THE_VOCABULARY.has(text))
    .sort((one, other) => other.length - one.length);
  const allowed = new Set([
    ...EVERYWHERE,
    ...hindiTexts(hi).flatMap((text) => text.match(WORD) ?? []),
  ]);
  return (await textsOf(page)).filter((text) => {
    let rest = text;
    for (const name of names) {
      if (!WORD_IN.test(rest)) break;
      rest = rest.replaceAll(name, ' ');
    }
    return (rest.match(WORD) ?? []).some((word) => !allowed.has(word));
  });
}

const WORD_IN = /[A-Za-z]/;

/** What is seen, and what is only heard. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('script, style, noscript') === null)
        texts.push(node.nodeValue ?? '');
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
