import { describe, expect, test } from '@jest/globals';

import { createCandidateScan, type ScanSource } from '../../src/explorer/api/candidate-scan.js';

const entity = (id: string) => ({ id, type: 'PERSON' as const, name: id.toUpperCase() });

/** Pages of entities, and which of them look alike. */
function source(pages: readonly (readonly string[])[], alike: readonly (readonly string[])[]) {
  const asked: string[] = [];
  const scanned: ScanSource = {
    entities: (after) => {
      const index = after === undefined ? 0 : Number(after);
      const next = index + 1 < pages.length ? String(index + 1) : undefined;
      const entities = (pages[index] ?? []).map(entity);
      return Promise.resolve({ entities, next, problems: [] });
    },
    candidates: (id) => {
      asked.push(id);
      const others = alike.flatMap((pair) =>
        pair.includes(id) ? pair.filter((other) => other !== id) : [],
      );
      const candidates = others.map((other) => ({
        recordId: id,
        otherRecordId: other,
        score: 0.9,
        entity: entity(other),
        features: [],
      }));
      return Promise.resolve({ candidates, problems: [] });
    },
  };
  return { asked, scanned };
}

describe('looking through entities', () => {
  test('finds each pair once, and knows on which page it was', async () => {
    const { scanned } = source(
      [['a', 'b'], [], ['c', 'd']],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    );
    const scan = createCandidateScan(scanned);
    await scan.lookFor(10);
    const { pairs, looked, isDone } = scan.state.get();
    expect(pairs.map(({ asked, entity: other, page }) => [asked.id, other.id, page])).toEqual([
      ['a', 'b', ''],
      ['c', 'd', '2'],
    ]);
    expect([looked, isDone]).toEqual([4, true]);
  });

  test('pauses when it has found enough, and goes on from there', async () => {
    const { asked, scanned } = source(
      [['a', 'b', 'c', 'd']],
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    );
    const scan = createCandidateScan(scanned);
    await scan.lookFor(1);
    expect(asked).toEqual(['a']);
    expect(scan.state.get()).toMatchObject({ isRunning: false, isDone: false });
    await scan.lookFor(1);
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  test('begins where an address leads to', async () => {
    const { asked, scanned } = source([['a'], ['b'], ['c']], []);
    await createCandidateScan(scanned, '1').lookFor(1);
    expect(asked).toEqual(['b', 'c']);
  });

  test('stops when it is told to, and can be started again', async () => {
    const { asked, scanned } = source([['a', 'b', 'c']], []);
    const scan = createCandidateScan(scanned);
    const looking = scan.lookFor(1);
    scan.stop();
    await looking;
    expect(scan.state.get()).toMatchObject({ isRunning: false, isDone: false });
    await scan.lookFor(1);
    expect(asked.at(-1)).toBe('c');
    expect(scan.state.get().isDone).toBe(true);
  });

  test('asks again about the entity that nothing was heard of', async () => {
    const { asked, scanned } = source([['a', 'b']], []);
    let isAway = true;
    const scan = createCandidateScan({
      ...scanned,
      candidates: (id, signal) =>
        isAway
          ? Promise.resolve({ candidates: [], problems: [{ kind: 'offline' }] })
          : scanned.candidates(id, signal),
    });
    await scan.lookFor(1);
    expect(scan.state.get()).toMatchObject({ looked: 0, problems: [{ kind: 'offline' }] });
    isAway = false;
    await scan.lookFor(1);
    expect(asked).toEqual(['a', 'b']);
    expect(scan.state.get().problems).toEqual([]);
  });
});
