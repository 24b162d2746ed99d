import { beforeEach, expect, it } from '@jest/globals';

import type { Engine } from '../../src/graph/engine.js';
import { dataOf, run } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, load } from '../support/loads.js';

const DECIDE = `mutation ($input: [MatchInput!]!) {
  decideMatch(input: $input) { decisions { id judgement leftId rightId actor score } entities { id } userErrors { code message } } }`;
const UNDO = `mutation ($ids: [ID!]!) {
  undoDecision(ids: $ids) { decisions { undoneBy } entities { id } userErrors { code } } }`;

interface Decided {
  decideMatch: { decisions: { id: string }[]; entities: unknown[]; userErrors: unknown[] };
}

describeEachEngine('Deciding through the API', ({ fresh }) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await fresh();
    await load(engine, {
      entities: [
        {
          id: 'one',
          type: 'PERSON',
          facts: { NAME: ['Олена Гавриленко'], BIRTH_DATE: ['1981-04-02'] },
        },
        {
          id: 'two',
          type: 'PERSON',
          facts: { NAME: ['Olena Havrylenko', 'Gavrilenko Olena'], BIRTH_DATE: ['1981-02-04'] },
        },
        entity('firm', 'COMPANY', 'Olena Gavrilenko'),
      ],
    });
  }, 60_000);

  const decideThem = (judgement: string) =>
    dataOf<Decided>(
      engine,
      DECIDE,
      { input: [{ left: 'two', right: 'one', judgement, score: 0.97 }] },
      'EDITOR',
    );

  it('proposes, joins at once, lists, and parts again', async () => {
    const { candidates } = await dataOf<{ candidates: { features: { name: string }[] }[] }>(
      engine,
      '{ candidates(id: "one") { recordId otherRecordId score entity { id } features { name bits detail } } }',
    );
    expect(candidates).toMatchObject([
      { recordId: 'one', otherRecordId: 'two', entity: { id: 'two' } },
    ]);
    expect(candidates[0]!.features.map(({ name }) => name)).toEqual(['NAME', 'DATE']);

    const { decideMatch } = await decideThem('POSITIVE');
    expect(decideMatch).toMatchObject({
      decisions: [{ leftId: 'one', rightId: 'two', actor: 'test editor', score: 0.97 }],
      entities: [{ id: 'one' }],
      userErrors: [],
    });
    expect(
      await dataOf(engine, '{ candidates(id: "two") { score } entity(id: "two") { id } }'),
    ).toEqual({
      candidates: [],
      entity: { id: 'one' },
    });
    const ids = decideMatch.decisions.map(({ id }) => id);
    expect(await dataOf(engine, UNDO, { ids }, 'EDITOR')).toEqual({
      undoDecision: {
        decisions: [{ undoneBy: 'test editor' }],
        entities: [{ id: 'one' }, { id: 'two' }],
        userErrors: [],
      },
    });
    const { inEffect, all, page } = await dataOf(
      engine,
      `{ inEffect: decisions { totalCount }
         all: decisions(filter: {includeUndone: true, entities: ["one", "two"]}) { totalCount edges { node { id undoneAt } } }
         page: decisions(first: 1, filter: {includeUndone: true, actor: "nobody"}) { totalCount } }`,
    );
    expect(inEffect).toEqual({ totalCount: 0 });
    expect(all).toMatchObject({ totalCount: 1, edges: [{ node: { id: ids[0] } }] });
    expect(page).toEqual({ totalCount: 0 });
  });

  it('never proposes again what somebody said is not so', async () => {
    await decideThem('NEGATIVE');
    expect(await dataOf(engine, '{ candidates(id: "one", threshold: 0) { score } }')).toEqual({
      candidates: [],
    });
    const { decideMatch } = await decideThem('POSITIVE');
    expect(decideMatch).toMatchObject({ decisions: [], userErrors: [{ code: 'CONFLICT' }] });
  });

  it('says what is wrong with an input, and needs an editor', async () => {
    const input = [{ left: 'one', right: 'firm', judgement: 'POSITIVE' }];
    expect(await dataOf(engine, DECIDE, { input }, 'EDITOR')).toMatchObject({
      decideMatch: {
        userErrors: [{ code: 'CONFLICT', message: expect.stringMatching(/cannot be one/) }],
      },
    });
    expect(await dataOf(engine, UNDO, { ids: ['nothing'] }, 'EDITOR')).toMatchObject({
      undoDecision: { userErrors: [{ code: 'BAD_USER_INPUT' }] },
    });
    expect((await run(engine, DECIDE, { input }, 'READER')).errors).toBeDefined();
    expect(await dataOf(engine, '{ candidates(id: "nobody") { score } }')).toEqual({
      candidates: [],
    });
    expect(
      (await run(engine, '{ candidates(id: "one", threshold: 2) { score } }')).errors,
    ).toBeDefined();
  });
});
