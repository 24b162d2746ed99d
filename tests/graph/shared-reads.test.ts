import { beforeEach, expect, test } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import type { KeyedRead } from '../../src/graph/keyed-read.js';
import { SharedReads } from '../../src/graph/shared-reads.js';
import {
  ENTITIES_BY_ID,
  type RequestedEntity,
} from '../../src/graph/statements/entity-statements.js';
import { relationPage, type RelationPageRow } from '../../src/graph/statements/relation-page.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, load, relation } from '../support/loads.js';

const IDS = Array.from({ length: 30 }, (_, index) => `e${index}`);

/** An engine whose statements wait at a gate before they run, and are remembered by their ids. */
function gated(engine: Engine) {
  const asked: string[][] = [];
  const signals: (AbortSignal | undefined)[] = [];
  let open: () => void = () => undefined;
  let gate = Promise.resolve();
  const wrapped: Pick<Engine, 'read'> = {
    read: async (statement, parameters, deadline) => {
      const { ids, keys } = parameters as { ids?: string[]; keys?: { id: string }[] };
      asked.push(ids ?? keys?.map(({ id }) => id) ?? []);
      signals.push(deadline?.signal);
      await gate;
      return engine.read(statement, parameters, deadline);
    },
  };
  return {
    asked,
    signals,
    engine: { ...wrapped, name: engine.name, capabilities: engine.capabilities } as Engine,
    close: () => {
      gate = new Promise((resolve) => (open = resolve));
    },
    open: () => open(),
  };
}

const byId = (...ids: string[]): KeyedRead<RequestedEntity> => ({
  statement: ENTITIES_BY_ID,
  ids,
  idOf: ({ requestedId }) => requestedId,
});
const names = (rows: readonly RequestedEntity[]) =>
  rows.map(({ requestedId }) => requestedId).sort();

describeEachEngine('Reads of requests at the same time', ({ fresh }) => {
  let engine: Engine;
  let gate: ReturnType<typeof gated>;
  let shared: SharedReads;

  beforeEach(async () => {
    engine = await fresh();
    await load(engine, {
      entities: IDS.map((id) => entity(id)),
      claims: IDS.slice(1).map((id) => relation('e0', 'SUPPLIES', id)),
    });
    gate = gated(engine);
    shared = new SharedReads(gate.engine);
  }, 60_000);

  test('go out at once while none is out, and together after that, each with its own rows', async () => {
    gate.close();
    const answers = IDS.map((id) => shared.read(byId(id)));
    // Two ask for the same.
    answers.push(shared.read(byId('e29', 'e3')), shared.read(byId('nobody')));
    gate.open();
    const rows = await Promise.all(answers);

    expect(rows.slice(0, 30).map(names)).toEqual(IDS.map((id) => [id]));
    expect(rows.slice(30).map(names)).toEqual([['e29', 'e3'], []]);
    expect(gate.asked.length).toBeLessThanOrEqual(4);
    expect(gate.asked[0]).toEqual(['e0']);
    expect(gate.asked.flat().sort()).toEqual([...IDS, 'nobody'].sort());
  });

  test('keep the order of their statement, and stay apart when anything but the ids differs', async () => {
    const page = (id: string, limit: number): KeyedRead<RelationPageRow> => ({
      statement: relationPage({
        direction: 'BOTH',
        kinds: [],
        isFiltered: false,
        isBrief: true,
      }),
      ids: [id],
      rest: {
        shapes: ['*>', '*<'],
        kinds: [],
        after: '',
        from: '',
        shelves: 2,
        limit,
      },
      idOf: ({ entityId }) => entityId,
    });
    gate.close();
    const answers = [0, 1, 2, 0, 0].map((id, place) =>
      shared.read(page(`e${id}`, place < 4 ? 20 : 5)),
    );
    gate.open();
    const [first = [], ...others] = await Promise.all(answers);

    const keys = ([row]: readonly RelationPageRow[]) =>
      (row?.items ?? []).map(({ relation: { sortKey } }) => sortKey);
    expect(keys(first)).toEqual([...keys(first)].sort());
    expect(keys(first)).toHaveLength(20);
    expect(others.map((rows) => keys(rows).length)).toEqual([1, 1, 20, 5]);
    expect(others[2]).toEqual(first);
  });

  test('leave a caller whose deadline passes, and go on for the others', async () => {
    gate.close();
    const first = shared.read(byId('e0'));
    const late = shared.read(byId('e2'), { at: Date.now() + 30 });
    const patient = shared.read(byId('e2'), { at: Date.now() + 20_000 });
    await expect(late).rejects.toMatchObject({ code: 'TIMEOUT' });
    gate.open();
    expect(names(await patient)).toEqual(['e2']);
    await first;
  });

  test('are stopped when nobody waits for them any more, and not before', async () => {
    gate.close();
    const [one, other] = [new AbortController(), new AbortController()];
    const out = shared.read(byId('e0'));
    const waiting = [
      shared.read(byId('e2'), { signal: one.signal }),
      shared.read(byId('e3'), { signal: other.signal }),
    ];
    for (let turns = 0; gate.asked.length < 2 && turns < 1_000; turns += 1)
      await new Promise((resolve) => setTimeout(resolve, 1));
    expect(gate.asked[1]).toEqual(['e2', 'e3']);

    one.abort();
    await expect(waiting[0]).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(gate.signals[1]?.aborted).toBe(false);
    other.abort();
    await expect(waiting[1]).rejects.toMatchObject({ code: 'TIMEOUT' });
    expect(gate.signals[1]?.aborted).toBe(true);
    gate.open();
    await out;
  });

  test('hold nobody up for long behind a statement that does not come back', async () => {
    gate.close();
    const stuck = shared.read(byId('e0'));
    const next = shared.read(byId('e2'));
    for (let turns = 0; gate.asked.length < 2 && turns < 1_000; turns += 1)
      await new Promise((resolve) => setTimeout(resolve, 1));
    expect(gate.asked[1]).toEqual(['e2']);
    gate.open();
    expect(names(await next)).toEqual(['e2']);
    await stuck;
  });

  test('fail together, by the error of their statement, and those after them do not', async () => {
    const bad = (id: string): KeyedRead<RequestedEntity> => ({
      ...byId(id),
      statement: { ...ENTITIES_BY_ID, name: 'NONSENSE', text: 'UNWIND $ids AS id RETURN nonsense' },
    });
    const answers = await Promise.allSettled(
      [bad('e0'), bad('e1'), bad('e2')].map((read) => shared.read(read)),
    );
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { code: 'INTERNAL_SERVER_ERROR' },
      });
    expect(names(await shared.read(byId('e2')))).toEqual(['e2']);
  });

  test('of many ids go alone', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `e${index}`);
    expect(names(await shared.read(byId(...many)))).toEqual([...IDS].sort());
    expect(gate.asked).toEqual([many]);
  });
});
