import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';

import { examine } from '../../src/claims/doctor.js';
import { examineMerges } from '../../src/claims/examine-merges.js';
import type { Engine } from '../../src/graph/engine.js';
import { DECISIONS_BY_ID } from '../../src/graph/statements/decision-statements.js';
import { HUBS } from '../../src/graph/statements/edge-statements.js';
import { ENTITIES_BY_ID } from '../../src/graph/statements/entity-statements.js';
import { LOG_PAGE } from '../../src/graph/statements/source-statements.js';
import { decide } from '../../src/claims/decide.js';
import { writing } from '../support/cypher.js';
import { describeEachEngine } from '../support/engines.js';
import { dump, entity, load, relation, VOCABULARY } from '../support/loads.js';
import { merge, part, undo, type Pair } from './decisions.js';

const canonicalIds = async (engine: Engine, ...ids: readonly string[]) => {
  const rows = await engine.read(ENTITIES_BY_ID, { ids });
  const byId = new Map(rows.map(({ requestedId, entity: found }) => [requestedId, found.id]));
  return ids.map((id) => byId.get(id));
};
const healthy = async (engine: Engine) => {
  expect(await examineMerges(engine, VOCABULARY, { repair: false })).toEqual([]);
  expect((await examine(engine, { repair: false })).findings).toEqual([]);
};

// Hundreds of small statements a test, on a machine that may be busy.
jest.setTimeout(180_000);

