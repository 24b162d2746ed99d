import { expect, test } from '@jest/globals';

import { authenticate } from '../../src/access/authenticate.js';
import { createKey } from '../../src/access/create-key.js';
import { listKeys } from '../../src/access/list-keys.js';
import { requireRole, ROLES, type Role } from '../../src/access/principal.js';
import { revokeKey } from '../../src/access/revoke-key.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';

const bearer = (text: string) => `Bearer ${text}`;
const unauthenticated = expect.objectContaining({ code: 'UNAUTHENTICATED' });

describeEachEngine('API keys', (harness) => {
  test('let in whoever shows them, with their role and those below it', async () => {
    const engine = await harness.fresh();
    for (const role of ROLES) {
      const key = await createKey(engine, { name: `the ${role}`, role });
      const principal = await authenticate(engine, bearer(key.text));

      expect(principal).toEqual({
        name: `the ${role}`,
        keyId: key.id,
        roles: new Set(ROLES.slice(0, ROLES.indexOf(role) + 1)),
      });
    }
  });

  test('are kept as a hash alone', async () => {
    const engine = await harness.fresh();
    const key = await createKey(engine, { name: 'data team', role: 'EDITOR' });
    const [kept] = await listKeys(engine);

    expect(key.text).toMatch(/^sutra_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
    expect(kept).toMatchObject({
      id: key.id,
      name: 'data team',
      role: 'EDITOR',
      revokedAt: undefined,
    });
    expect(JSON.stringify(kept)).not.toContain(key.text.split('_').at(-1));
  });

  test('are not needed to read', async () => {
    const engine = await harness.fresh();
    const principal = await authenticate(engine, undefined);

    expect(principal).toEqual({ name: 'anonymous', roles: new Set(['READER']) });
  });

  test('are refused when they are malformed, unknown or have a wrong secret', async () => {
    const engine = await harness.fresh();
    const key = await createKey(engine, { name: 'a', role: 'ADMIN' });
    const other = await createKey(engine, { name: 'b', role: 'ADMIN' });
    const mixed = `sutra_${key.id}_${other.text.slice(-43)}`;
    const unknown = `sutra_${'0'.repeat(16)}_${key.text.slice(-43)}`;
    const headers = [
      '',
      'Bearer',
      'Basic YTpi',
      key.text,
      bearer('sutra_x_y'),
      bearer(mixed),
      bearer(unknown),
    ];
    for (const header of [...headers, `${bearer(key.text)} more`, bearer(`${key.text}x`)]) {
      await expect(authenticate(engine, header)).rejects.toEqual(unauthenticated);
    }
    expect((await authenticate(engine, `bearer  ${key.text}`)).keyId).toBe(key.id);
  });

  test('end at once when they are revoked, even right after use', async () => {
    const engine = await harness.fresh();
    const key = await createKey(engine, { name: 'a', role: 'ADMIN' });
    await authenticate(engine, bearer(key.text));
    const revoked = await revokeKey(engine, key.id);

    await expect(authenticate(engine, bearer(key.text))).rejects.toEqual(unauthenticated);
    expect((await revokeKey(engine, key.id))?.revokedAt).toBe(revoked?.revokedAt);
    expect(await revokeKey(engine, 'nobody')).toBeUndefined();
  });

  test('end when they expire, even in the cache', async () => {
    const engine = await harness.fresh();
    const gone = await createKey(engine, {
      name: 'a',
      role: 'ADMIN',
      expiresAt: new Date(Date.now() - 1),
    });
    await expect(authenticate(engine, bearer(gone.text))).rejects.toEqual(unauthenticated);

    const expiresAt = new Date(Date.now() + 4_000);
    const soon = await createKey(engine, { name: 'b', role: 'ADMIN', expiresAt });
    await authenticate(engine, bearer(soon.text));
    await new Promise((resolve) => setTimeout(resolve, expiresAt.getTime() - Date.now() + 50));
    await expect(authenticate(engine, bearer(soon.text))).rejects.toEqual(unauthenticated);
  });

  test('are read once for many requests', async () => {
    const { engine, statements } = countingEngine(await harness.fresh());
    const key = await createKey(engine, { name: 'a', role: 'READER' });
    for (let request = 0; request < 10; request += 1) await authenticate(engine, bearer(key.text));

    expect(statements.filter((name) => name === 'KEY_BY_ID')).toHaveLength(1);
  });

  test('need a name that fits on a line', async () => {
    const engine = await harness.fresh();
    for (const name of ['', '   ', 'a\nb', 'x'.repeat(101)]) {
      await expect(createKey(engine, { name, role: 'READER' })).rejects.toEqual(
        expect.objectContaining({ code: 'BAD_USER_INPUT' }),
      );
    }
  });
});

test('a role that is missing is UNAUTHENTICATED without a key and FORBIDDEN with one', () => {
  const roles = new Set<Role>(['READER']);
  const code = (keyId?: string) => {
    try {
      requireRole({ name: 'x', roles, ...(keyId === undefined ? {} : { keyId }) }, 'EDITOR');
      return 'let in';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(code()).toBe('UNAUTHENTICATED');
  expect(code('abc')).toBe('FORBIDDEN');
  expect(() => requireRole({ name: 'x', roles }, 'READER')).not.toThrow();
});
