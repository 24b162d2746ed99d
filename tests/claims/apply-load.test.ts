import { describe, expect, test } from '@jest/globals';

import { examine } from '../../src/claims/doctor.js';
import { retractClaims, setRank } from '../../src/claims/edit-claims.js';
import type { Engine } from '../../src/graph/engine.js';
import { CLAIMS_BY_ID } from '../../src/graph/statements/claim-statements.js';
import { ENTITIES_BY_ID } from '../../src/graph/statements/entity-statements.js';
import { EDGES_FROM } from '../../src/graph/statements/edge-statements.js';
import { LOG_PAGE } from '../../src/graph/statements/source-statements.js';
import { claimId } from '../../src/model/claim.js';
import { describeEachEngine } from '../support/engines.js';
import {
  article,
  dump,
  entity,
  extract,
  fact,
  load,
  RECORDED_AT,
  relation,
} from '../support/loads.js';

const EDIT = { actor: 'editor', at: '2026-03-01T00:00:00.000Z', source: { id: 'editor:1' } };

describeEachEngine('A load', ({ fresh }) => {
  const people = [entity('ann', 'PERSON', 'Ann'), entity('acme', 'COMPANY', 'Acme')];
  const works = relation('ann', 'EMPLOYMENT', 'acme', { start: '2020', role: 'Director' });
  const worksId = claimId(works.content);

  const edgesFrom = async (engine: Engine, id: string) =>
    (await engine.read(EDGES_FROM, { ids: [id] })).map((edge) => [
      edge.id,
      edge.kind,
      edge.targetId,
    ]);
  const claimsOf = async (engine: Engine, ...ids: string[]) =>
    new Map((await engine.read(CLAIMS_BY_ID, { ids })).map((claim) => [claim.id, claim]));
  const findings = async (engine: Engine) => (await examine(engine, { repair: false })).findings;

  test('writes entities, claims and an edge for each live relation', async () => {
    const engine = await fresh();
    const report = await load(engine, {
      entities: people,
      claims: [works, fact('acme', 'PRIORITY', 'steel')],
    });
    expect(report).toMatchObject({ entitiesCreated: 2, claimsCreated: 2, claimsRetracted: 0 });
    expect(await edgesFrom(engine, 'ann')).toEqual([[worksId, 'EMPLOYMENT', 'acme']]);
    expect(await findings(engine)).toEqual([]);
  });

  test('changes nothing the second time, and writes no log of it', async () => {
    const engine = await fresh();
    const parts = {
      replace: true,
      entities: [...people, article('paper')],
      claims: [
        relation('ann', 'EMPLOYMENT', 'acme', { evidence: [extract('paper', 'Ann of Acme')] }),
      ],
    };
    await load(engine, parts);
    const before = await dump(engine);
    const report = await load(engine, { ...parts, at: '2027-01-01T00:00:00.000Z' });
    expect(Object.values(report).every((count) => count === 0)).toBe(true);
    expect(await dump(engine)).toBe(before);
    expect(await engine.read(LOG_PAGE, { after: '', limit: 10 })).toHaveLength(1);
  });

  test('keeps a relation pending until its entity arrives', async () => {
    const engine = await fresh();
    await load(engine, { entities: [people[0]!], claims: [works] });
    expect((await claimsOf(engine, worksId)).get(worksId)?.state).toBe('PENDING');
    expect(await edgesFrom(engine, 'ann')).toEqual([]);
    await load(engine, { sourceId: 'dataset:later', entities: [people[1]!] });
    expect((await claimsOf(engine, worksId)).get(worksId)?.state).toBe('LIVE');
    expect(await edgesFrom(engine, 'ann')).toEqual([[worksId, 'EMPLOYMENT', 'acme']]);
  });

  test('gives one claim and one edge to the same claim twice in one batch', async () => {
    const engine = await fresh();
    await load(engine, { entities: people, claims: [works, works] });
    expect(await edgesFrom(engine, 'ann')).toHaveLength(1);
    expect(await findings(engine)).toEqual([]);
  });

  test('retracts what a replacing source no longer says, and names the correction', async () => {
    const engine = await fresh();
    const right = relation('ann', 'EMPLOYMENT', 'acme', { start: '2021', role: 'Director' });
    const other = relation('ann', 'OWNERSHIP', 'acme');
    await load(engine, { replace: true, entities: people, claims: [works, other] });
    const report = await load(engine, {
      replace: true,
      at: EDIT.at,
      entities: people,
      claims: [right, other],
    });
    expect(report).toMatchObject({
      claimsCreated: 1,
      claimsAsserted: 0,
      claimsRetracted: 1,
      claimsReplaced: 1,
    });
    const claims = await claimsOf(engine, worksId, claimId(other.content));
    expect(claims.get(worksId)).toMatchObject({
      state: 'RETRACTED',
      retractedAt: EDIT.at,
      replacedBy: claimId(right.content),
      sources: [],
    });
    expect(claims.get(claimId(other.content))).toMatchObject({
      state: 'LIVE',
      recordedAt: RECORDED_AT,
    });
    expect((await edgesFrom(engine, 'ann')).map(([id]) => id).sort()).toEqual(
      [claimId(right.content), claimId(other.content)].sort(),
    );
    expect(await findings(engine)).toEqual([]);
  });

  test('leaves a claim standing while another source asserts it', async () => {
    const engine = await fresh();
    await load(engine, { sourceId: 'dataset:a', replace: true, entities: people, claims: [works] });
    await load(engine, { sourceId: 'dataset:b', replace: true, entities: people, claims: [works] });
    await load(engine, { sourceId: 'dataset:a', replace: true });
    const claim = (await claimsOf(engine, worksId)).get(worksId);
    expect(claim).toMatchObject({ state: 'LIVE', sources: ['dataset:b'] });
    expect(await edgesFrom(engine, 'ann')).toHaveLength(1);
    await load(engine, { sourceId: 'dataset:b', replace: true });
    expect((await claimsOf(engine, worksId)).get(worksId)?.state).toBe('RETRACTED');
    expect(await engine.read(ENTITIES_BY_ID, { ids: ['ann', 'acme'] })).toEqual([]);
    expect(await findings(engine)).toEqual([]);
  });

  test('does not bring back what an editor retracted; an editor’s assertion does', async () => {
    const engine = await fresh();
    await load(engine, { replace: true, entities: people, claims: [works] });
    await engine.write((transaction) => retractClaims(transaction, EDIT, [{ claimId: worksId }]));
    expect(await edgesFrom(engine, 'ann')).toEqual([]);
    await load(engine, { replace: true, entities: people, claims: [works] });
    await load(engine, { sourceId: 'dataset:other', entities: people, claims: [works] });
    expect((await claimsOf(engine, worksId)).get(worksId)).toMatchObject({
      state: 'RETRACTED',
      retractedAt: EDIT.at,
    });
    await load(engine, { sourceId: 'editor:1', editor: true, claims: [works] });
    expect((await claimsOf(engine, worksId)).get(worksId)).toMatchObject({
      state: 'LIVE',
      retractedAt: undefined,
    });
    expect(await edgesFrom(engine, 'ann')).toHaveLength(1);
  });

  test('takes a deprecated relation out of the edges and a normal one back in', async () => {
    const engine = await fresh();
    await load(engine, { entities: people, claims: [works] });
    const rank = (value: 'DEPRECATED' | 'PREFERRED') =>
      engine.write((transaction) => setRank(transaction, EDIT, [worksId], value));
    expect(await rank('DEPRECATED')).toEqual([worksId]);
    expect(await edgesFrom(engine, 'ann')).toEqual([]);
    expect(await rank('PREFERRED')).toEqual([worksId]);
    expect(await rank('PREFERRED')).toEqual([]);
    expect(await edgesFrom(engine, 'ann')).toHaveLength(1);
    expect(await findings(engine)).toEqual([]);
  });

  test('derives names by rank, then number of sources', async () => {
    const engine = await fresh();
    const nameOf = async () => (await engine.read(ENTITIES_BY_ID, { ids: ['acme'] }))[0]?.entity;
    await load(engine, { sourceId: 'dataset:a', entities: [entity('acme', 'COMPANY', 'ACME')] });
    await load(engine, {
      sourceId: 'dataset:b',
      entities: [entity('acme', 'COMPANY', 'Acme Ltd')],
    });
    await load(engine, {
      sourceId: 'dataset:c',
      entities: [entity('acme', 'COMPANY', 'Acme Ltd')],
    });
    expect(await nameOf()).toMatchObject({ name: 'Acme Ltd', aliases: ['ACME'] });
    const preferred = fact('acme', 'NAME', 'Acme Limited');
    await load(engine, {
      sourceId: 'editor:1',
      editor: true,
      claims: [{ ...preferred, rank: 'PREFERRED' }],
    });
    expect(await nameOf()).toMatchObject({ name: 'Acme Limited', aliases: ['Acme Ltd', 'ACME'] });
    await engine.write((transaction) =>
      retractClaims(transaction, EDIT, [{ claimId: claimId(preferred.content) }]),
    );
    expect(await nameOf()).toMatchObject({ name: 'Acme Ltd', aliases: ['ACME'] });
  });

  test('refuses to change the type of an entity, but where the one source that knows it is loaded as a whole', async () => {
    const engine = await fresh();
    await load(engine, { sourceId: 'dataset:a', entities: [entity('acme', 'COMPANY')] });
    await expect(
      load(engine, { sourceId: 'dataset:a', entities: [entity('acme', 'ORGANIZATION')] }),
    ).rejects.toThrow('Entity acme is COMPANY; dataset:a cannot make it ORGANIZATION.');
    const correction = { replace: true, entities: [entity('acme', 'ORGANIZATION')] };
    await load(engine, { sourceId: 'dataset:a', ...correction });
    await expect(
      load(engine, { sourceId: 'dataset:b', entities: [entity('acme', 'PERSON')] }),
    ).rejects.toThrow('Entity acme is ORGANIZATION in dataset:a; dataset:b cannot make it PERSON.');
  });

  test('leaves one of each when two loads assert the same claims at once', async () => {
    const engine = await fresh();
    const claims = Array.from({ length: 50 }, (_, index) =>
      relation('ann', 'EMPLOYMENT', 'acme', { recordId: String(index) }),
    );
    await Promise.all([1, 2, 3, 4].map(() => load(engine, { entities: people, claims })));
    expect(await edgesFrom(engine, 'ann')).toHaveLength(50);
    expect(await findings(engine)).toEqual([]);
  });
});

describe('The id of a claim', () => {
  test('does not depend on the order of qualifier values, nor on how a number is spelt', () => {
    const values = ['b', 'a'].map((text) => ({ type: 'TEXT' as const, text }));
    const base = relation('a', 'EMPLOYMENT', 'b').content;
    expect(claimId({ ...base, qualifiers: { ROLE: values } })).toBe(
      claimId({ ...base, qualifiers: { ROLE: [...values].reverse() } }),
    );
  });

  test('changes with validity, modality, speaker and record', () => {
    const ids = [
      relation('a', 'EMPLOYMENT', 'b'),
      relation('a', 'EMPLOYMENT', 'b', { start: '2020' }),
      relation('a', 'EMPLOYMENT', 'b', { modality: 'PLANNED' }),
      relation('a', 'EMPLOYMENT', 'b', { assertedBy: 'c' }),
      relation('a', 'EMPLOYMENT', 'b', { recordId: '1' }),
    ].map(({ content }) => claimId(content));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
