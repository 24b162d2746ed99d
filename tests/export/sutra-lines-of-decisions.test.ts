import { beforeEach, expect, it } from '@jest/globals';

import { restoreDecisions } from '../../src/claims/decide.js';
import { examine } from '../../src/claims/doctor.js';
import { listDecisions } from '../../src/claims/list-decisions.js';
import type { ExportFilter } from '../../src/export/scan-graph.js';
import { sutraLines } from '../../src/export/sutra-lines.js';
import type { Engine } from '../../src/graph/engine.js';
import { DECISIONS_BY_ID } from '../../src/graph/statements/decision-statements.js';
import { ENTITIES_BY_ID } from '../../src/graph/statements/entity-statements.js';
import { decisionId, type Decision } from '../../src/model/decision.js';
import { merge, part, undo } from '../resolve/decisions.js';
import { describeEachEngine } from '../support/engines.js';
import { IMPORTED_AT } from '../support/import-lines.js';
import { importText } from '../support/import-decided-text.js';
import { article, dump, entity, extract, load, relation, VOCABULARY } from '../support/loads.js';

async function exported(engine: Engine, filter: ExportFilter = {}): Promise<string> {
  let text = '';
  for await (const chunk of sutraLines(engine, VOCABULARY, filter)) text += chunk;
  return text;
}

/** Three records of Anna, one of her namesake, one of a company; a decision on a record that nothing has brought. */
async function fillWithDecisions(engine: Engine): Promise<readonly Decision[]> {
  await load(engine, {
    entities: [
      entity('a-anna', 'PERSON', 'Anna'),
      entity('b-anna', 'PERSON', 'Анна'),
      entity('c-anna', 'PERSON', 'A. Lindqvist'),
      entity('namesake', 'PERSON', 'Anna'),
      entity('mine', 'COMPANY'),
      article('news'),
    ],
    claims: [
      relation('b-anna', 'EMPLOYMENT', 'mine', { evidence: [extract('news', 'Anna works')] }),
      relation('c-anna', 'OWNERSHIP', 'mine', { start: '2020' }),
      relation('a-anna', 'ASSOCIATE', 'b-anna'),
    ],
  });
  const { decisions: same } = await merge(
    engine,
    ['a-anna', 'b-anna'],
    ['b-anna', 'c-anna'],
    ['mine', 'unheard-of'],
  );
  const { decisions: different } = await part(engine, ['c-anna', 'namesake']);
  return [...same, ...different];
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
const decisionLines = (text: string) => linesOf(text).filter(({ line }) => line === 'DECISION');

async function allDecisions(engine: Engine): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for await (const decision of listDecisions(engine, { undone: true })) decisions.push(decision);
  return decisions;
}

async function canonicalIdOf(engine: Engine, id: string): Promise<string | undefined> {
  const [found] = await engine.read(ENTITIES_BY_ID, { ids: [id] });
  return found?.entity.canonicalId;
}

