import { describe, expect, test } from '@jest/globals';

import { readAnswer } from '../../src/explorer/api/request.js';
import { createQuery } from '../../src/explorer/api/query-cache.js';
import type { Answer } from '../../src/explorer/api/request.js';
import { expansionKey } from '../../src/explorer/model/graph-view.js';

describe('an answer', () => {
  test('keeps what came when a part of it lacks', () => {
    const error = {
      message: 'Too long.',
      path: ['entity', 'relations'],
      extensions: { code: 'TIMEOUT' },
    };
    expect(readAnswer(200, 'r-1', { data: { entity: null }, errors: [error] })).toEqual({
      data: { entity: null },
      problems: [
        {
          kind: 'refused',
          code: 'TIMEOUT',
          message: 'Too long.',
          path: 'entity.relations',
          requestId: 'r-1',
        },
      ],
    });
  });

  test('of a proxy that cannot reach the server is none', () => {
    expect(readAnswer(502, undefined, undefined).problems).toEqual([{ kind: 'offline' }]);
  });

  test('that is no GraphQL says what came instead', () => {
    const { problems } = readAnswer(200, undefined, 'a page');
    expect(problems).toEqual([expect.objectContaining({ code: 'HTTP_200' })]);
  });
});

describe('a query', () => {
  /** A query whose answers come when the test says so. */
  function controlled() {
    const asked: { signal: AbortSignal; answer: (answer: Answer<string>) => void }[] = [];
    const query = createQuery<string>(
      (signal) => new Promise((answer) => asked.push({ signal, answer })),
    );
    return { asked, query };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  test('asks once for all who watch, and stops when the last one leaves', () => {
    const { asked, query } = controlled();
    const leave = [query.watch(), query.watch()];
    leave[0]!();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false]);
    leave[1]!();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
  });

  test('keeps the earlier answer while it asks again, and when that fails', async () => {
    const { asked, query } = controlled();
    query.watch();
    asked[0]!.answer({ data: 'first', problems: [] });
    await settled();
    query.reload();
    expect(query.state.get()).toMatchObject({ data: 'first', isLoading: true });
    asked[1]!.answer({ data: undefined, problems: [{ kind: 'timeout', milliseconds: 1 }] });
    await settled();
    expect(query.state.get()).toMatchObject({ data: 'first', isLoading: false });
    expect(query.state.get().problems).toHaveLength(1);
  });

  test('takes no answer of a request that a later one replaced', async () => {
    const { asked, query } = controlled();
    query.watch();
    query.reload();
    asked[1]!.answer({ data: 'second', problems: [] });
    asked[0]!.answer({ data: 'first', problems: [] });
    await settled();
    expect(query.state.get().data).toBe('second');
  });
});

test('the same expand has the same key, in whatever order its kinds are named', () => {
  const expansion = { id: 'a', order: 'NEWEST', limit: 25 } as const;
  expect(expansionKey({ ...expansion, kinds: ['OWNERSHIP', 'CONTROL'] })).toBe(
    expansionKey({ ...expansion, kinds: ['CONTROL', 'OWNERSHIP'] }),
  );
  expect(expansionKey({ ...expansion, cursor: 'c' })).not.toBe(expansionKey(expansion));
});
