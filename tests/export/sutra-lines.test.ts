import { beforeAll, describe, expect, test } from '@jest/globals';

import { examine } from '../../src/claims/doctor.js';
import { sutraLines } from '../../src/export/sutra-lines.js';
import type { ExportFilter } from '../../src/export/scan-graph.js';
import type { Engine } from '../../src/graph/engine.js';
import { CLAIMS_BY_ID } from '../../src/graph/statements/claim-statements.js';
import { claimId } from '../../src/model/claim.js';
import { describeEachEngine } from '../support/engines.js';
import { corrected, fillWithEverything, shared, takenBack } from '../support/everything.js';
import { importLines } from '../support/import-lines.js';
import { dump, entity, load, RECORDED_AT, relation, VOCABULARY } from '../support/loads.js';

async function exported(engine: Engine, filter: ExportFilter = {}): Promise<string> {
  let text = '';
  for await (const chunk of sutraLines(engine, VOCABULARY, filter)) text += chunk;
  return text;
}

describeEachEngine('Sutra’s own NDJSON', (harness) => {
  describe('of a graph with one of everything', () => {
    let text: string;
    let before: string;
    let times: readonly unknown[];
    let copy: Engine;
    beforeAll(async () => {
      const engine = await harness.fresh();
      await fillWithEverything(engine);
      text = await exported(engine);
      before = await dump(engine);
      times = await timesOf(engine);
      copy = await harness.fresh();
      await importLines(copy, text);
    }, 120_000);

    test('comes back as it was', async () => {
      expect(await dump(copy)).toBe(before);
      expect(before).toContain('"state":"RETRACTED"');
      expect(before).toContain('"state":"PENDING"');
      expect(before).toContain('"state":"DEPRECATED"');
    });

    test('comes back with its times', async () => {
      expect(await timesOf(copy)).toEqual(times);
    });

    test('comes back with edges that agree with the claims', async () => {
      expect((await examine(copy, { repair: false })).findings).toEqual([]);
    });

    test('is exported from the copy as it was from the first', async () => {
      expect(await exported(copy)).toBe(text);
    });

    test('changes nothing when it is imported again, in any order', async () => {
      const [header = '', ...lines] = text.trimEnd().split('\n');
      await importLines(copy, [header, ...lines.reverse()].join('\n'));
      expect(await dump(copy)).toBe(before);
      expect(await exported(copy)).toBe(text);
    }, 60_000);

    test('says what it is, first', () => {
      expect(text.split('\n', 1)).toEqual(['{"line":"SUTRA","version":1}']);
    });
  });

  test('adds to a graph that is not empty, and takes nothing from it', async () => {
    const first = await harness.fresh();
    await fillWithEverything(first);
    const text = await exported(first);
    const engine = await harness.fresh();
    const mine = { ...shared, evidence: [] };
    await load(engine, {
      sourceId: 'dataset:mine',
      entities: [entity('p1', 'PERSON', 'My name for p1'), entity('c1'), entity('mine')],
      claims: [mine, relation('mine', 'SUPPLIES', 'c1'), takenBack],
    });
    await importLines(engine, text);

    const ids = [mine, takenBack].map(({ content }) => claimId(content));
    const claims = await engine.read(CLAIMS_BY_ID, { ids });
    const [one, other] = ids.map((id) => claims.find((claim) => claim.id === id));
    expect(one?.sources).toEqual(['dataset:mine', 'dataset:second', 'dataset:test']);
    expect(one?.recordedAt).toBe(RECORDED_AT);
    // An editor took it back there, not here.
    expect(other).toMatchObject({ suppressed: false, state: 'LIVE' });
    const after = await dump(engine);
    expect(after).toContain('My name for p1');
    expect(after).toContain('mine');
    await importLines(engine, text);
    expect(await dump(engine)).toBe(after);
  }, 120_000);

  test('of a part holds what the part needs: its sources, and the articles that it cites', async () => {
    const engine = await harness.fresh();
    await fillWithEverything(engine);
    const text = await exported(engine, { ids: ['p1'], depth: 1 });
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: string; id: string; claimIds?: unknown });
    const idsOf = (kind: string) => lines.filter(({ line }) => line === kind).map(({ id }) => id);
    expect(idsOf('ENTITY').sort()).toEqual(['a1', 'c1', 'p1']);
    expect(idsOf('SOURCE').sort()).toEqual(['dataset:second', 'dataset:test']);
    expect(lines.every(({ claimIds }) => claimIds === undefined)).toBe(true);
    const copy = await harness.fresh();
    await importLines(copy, text);
    expect((await dump(copy)).match(/"relationship":"evidence"/g)).toHaveLength(4);
  }, 60_000);

  test('of an empty graph is a header, which imports to nothing', async () => {
    const engine = await harness.fresh();
    const text = await exported(engine);
    expect(text).toBe('{"line":"SUTRA","version":1}\n');
    await importLines(engine, text);
    expect(await dump(engine)).toBe('');
  });
});

/** What a dump leaves out. */
async function timesOf(engine: Engine): Promise<readonly unknown[]> {
  const claims = [shared, takenBack, corrected].map(({ content }) => claimId(content));
  const found = await engine.read(CLAIMS_BY_ID, { ids: claims });
  return claims.map((id) => {
    const claim = found.find((one) => one.id === id);
    return [claim?.recordedAt, claim?.retractedAt, claim?.replacedBy];
  });
}