describeEachEngine('Decisions in Sutra’s own NDJSON', ({ fresh }) => {
  let engine: Engine;
  let decisions: readonly Decision[];
  let text: string;
  let before: string;
  beforeEach(async () => {
    engine = await fresh();
    decisions = await fillWithDecisions(engine);
    text = await exported(engine);
    before = await dump(engine);
  }, 60_000);

  it('stand after the entities and before the claims, with who and when', () => {
    const kinds = linesOf(text).map(({ line }) => line);
    expect(kinds.indexOf('DECISION')).toBeGreaterThan(kinds.lastIndexOf('ENTITY'));
    expect(kinds.lastIndexOf('DECISION')).toBeLessThan(kinds.indexOf('CLAIM'));
    expect(decisionLines(text).find(({ left }) => left === 'a-anna')).toEqual({
      line: 'DECISION',
      id: decisions[0]!.id,
      left: 'a-anna',
      right: 'b-anna',
      judgement: 'POSITIVE',
      actor: 'anna',
      at: '2026-03-01T10:00:00.000Z',
    });
  });

  it('come back with the graph as it was, in effect, under their ids', async () => {
    const copy = await fresh();
    const { counts, rejects } = await importText(copy, text);
    expect(rejects).toEqual([]);
    expect(counts.changes.decisionsCreated).toBe(4);
    expect(await dump(copy)).toBe(before);
    expect(await exported(copy)).toBe(text);
    expect(await allDecisions(copy)).toEqual(await allDecisions(engine));
    expect(await canonicalIdOf(copy, 'c-anna')).toBe('a-anna');
    expect((await examine(copy, { repair: false })).findings).toEqual([]);
  }, 60_000);

  it.each([1, 3, 5_000])(
    'come back from lines in reverse order, %d in a batch',
    async (batchRecords) => {
      const copy = await fresh();
      // Articles come before what cites them, in any order of the rest.
      const lines = text.trimEnd().split('\n').reverse();
      const isArticle = (line: string) => line.includes('"type":"ARTICLE"');
      const reversed = [...lines.filter(isArticle), ...lines.filter((line) => !isArticle(line))];
      const { rejects } = await importText(copy, reversed.join('\n'), { batchRecords });
      expect(rejects).toEqual([]);
      expect(await dump(copy)).toBe(before);
    },
    60_000,
  );

  it('imported twice change nothing, and write nothing', async () => {
    const copy = await fresh();
    await importText(copy, text, { batchRecords: 2 });
    const { counts, rejects } = await importText(copy, text, { batchRecords: 2 });
    expect(rejects).toEqual([]);
    expect(Object.values(counts.changes).every((count) => count === 0)).toBe(true);
    expect(await dump(copy)).toBe(before);
    expect(await allDecisions(copy)).toHaveLength(4);
  }, 60_000);

  it('that contradict those in effect are rejected with their reason, and the rest is loaded', async () => {
    const copy = await fresh();
    const { decisions: standing } = await part(copy, ['a-anna', 'c-anna']);
    const { counts, rejects } = await importText(copy, text);
    expect(counts.reasons).toEqual({ 'a decision that agrees with those in effect': 1 });
    expect(counts.changes.decisionsCreated).toBe(3);
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toContain(standing[0]!.id);
    expect(await canonicalIdOf(copy, 'b-anna')).not.toBe(await canonicalIdOf(copy, 'namesake'));
    expect((await examine(copy, { repair: false })).findings).toEqual([]);
    const after = await dump(copy);
    const again = await importText(copy, text, { batchRecords: 1 });
    expect(again.rejects).toEqual(rejects);
    expect(again.counts.changes.decisionsCreated).toBeUndefined();
    expect(await dump(copy)).toBe(after);
  }, 60_000);

  it('that would join what is never one are rejected, even in the batch that brings it', async () => {
    const at = '2026-01-01T00:00:00.000Z';
    const said = { leftId: 'mine', rightId: 'namesake', judgement: 'POSITIVE', at } as const;
    const line = { line: 'DECISION', left: 'mine', right: 'namesake', judgement: 'POSITIVE', at };
    const copy = await fresh();
    const { rejects } = await importText(
      copy,
      `${JSON.stringify({ ...line, actor: 'eve' })}\n${text}`,
    );
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatch(/mine and namesake are not joined: .* cannot be one entity/);
    expect(await dump(copy)).toBe(before);
    expect(
      await copy.read(DECISIONS_BY_ID, { ids: [decisionId({ ...said, actor: 'eve' })] }),
    ).toEqual([]);
  }, 60_000);

  it('wait for a record that comes later', async () => {
    const copy = await fresh();
    await importText(copy, text);
    await load(copy, { entities: [entity('unheard-of')] });
    expect(await canonicalIdOf(copy, 'unheard-of')).toBe('mine');
  }, 60_000);

  it('that join nothing, since what came later cannot be joined, come back as such', async () => {
    await load(engine, { entities: [entity('unheard-of', 'PERSON')] });
    const odd = await exported(engine);
    expect(decisionLines(odd).filter(({ idle }) => idle === true)).toHaveLength(1);
    const copy = await fresh();
    expect((await importText(copy, odd)).rejects).toEqual([]);
    expect(await dump(copy)).toBe(await dump(engine));
    expect(await canonicalIdOf(copy, 'unheard-of')).toBe('unheard-of');
    // Nor does such a one keep others from being joined.
    await load(copy, { entities: [entity('quarry')] });
    await merge(copy, ['mine', 'quarry']);
    expect(await canonicalIdOf(copy, 'quarry')).toBe('mine');
  }, 60_000);

  it('that were undone come back as history, and one that was undone here stays undone', async () => {
    const [first] = decisions;
    await undo(engine, first!.id);
    const { decisions: remade } = await merge(engine, ['a-anna', 'b-anna']);
    const told = await exported(engine);
    const copy = await fresh();
    await importText(copy, told);
    expect(await allDecisions(copy)).toEqual(await allDecisions(engine));
    expect(await dump(copy)).toBe(await dump(engine));
    await undo(copy, remade[0]!.id);
    const undone = await dump(copy);
    await importText(copy, told);
    expect(await dump(copy)).toBe(undone);
    expect(await canonicalIdOf(copy, 'b-anna')).toBe('b-anna');
  }, 60_000);

  it('in effect here stay so, whatever an import tells of their past', async () => {
    const [first] = decisions;
    const undone = { ...first!, undoneAt: IMPORTED_AT, undoneBy: 'boris' };
    const recording = { actor: 'import', at: IMPORTED_AT };
    const report = await engine.write((transaction) =>
      restoreDecisions(transaction, VOCABULARY, [undone], recording),
    );
    expect(report).toEqual({ created: 0, refused: [] });
    expect(await dump(engine)).toBe(before);
  }, 60_000);

  it('of a part are those in effect that name one of its records', async () => {
    const some = decisionLines(await exported(engine, { ids: ['mine'] }));
    expect(some.map(({ left, right }) => [left, right])).toEqual([['mine', 'unheard-of']]);
    const people = decisionLines(await exported(engine, { types: ['PERSON'] }));
    expect(people).toHaveLength(3);
  }, 60_000);

  it.each([
    ['another id than its hash', { id: `d-${'0'.repeat(32)}` }, /id: expected d-[0-9a-f]{32}, the/],
    ['one record twice', { right: 'a-anna' }, /right: expected another record than left/],
    ['no one who decided', { actor: undefined }, /expected the key actor/],
    ['a judgement of its own', { judgement: 'MAYBE' }, /judgement: expected one of POSITIVE/],
    ['a score of two', { score: 2 }, /score: expected a number from 0 to 1/],
    ['an end without who ended it', { undoneAt: IMPORTED_AT }, /undoneAt and undoneBy, or neither/],
    ['an id of a decision’s form', { left: `d-${'1'.repeat(32)}` }, /left: expected an id of 1/],
  ])('with %s are rejected', async (_what, wrong, reason) => {
    const line = decisionLines(text).find(({ left }) => left === 'a-anna');
    const { rejects } = await importText(engine, JSON.stringify({ ...line, ...wrong }));
    expect(rejects).toHaveLength(1);
    expect(rejects[0]).toMatch(reason);
  });
});
