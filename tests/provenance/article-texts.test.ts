import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { ArticleTexts } from '../../src/provenance/article-texts.js';

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('The texts of articles', () => {
  let home: string;
  let texts: ArticleTexts;

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'sutra-texts-'));
    const directory = path.join(home, 'texts');
    await mkdir(path.join(directory, 'folder'), { recursive: true });
    await writeFile(path.join(home, 'secret.txt'), 'secret');
    await writeFile(path.join(directory, 'page.txt'), 'page');
    await writeFile(path.join(directory, 'latin.txt'), Uint8Array.of(0xe9));
    await symlink(path.join(home, 'secret.txt'), path.join(directory, 'link.txt'));
    texts = new ArticleTexts(directory);
  });

  afterAll(() => rm(home, { recursive: true, force: true }));

  test('are found by name and hash', async () => {
    const { text, warning } = await texts.get({ file: 'page.txt', sha256: sha256('page') });
    expect(text?.slice(0, 4)).toBe('page');
    expect(warning).toBeUndefined();
  });

  test('are not at hand with another hash', async () => {
    const wanted = sha256('another page');
    const { text, warning } = await texts.get({ file: 'page.txt', sha256: wanted });
    expect(text).toBeUndefined();
    expect(warning).toBe(
      `Text "page.txt" is not at hand: expected SHA-256 ${wanted}, the file has ${sha256('page')}.`,
    );
  });

  test.each([
    ['../secret.txt', sha256('secret'), 'its name is not that of a file'],
    ['..', sha256('secret'), 'its name is not that of a file'],
    ['folder/../../secret.txt', sha256('secret'), 'its name is not that of a file'],
    ['..\\secret.txt', sha256('secret'), 'its name is not that of a file'],
    ['link.txt', sha256('secret'), 'it is a link that leads out of the directory'],
    ['folder', sha256(''), 'it is not a file'],
    ['missing.txt', sha256(''), 'ENOENT'],
    ['page.txt\0', sha256('page'), 'its name is not that of a file'],
    ['latin.txt', sha256(Uint8Array.of(0xe9)), 'it is not UTF-8'],
  ])('do not give %j', async (file, hash, reason) => {
    const { text, warning } = await texts.get({ file, sha256: hash });
    expect(text).toBeUndefined();
    expect(warning).toContain(reason);
  });

  test('are none, without a word, where no directory is set up', async () => {
    expect(await new ArticleTexts(undefined).get({ file: 'page.txt', sha256: '' })).toEqual({});
  });
});
