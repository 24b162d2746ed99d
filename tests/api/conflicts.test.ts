import { beforeAll, expect, test } from '@jest/globals';

import { retractClaims, setRank } from '../../src/claims/edit-claims.js';
import type { ClaimInput } from '../../src/claims/load.js';
import type { Engine } from '../../src/graph/engine.js';
import { claimId, type Qualifiers } from '../../src/model/claim.js';
import type { ClaimValue } from '../../src/model/value.js';
import { merge } from '../resolve/decisions.js';
import { dataOf } from '../support/api.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';
import { entity, fact, load, RECORDED_AT, relation } from '../support/loads.js';

const percent = (amount: string, qualifier: 'EXACT' | 'OVER' = 'EXACT') =>
  ({ type: 'QUANTITY', amount, unit: 'PERCENT', qualifier }) satisfies ClaimValue;
const tonnes = (amount: string) =>
  ({ type: 'QUANTITY', amount, unit: 'TONNE', qualifier: 'EXACT' }) satisfies ClaimValue;

function qualified(claim: ClaimInput, qualifiers: Qualifiers): ClaimInput {
  return { ...claim, content: { ...claim.content, qualifiers } };
}

const over80 = qualified(relation('india', 'IMPORTS_FROM', 'china'), {
  SHARE: [percent('80', 'OVER')],
});
const seventy = qualified(relation('india', 'IMPORTS_FROM', 'china-too', { start: '2025' }), {
  SHARE: [percent('70')],
});
const ninety = qualified(relation('india', 'IMPORTS_FROM', 'china'), { SHARE: [percent('90')] });
const otherWay = qualified(relation('china', 'IMPORTS_FROM', 'india'), { SHARE: [percent('1')] });
const friends = relation('ann', 'ASSOCIATE', 'bob');
const noFriends = relation('bob', 'ASSOCIATE', 'ann', { modality: 'DENIED' });
const small = fact('acme', 'PRODUCTION_CAPACITY', tonnes('500'));
const large = fact('acme-too', 'PRODUCTION_CAPACITY', tonnes('900'));
const doubted = fact('acme', 'PRODUCTION_CAPACITY', tonnes('1'));
const takenBack = fact('acme', 'PRODUCTION_CAPACITY', tonnes('2'));
const alone = relation('acme', 'SUPPLIES', 'sona');

describeEachEngine('The conflicts of a claim', ({ fresh }) => {
  let engine: Engine;
  const conflicts = async (claims: readonly ClaimInput[]) => {
    const ids = claims.map(({ content }) => claimId(content));
    const { nodes } = await dataOf<{ nodes: { conflicts: { id: string }[] }[] }>(
      engine,
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Claim { conflicts { id } } } }',
      { ids },
    );
    return nodes.map((node) => node.conflicts.map(({ id }) => id));
  };
  const id = ({ content }: ClaimInput) => claimId(content);

  beforeAll(async () => {
    engine = await fresh();
    await load(engine, {
      entities: [
        ...['india', 'china', 'china-too'].map((place) => entity(place, 'PLACE')),
        ...['ann', 'bob'].map((person) => entity(person, 'PERSON')),
        ...['acme', 'acme-too', 'sona'].map((company) => entity(company)),
        { id: 'dora', type: 'PERSON', facts: { NAME: ['Dora'], BIRTH_DATE: ['1970', '1971-05'] } },
        ...Array.from({ length: 600 }, (_, index) => entity(`clerk${index}`, 'PERSON')),
      ],
      claims: [
        ...[over80, seventy, ninety, otherWay, friends, noFriends],
        ...[small, large, doubted, takenBack, alone],
        // A hub at the source, whose parallel relations are found from the other end.
        ...Array.from({ length: 600 }, (_, index) =>
          relation('india', 'UNKNOWN_LINK', `clerk${index}`),
        ),
      ],
    });
    const edit = { actor: 'editor', at: RECORDED_AT, source: { id: 'editor:1' } };
    await engine.write(async (transaction) => {
      await setRank(transaction, edit, [id(doubted)], 'DEPRECATED');
      await retractClaims(transaction, edit, [{ claimId: id(takenBack) }]);
    });
    await merge(engine, ['china', 'china-too']);
    await merge(engine, ['acme', 'acme-too']);
  }, 60_000);

  test('are the live claims of merged entities that cannot be right beside it', async () => {
    expect(await conflicts([over80, seventy, ninety, otherWay, alone])).toEqual([
      [id(seventy)],
      expect.arrayContaining([id(over80), id(ninety)]) as unknown,
      [id(seventy)],
      [],
      [],
    ]);
    expect(await conflicts([small, large])).toEqual([[id(large)], [id(small)]]);
  });

  test('are found whichever way a symmetric relation is told', async () => {
    expect(await conflicts([friends, noFriends])).toEqual([[id(noFriends)], [id(friends)]]);
  });

  test('are none of a claim that is deprecated or was taken back', async () => {
    expect(await conflicts([doubted, takenBack])).toEqual([[], []]);
  });

  test('are found among facts that have no claim of their own', async () => {
    const data = await dataOf(
      engine,
      '{ entity(id: "dora") { facts(properties: [BIRTH_DATE]) { edges { node { value { ... on DateValue { date } } conflicts { ... on Fact { value { ... on DateValue { date } } } } } } } } }',
    );
    const date = (text: string) => ({ value: { date: text } });
    expect(data).toEqual({
      entity: {
        facts: {
          edges: expect.arrayContaining([
            { node: { ...date('1970'), conflicts: [date('1971-05')] } },
            { node: { ...date('1971-05'), conflicts: [date('1970')] } },
          ]) as unknown,
        },
      },
    });
  });

  test('take two statements for a level of relations, however many, and one for its facts', async () => {
    const counting = countingEngine(engine);
    await dataOf(
      counting.engine,
      '{ nodes(ids: ["india", "acme"]) { ... on Entity { relations(first: 200) { edges { node { conflicts { id } } } } facts { edges { node { conflicts { id } } } } } } }',
    );
    expect(counting.statements.map((name) => name.replace(/:.*/, '')).sort()).toEqual([
      'CLAIMS_BY_ID',
      'ENTITIES_BY_ID',
      'ENTITIES_BY_ID',
      'FACT_PAGE',
      'FACT_PAGE',
      'PARALLEL_RELATIONS',
      'RELATION_PAGE_BOTH',
    ]);
  });
});
