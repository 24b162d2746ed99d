import { beforeAll, beforeEach, expect, test } from '@jest/globals';

import { examine, FINDING_KINDS, type FindingKind } from '../../src/claims/doctor.js';
import type { Engine, Parameters } from '../../src/graph/engine.js';
import { HUBS } from '../../src/graph/statements/edge-statements.js';
import { claimId } from '../../src/model/claim.js';
import { writing } from '../support/cypher.js';
import { describeEachEngine } from '../support/engines.js';
import { dump, entity, load, relation } from '../support/loads.js';

describeEachEngine('The doctor', ({ fresh }) => {
  const works = relation('ann', 'EMPLOYMENT', 'acme', { start: '2020', role: 'Director' });
  const owns = relation('ann', 'OWNERSHIP', 'acme');
  const supplies = relation('acme', 'SUPPLIES', 'tata');
  const late = relation('ann', 'EMPLOYMENT', 'nowhere');
  const id = claimId(works.content);
  let engine: Engine;
  let before: string;

  beforeAll(async () => {
    engine = await fresh();
    await load(engine, {
      entities: [entity('ann', 'PERSON'), entity('bob', 'PERSON'), entity('acme'), entity('tata')],
      claims: [works, owns, supplies, late],
    });
    before = await dump(engine);
  });

  beforeEach(async () => {
    expect(await dump(engine)).toBe(before);
  });

  const EDGE = 'MATCH (a:Entity)-[r]->(b:Entity) WHERE r.id = $id';
  const plant = (text: string, parameters: Parameters = {}) =>
    engine.write((transaction) => transaction.run(writing(text), { id, ...parameters }));
  const moveTo = (from: string, kind: string, to: string) =>
    `${EDGE}
     MATCH (c:Entity {id: '${from}'})
     MATCH (d:Entity {id: '${to}'})
     CREATE (c)-[s:${kind}]->(d)
     SET s.id = r.id, s.sortKey = r.sortKey, s.startMin = r.startMin, s.startMax = r.startMax, s.endMin = r.endMin,
       s.endMax = r.endMax, s.endState = r.endState, s.modality = r.modality, s.rank = r.rank, s.role = r.role
     DELETE r`;

  const PLANTED: readonly (readonly [string, FindingKind[], string, Parameters?])[] = [
    ['an edge that is missing', ['MISSING_EDGE'], `${EDGE} DELETE r`],
    [
      'an edge that no claim asks for',
      ['EXTRA_EDGE'],
      `MATCH (a:Entity {id: 'ann'}) MATCH (b:Entity {id: 'tata'}) CREATE (a)-[r:OWNERSHIP]->(b) SET r.id = $extra`,
      { extra: `c-${'0'.repeat(32)}` },
    ],
    [
      'an edge that says of no claim that it stands for it',
      ['EXTRA_EDGE'],
      `MATCH (a:Entity {id: 'ann'}) MATCH (b:Entity {id: 'tata'}) CREATE (a)-[r:OWNERSHIP]->(b)`,
    ],
    [
      'an edge of a claim that is pending',
      ['EXTRA_EDGE'],
      `MATCH (a:Entity {id: 'ann'}) MATCH (b:Entity {id: 'tata'}) CREATE (a)-[r:EMPLOYMENT]->(b) SET r.id = $late`,
      { late: claimId(late.content) },
    ],
    [
      'an edge that is there twice',
      ['DOUBLED_EDGE'],
      moveTo('ann', 'EMPLOYMENT', 'acme').replace('DELETE r', ''),
    ],
    ['an edge to another target', ['REDIRECTED_EDGE'], moveTo('ann', 'EMPLOYMENT', 'tata')],
    ['an edge from another source', ['REDIRECTED_EDGE'], moveTo('bob', 'EMPLOYMENT', 'acme')],
    ['an edge from and to others', ['REDIRECTED_EDGE'], moveTo('tata', 'EMPLOYMENT', 'bob')],
    ['an edge that runs the other way', ['REDIRECTED_EDGE'], moveTo('acme', 'EMPLOYMENT', 'ann')],
    ['an edge of another kind', ['REDIRECTED_EDGE'], moveTo('ann', 'MEMBERSHIP', 'acme')],
    ['a property that is changed', ['CHANGED_PROPERTY'], `${EDGE} SET r.role = 'Clerk'`],
    ['a date that is changed', ['CHANGED_PROPERTY'], `${EDGE} SET r.endMax = 0`],
    ['a property that is gone', ['CHANGED_PROPERTY'], `${EDGE} SET r.role = null`],
    ['a property that is too many', ['CHANGED_PROPERTY'], `${EDGE} SET r.assertedBy = 'bob'`],
    ['a property of no edge', ['CHANGED_PROPERTY'], `${EDGE} SET r.colour = 'blue'`],
    ['an id that is gone', ['EXTRA_EDGE', 'MISSING_EDGE'], `${EDGE} SET r.id = null`],
    [
      'a state that is wrong',
      ['WRONG_STATE'],
      `MATCH (c:Claim {id: $id}) SET c.state = 'RETRACTED'`,
    ],
    [
      'a stored end that is wrong',
      ['WRONG_STATE'],
      `MATCH (c:Claim {id: $id}) SET c.targetId = 'tata', c.targetType = 'PERSON'`,
    ],
    [
      'a shelf where there is no hub',
      ['WRONG_STATE'],
      `MATCH (c:Claim {id: $id}) SET c.outShelf = 'ann|!'`,
    ],
    [
      'a retraction that nobody noticed',
      ['EXTRA_EDGE', 'WRONG_STATE'],
      `MATCH (c:Claim {id: $id}) SET c.suppressed = true`,
    ],
  ];

  test.each(PLANTED)('finds %s, and mends it', async (...planted) => {
    const [, kinds, text, parameters] = planted;
    await plant(text, parameters);
    const look = async (repair: boolean) => {
      const { findings, repaired } = await examine(engine, { repair });
      expect(repaired).toBe(repair);
      return findings.map(({ kind }) => kind).sort();
    };
    expect(await look(false)).toEqual(kinds);
    expect(await look(true)).toEqual(kinds);
    expect(await look(false)).toEqual([]);
    if (text.includes('c.suppressed')) {
      // The claim is the record: what it says now holds, until it says something else.
      expect(await dump(engine)).not.toBe(before);
      await plant('MATCH (c:Claim {id: $id}) SET c.suppressed = false');
      expect(await look(true)).toEqual(['MISSING_EDGE', 'WRONG_STATE']);
    }
    expect(await dump(engine)).toBe(before);
  });

  test('names every kind of finding that is planted here', () => {
    expect([...new Set(PLANTED.flatMap(([, kinds]) => kinds))].sort()).toEqual(
      [...FINDING_KINDS].sort(),
    );
  });

  test('says which claim it is, and what is wrong', async () => {
    await plant(moveTo('bob', 'EMPLOYMENT', 'tata'));
    const { findings, claims, edges } = await examine(engine, { repair: true });
    expect(findings).toEqual([
      {
        kind: 'REDIRECTED_EDGE',
        claimId: id,
        detail: '(bob)-[EMPLOYMENT]->(tata) instead of (ann)-[EMPLOYMENT]->(acme)',
      },
    ]);
    expect({ claims, edges }).toEqual({ claims: 4, edges: 3 });
  });

  test('mends all that is wrong at once', async () => {
    for (const [, , text, parameters] of PLANTED) {
      if (!text.includes('c.suppressed')) await plant(text, parameters);
    }
    expect((await examine(engine, { repair: true })).findings).not.toEqual([]);
    expect((await examine(engine, { repair: false })).findings).toEqual([]);
    expect(await dump(engine)).toBe(before);
  });
});

describeEachEngine('The doctor at a hub', ({ fresh }) => {
  test('finds claims on the wrong shelf, and puts them back', async () => {
    const engine = await fresh();
    const people = Array.from({ length: 700 }, (_, index) => entity(`person${index}`, 'PERSON'));
    await load(engine, {
      entities: [entity('hub', 'AGENCY'), ...people],
      claims: people.map((person) => relation(person.id, 'EMPLOYMENT', 'hub')),
    });
    expect(await engine.read(HUBS, { ids: ['hub'] })).toHaveLength(1);
    await engine.write((transaction) =>
      transaction.run(
        writing(`MATCH (c:Relation) WHERE c.id STARTS WITH 'c-0' SET c.inShelf = 'hub|?'`),
        {},
      ),
    );
    const { findings } = await examine(engine, { repair: true });
    expect(findings.length).toBeGreaterThan(10);
    expect([...new Set(findings.map(({ kind }) => kind))]).toEqual(['WRONG_STATE']);
    expect((await examine(engine, { repair: false })).findings).toEqual([]);
  }, 60_000);
});