describeEachEngine('Decisions', ({ fresh }) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await fresh();
  }, 60_000);

  const people = (...ids: readonly string[]) => ids.map((id) => entity(id, 'PERSON'));

  it('join records through each other under the smallest id', async () => {
    await load(engine, { entities: people('c', 'b', 'a', 'd') });
    await merge(engine, ['c', 'b'], ['d', 'c']);
    expect(await canonicalIds(engine, 'a', 'b', 'c', 'd')).toEqual(['a', 'b', 'b', 'b']);
    await merge(engine, ['a', 'd']);
    expect(await canonicalIds(engine, 'a', 'b', 'c', 'd')).toEqual(['a', 'a', 'a', 'a']);
    await healthy(engine);
  });

  it('order ids by code points, as the lists do', async () => {
    const [plain, high, astral] = ['\u{ff5e}x', '\u{ffee}x', '\u{1f600}x'];
    await load(engine, { entities: people(astral, high, plain) });
    await merge(engine, [astral, high], [high, plain]);
    expect(await canonicalIds(engine, astral, high, plain)).toEqual([plain, plain, plain]);
  });

  it('take back alone what they joined, and keep who undid them', async () => {
    await load(engine, { entities: people('a', 'b', 'c') });
    const { decisions } = await merge(engine, ['a', 'b'], ['b', 'c'], ['a', 'c']);
    const [first] = await undo(engine, decisions[0]!.id);
    expect(first).toMatchObject({ actor: 'anna', undoneBy: 'boris' });
    expect(await canonicalIds(engine, 'a', 'b', 'c')).toEqual(['a', 'a', 'a']);
    await undo(engine, decisions[1]!.id);
    expect(await canonicalIds(engine, 'a', 'b', 'c')).toEqual(['a', 'b', 'a']);
    const kept = await engine.read(DECISIONS_BY_ID, { ids: decisions.map(({ id }) => id) });
    expect(kept).toHaveLength(3);
    const log = await engine.read(LOG_PAGE, { after: '', limit: 100 });
    expect(
      log.filter(({ sourceId }) => sourceId === 'decisions').map(({ action }) => action),
    ).toEqual(['DECIDE_POSITIVE', 'UNDO_POSITIVE', 'UNDO_POSITIVE']);
    await expect(undo(engine, decisions[1]!.id)).rejects.toThrow(/a decision in effect/);
    await expect(undo(engine, 'd-none')).rejects.toThrow(/the id of a decision/);
  });

  it('made twice change nothing, and made again after an undo are new', async () => {
    await load(engine, { entities: people('a', 'b') });
    const first = await merge(engine, ['a', 'b']);
    const second = await merge(engine, ['b', 'a']);
    expect(second).toEqual({ decisions: first.decisions, created: 0 });
    await undo(engine, first.decisions[0]!.id);
    const third = await merge(engine, ['a', 'b']);
    expect(third.created).toBe(1);
    expect(third.decisions[0]!.id).not.toBe(first.decisions[0]!.id);
    expect(await canonicalIds(engine, 'b')).toEqual(['a']);
  });

  it('conflict with one that says otherwise, directly or through others, by its name', async () => {
    await load(engine, { entities: people('a', 'b', 'c', 'd') });
    const { decisions } = await part(engine, ['a', 'd']);
    const different = decisions[0]!.id;
    await expect(merge(engine, ['a', 'd'])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(different),
    });
    const same = await merge(engine, ['a', 'b'], ['c', 'd']);
    await expect(merge(engine, ['b', 'c'])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(different),
    });
    await expect(part(engine, ['a', 'b'])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(same.decisions[0]!.id),
    });
    await undo(engine, different);
    await merge(engine, ['b', 'c']);
    await expect(part(engine, ['a', 'd'])).rejects.toMatchObject({ code: 'CONFLICT' });
    await healthy(engine);
  });

  it('of a batch that contradicts itself are none', async () => {
    await load(engine, { entities: people('a', 'b', 'c') });
    const before = await dump(engine);
    const batch = engine.write((transaction) =>
      decide(
        transaction,
        VOCABULARY,
        [
          { left: 'a', right: 'b', judgement: 'POSITIVE' },
          { left: 'b', right: 'c', judgement: 'POSITIVE' },
          { left: 'c', right: 'a', judgement: 'NEGATIVE' },
        ],
        { actor: 'anna', at: '2026-03-01T10:00:00.000Z' },
      ),
    );
    await expect(batch).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await dump(engine)).toBe(before);
  });

  it('refuse a person with a company, two articles, and two kinds of record', async () => {
    await load(engine, {
      entities: [
        entity('person', 'PERSON'),
        entity('company', 'COMPANY'),
        entity('organization', 'ORGANIZATION'),
        entity('agency', 'AGENCY'),
        entity('one', 'ARTICLE'),
        entity('two', 'ARTICLE'),
        { id: 'ship', type: 'RECORD', facts: { NAME: ['S'], SCHEMA: ['Vessel'] } },
        { id: 'plane', type: 'RECORD', facts: { NAME: ['S'], SCHEMA: ['Airplane'] } },
        { id: 'boat', type: 'RECORD', facts: { NAME: ['S'], SCHEMA: ['Vessel'] } },
      ],
    });
    for (const pair of [
      ['person', 'company'],
      ['agency', 'company'],
      ['one', 'two'],
      ['ship', 'plane'],
      ['ship', 'person'],
    ] as const) {
      await expect(merge(engine, pair)).rejects.toMatchObject({ code: 'CONFLICT' });
    }
    await merge(engine, ['organization', 'company'], ['ship', 'boat']);
    expect(await canonicalIds(engine, 'organization', 'ship')).toEqual(['company', 'boat']);
    await expect(merge(engine, ['organization', 'agency'])).rejects.toThrow(
      /AGENCY and COMPANY and ORGANIZATION cannot be one entity/,
    );
  });

  it('refuse what is no pair of ids', async () => {
    for (const [left, right] of [
      ['a', 'a'],
      ['', 'b'],
      ['a', 'b\u0000'],
      ['a', 'x'.repeat(257)],
      [`c-${'0'.repeat(32)}`, 'b'],
    ] as const) {
      await expect(merge(engine, [left, right])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    }
  });

  it('wait for records that are not known yet, and bridge them', async () => {
    await merge(engine, ['a', 'b'], ['b', 'c']);
    await load(engine, { entities: people('c') });
    expect(await canonicalIds(engine, 'c')).toEqual(['c']);
    await load(engine, {
      entities: [...people('a'), entity('acme')],
      claims: [relation('c', 'EMPLOYMENT', 'acme')],
    });
    expect(await canonicalIds(engine, 'a', 'b', 'c')).toEqual(['a', undefined, 'a']);
    await healthy(engine);
  });

  it('let go of records that go, and that turn out to be something else', async () => {
    await load(engine, { entities: people('b', 'c') });
    await load(engine, { sourceId: 'dataset:other', replace: true, entities: people('a') });
    await merge(engine, ['a', 'b'], ['b', 'c']);
    expect(await canonicalIds(engine, 'b', 'c')).toEqual(['a', 'a']);
    await load(engine, { sourceId: 'dataset:other', replace: true });
    expect(await canonicalIds(engine, 'a', 'b', 'c')).toEqual([undefined, 'b', 'b']);
    await load(engine, { sourceId: 'dataset:other', replace: true, entities: [entity('a')] });
    expect(await canonicalIds(engine, 'a', 'b', 'c')).toEqual(['a', 'b', 'b']);
    await load(engine, { sourceId: 'dataset:other', replace: true, entities: people('a') });
    expect(await canonicalIds(engine, 'a', 'b', 'c')).toEqual(['a', 'a', 'a']);
    await healthy(engine);
  });

  it('by two at once that contradict each other: one of them stands', async () => {
    await load(engine, { entities: people('a', 'b') });
    const outcomes = await Promise.allSettled([
      merge(engine, ['a', 'b']),
      part(engine, ['a', 'b']),
      merge(engine, ['b', 'a']),
    ]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused.length === 1 || refused.length === 2).toBe(true);
    await healthy(engine);
  });

  it('move the edges of hubs, shelves and all, and back', async () => {
    const ids = Array.from({ length: 600 }, (_, index) => `n${index}`);
    await load(engine, {
      entities: [...people('hub', 'a-small', ...ids), entity('acme')],
      claims: [
        ...ids.map((id, index) => relation('hub', 'ASSOCIATE', id, { start: `${1500 + index}` })),
        relation('a-small', 'EMPLOYMENT', 'acme'),
      ],
    });
    const before = await dump(engine);
    const hubsBefore = await engine.read(HUBS, { ids: ['hub', 'a-small'] });
    expect(hubsBefore.map(({ id }) => id)).toEqual(['hub']);
    const { decisions } = await merge(engine, ['hub', 'a-small']);
    expect((await engine.read(HUBS, { ids: ['hub', 'a-small'] })).map(({ id }) => id)).toEqual([
      'a-small',
    ]);
    await healthy(engine);
    await undo(engine, decisions[0]!.id);
    expect(await dump(engine)).toBe(before);
    expect((await engine.read(HUBS, { ids: ['hub', 'a-small'] })).map(({ id }) => id)).toEqual([
      'hub',
    ]);
    await healthy(engine);
  }, 300_000);

  describe('that canonical ids do not agree with', () => {
    it.each([
      ['a merge that is not there', "MATCH (e:Entity {id: 'b'}) SET e.canonicalId = 'b'"],
      ['a merge that nobody decided', "MATCH (e:Entity {id: 'c'}) SET e.canonicalId = 'a'"],
      ['a canonical record that is gone', "MATCH (e:Entity {id: 'c'}) SET e.canonicalId = 'z'"],
      [
        'a list of joined records that is not',
        "MATCH (e:Entity {id: 'a'}) SET e.mergedIds = ['c']",
      ],
    ])('are found and mended by the doctor: %s', async (_what, text) => {
      await load(engine, {
        entities: [...people('a', 'b', 'c'), entity('acme')],
        claims: ['a', 'b', 'c'].map((id) => relation(id, 'EMPLOYMENT', 'acme')),
      });
      await merge(engine, ['a', 'b']);
      const before = await dump(engine);
      await engine.write((transaction) => transaction.run(writing(text), {}));
      expect(await examineMerges(engine, VOCABULARY, { repair: false })).toMatchObject([
        { kind: 'WRONG_CANONICAL_ID' },
      ]);
      await examineMerges(engine, VOCABULARY, { repair: true });
      await examine(engine, { repair: true });
      expect(await dump(engine)).toBe(before);
    });
  });

  it('in any order, undone in any order, leave the graph as it was', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    await load(engine, {
      sourceId: 'dataset:one',
      entities: people(...ids.slice(0, 4)),
      claims: [
        relation('a', 'ASSOCIATE', 'b', { start: '2020' }),
        relation('b', 'ASSOCIATE', 'c'),
        relation('d', 'FAMILY', 'e'),
        relation('f', 'ASSOCIATE', 'a'),
        relation('e', 'ASSOCIATE', 'late'),
      ],
    });
    await load(engine, { sourceId: 'dataset:two', entities: people(...ids.slice(2)) });
    const before = await dump(engine);
    const pair = fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
      .filter(([l, r]) => l !== r);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(pair, fc.boolean()), { minLength: 1, maxLength: 7 }),
        fc.infiniteStream(fc.nat()),
        async (judged, chance) => {
          const made: { id: string; pair: Pair; positive: boolean }[] = [];
          for (const [[left, right], positive] of judged) {
            const report = await (positive ? merge : part)(engine, [left, right]).catch(
              (error: unknown) => {
                expect(error).toMatchObject({ code: 'CONFLICT' });
                return undefined;
              },
            );
            if (report?.created === 1)
              made.push({ id: report.decisions[0]!.id, pair: [left, right], positive });
          }
          const decided = await dump(engine);
          const undoAll = async (ids: string[]) => {
            while (ids.length > 0) {
              const [id] = ids.splice(Number(chance.next().value) % ids.length, 1);
              await undo(engine, id!);
            }
            expect(await dump(engine)).toBe(before);
          };
          await undoAll(made.map(({ id }) => id));
          const again: string[] = [];
          for (const { pair: decidedPair, positive } of made.reverse()) {
            const { decisions } = await (positive ? merge : part)(engine, decidedPair);
            again.push(decisions[0]!.id);
          }
          expect(await dump(engine)).toBe(decided);
          await undoAll(again);
        },
      ),
      { numRuns: 10 },
    );
  }, 600_000);
});
