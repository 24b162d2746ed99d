import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { anchors, linkTargets, readDocument, ROOT } from './markdown.js';

const DECISIONS = 'docs/decisions';
const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join('docs', file.replaceAll(path.sep, '/'))),
];

describe('A link', () => {
  test.each(DOCUMENTS)('in %s leads to a file, and to a heading in it', (document) => {
    const broken = linkTargets(readDocument(document)).filter(
      (target) => !resolves(document, target),
    );
    expect(broken).toEqual([]);
  });

  test('leads from the index of decisions to each of them, in order', () => {
    const notes = readdirSync(path.join(ROOT, DECISIONS)).filter((file) => file !== 'README.md');
    expect(linkTargets(readDocument(`${DECISIONS}/README.md`))).toEqual(notes.sort());
  });

  test('leads to examples by the names that they have', () => {
    const linked = linkTargets(readDocument('README.md')).filter((it) => it.endsWith('.graphql'));
    expect(linked.length).toBeGreaterThan(5);
    expect(new Set(linked).size).toBe(linked.length);
  });
});

/** Addresses on the web are taken to be right: a test must not depend on other people's servers. */
function resolves(document: string, target: string): boolean {
  if (/^https?:\/\//.test(target)) return true;
  const [file = '', anchor] = target.split('#', 2);
  const resolved = file === '' ? document : path.posix.join(path.posix.dirname(document), file);
  if (!existsSync(path.join(ROOT, resolved))) return false;
  return anchor === undefined || anchors(readDocument(resolved)).includes(anchor);
}
