import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';

import { retractClaims } from '../../src/claims/edit-claims.js';
import type { LoadReport } from '../../src/claims/load.js';
import type { Engine, EngineRow } from '../../src/graph/engine.js';
import { isEmptyGraph } from '../../src/ingest/is-empty-graph.js';
import { seedArticles, type SeedOptions } from '../../src/ingest/seed.js';
import { reading } from '../support/cypher.js';
import { describeEachEngine } from '../support/engines.js';
import {
  removeSeedDirectories,
  SEED_DIRECTORY,
  seedDirectory,
  VOCABULARY,
  type SeedDirectory,
} from './seed-files.js';
import { articleFile } from './small-article-file.js';

const EICHER = 'eicher-motors-q3-fy2026-profit.yaml';
const NOTHING: LoadReport = {
  entitiesCreated: 0,
  entitiesUpdated: 0,
  entitiesRemoved: 0,
  claimsCreated: 0,
  claimsAsserted: 0,
  claimsRetracted: 0,
  claimsReplaced: 0,
  evidenceCreated: 0,
  evidenceReverified: 0,
  evidenceRemoved: 0,
};
const FIRST = '2026-03-01T00:00:00.000Z';
const LATER = '2026-03-02T00:00:00.000Z';

const NODES = reading(
  "MATCH (n) WHERE NOT 'Lock' IN labels(n) RETURN labels(n) AS labels, n {.*} AS node",
);
const EDGES = reading(
  'MATCH (a)-[r]->(b) RETURN a.id AS a, b.id AS b, type(r) AS type, r {.*} AS edge',
);
const CLAIMS = reading(
  `MATCH (c:Claim) RETURN c.id AS id, c.kind AS kind, c.subjectId AS subject, c.value AS value, c.state AS state,
     c.replacedBy AS replacedBy, c.recordedAt AS recordedAt, c.retractedAt AS retractedAt`,
);
const EVIDENCE = reading(
  'MATCH (c:Claim)-[r:CITES]->(a:Article) RETURN a.id AS article, r.exact AS exact, r.verification AS verification',
);

/** The whole graph, in one order on any engine, but for the node that writers take turns by. */
async function dump(engine: Engine): Promise<string[]> {
  const rows: EngineRow[] = [...(await engine.read(NODES, {})), ...(await engine.read(EDGES, {}))];
  return rows.map((row) => JSON.stringify(sortKeys(row))).sort();
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sortKeys(inner)]));
}

function seed(engine: Engine, directory: string, options: Partial<SeedOptions> = {}) {
  return seedArticles(engine, VOCABULARY, { directory, actor: 'tester', at: FIRST, ...options });
}

afterAll(removeSeedDirectories);

// A Neo4j that has just started plans every statement for the first time.
jest.setTimeout(120_000);

describeEachEngine('Seeding', (harness) => {
  let engine: Engine;
  let directory: SeedDirectory;

  beforeEach(async () => {
    engine = await harness.fresh();
    directory = await seedDirectory('shipped');
  });

  test('fills an empty graph with all that the files say', async () => {
    expect(await isEmptyGraph(engine)).toBe(true);
    const report = await seed(engine, SEED_DIRECTORY);
    expect(await isEmptyGraph(engine)).toBe(false);

    const claims = await engine.read(CLAIMS, {});
    expect(claims.length).toBeGreaterThan(70);
    expect(claims.filter(({ state }) => state !== 'LIVE')).toEqual([]);
    const evidence = await engine.read(EVIDENCE, {});
    expect(evidence.length).toBe(
      report.files.reduce((sum, { load }) => sum + load.evidenceCreated, 0),
    );
    expect(report.files.map(({ articleId }) => articleId)).toContain(
      'india-local-permanent-magnet-production',
    );
  });

  test('a second time changes nothing', async () => {
    await seed(engine, SEED_DIRECTORY);
    const before = await dump(engine);
    const report = await seed(engine, SEED_DIRECTORY, { at: LATER, prune: true });

    expect(report.files.map(({ load }) => load)).toEqual(report.files.map(() => NOTHING));
    expect(report.pruned).toEqual([]);
    expect(await dump(engine)).toEqual(before);
  });

  test('with a corrected figure retracts one claim, names the one that replaces it, and touches nothing else', async () => {
    await seed(engine, directory.path);
    const before = await dump(engine);
    await directory.edit(EICHER, 'amount: "21"', 'amount: "22"');
    const report = await seed(engine, directory.path, { at: LATER });

    expect(report.files.map(({ load }) => load)).toEqual(
      report.files.map(({ articleId }) =>
        articleId === 'eicher-motors-q3-fy2026-profit'
          ? {
              ...NOTHING,
              claimsCreated: 1,
              claimsRetracted: 1,
              claimsReplaced: 1,
              evidenceCreated: 1,
              evidenceRemoved: 1,
            }
          : NOTHING,
      ),
    );
    const claims = await engine.read(CLAIMS, {});
    const [old] = claims.filter(({ state }) => state === 'RETRACTED');
    const [fresh] = claims.filter(({ recordedAt }) => recordedAt === LATER);
    expect(old).toMatchObject({
      kind: 'PROFIT_CHANGE',
      replacedBy: fresh?.['id'],
      retractedAt: LATER,
    });
    expect(fresh).toMatchObject({ kind: 'PROFIT_CHANGE', state: 'LIVE', replacedBy: null });
    expect(fresh?.['value']).toContain('"22"');

    const after = await dump(engine);
    const changed = before.filter((row) => !after.includes(row));
    // The old claim, its citation, and the source's list of what it asserts.
    expect(changed).toHaveLength(3);
    expect(changed.join()).toContain(old?.['id']);
  });

  test('without a claim that was there before retracts it', async () => {
    await directory.write('small.yaml', articleFile());
    await seed(engine, directory.path);
    const [head] = articleFile().split('claims:\n');
    await directory.write('small.yaml', `${head}claims: []\n`);
    const report = await seed(engine, directory.path, { at: LATER });

    expect(report.files.find(({ articleId }) => articleId === 'story')?.load).toEqual({
      ...NOTHING,
      claimsRetracted: 1,
      evidenceRemoved: 1,
    });
    const retracted = (await engine.read(CLAIMS, {})).filter(({ state }) => state === 'RETRACTED');
    expect(retracted).toMatchObject([{ subject: 'ann', replacedBy: null }]);
  });

  test('does not bring back what an editor retracted', async () => {
    await seed(engine, directory.path);
    const [claim] = (await engine.read(CLAIMS, {})).filter(({ kind }) => kind === 'PROFIT_CHANGE');
    const claimId = claim?.['id'] as string;
    const edit = { actor: 'editor', at: LATER, source: { id: 'editor:one' } };
    await engine.write((transaction) => retractClaims(transaction, edit, [{ claimId }]));
    const before = await dump(engine);
    const report = await seed(engine, directory.path, { at: LATER });

    expect(report.files.map(({ load }) => load)).toEqual(report.files.map(() => NOTHING));
    expect(await dump(engine)).toEqual(before);
  });

  test('of files with a mistake in one writes nothing of any', async () => {
    await directory.edit(EICHER, 'subject: eicher-motors', 'subject: nobody');
    await expect(seed(engine, directory.path)).rejects.toMatchObject({
      code: 'INVALID_SEED',
      message: expect.stringMatching(
        /eicher-motors-q3-fy2026-profit\.yaml:\d+: claims\[3\]\.subject: /,
      ),
    });
    expect(await isEmptyGraph(engine)).toBe(true);
    expect(await dump(engine)).toEqual([]);
  });

  test('gives an entity another type when all files that have it agree', async () => {
    await directory.write('a.yaml', articleFile());
    const second = { 'id: story': 'id: second', '"2025"': '"2024"' };
    await directory.write('b.yaml', articleFile(second));
    await seed(engine, directory.path);
    await directory.write('a.yaml', articleFile({ COMPANY: 'AGENCY' }));
    await directory.write('b.yaml', articleFile({ ...second, COMPANY: 'AGENCY' }));
    const report = await seed(engine, directory.path, { at: LATER });

    expect(report.retyped).toEqual(['acme']);
    const ends = reading(
      `MATCH (:Person {id: 'ann'})-[r:EMPLOYMENT]->(e:Agency) MATCH (c:Claim {id: r.id})
       RETURN e.type AS type, c.targetType AS targetType`,
    );
    const row = { type: 'AGENCY', targetType: 'AGENCY' };
    expect(await engine.read(ends, {})).toEqual([row, row]);
    expect((await seed(engine, directory.path, { at: LATER })).retyped).toEqual([]);
  });

  test('writes nothing of any file when the graph knows an entity as another type', async () => {
    await directory.write('story.yaml', articleFile());
    const other = await seedDirectory();
    const change = { 'id: story': 'id: other', COMPANY: 'ORGANIZATION' };
    await other.write('other.yaml', articleFile(change));
    await seed(engine, other.path);
    const before = await dump(engine);

    await expect(seed(engine, directory.path, { at: LATER })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await dump(engine)).toEqual(before);
  });

  test('leaves what a file asserted when the file is gone, and with prune takes it back', async () => {
    await directory.write('story.yaml', articleFile());
    const other = await seedDirectory();
    await other.write('other.yaml', articleFile({ 'id: story': 'id: other', '"2025"': '"2024"' }));
    await seed(engine, other.path);
    await seed(engine, directory.path);
    await directory.remove('story.yaml');
    const kept = await seed(engine, directory.path, { at: LATER });
    expect(kept.pruned).toEqual([]);
    const live = async () =>
      (await engine.read(CLAIMS, {})).filter(({ state }) => state === 'LIVE');
    const before = await live();

    const { pruned } = await seed(engine, directory.path, { at: LATER, prune: true });
    expect(pruned).toMatchObject([
      // Ann and Acme stay: another file has them.
      {
        sourceId: 'article:story',
        load: { claimsRetracted: 1, entitiesRemoved: 1, entitiesUpdated: 2 },
      },
    ]);
    expect(await live()).toHaveLength(before.length - 1);
    const again = await seed(engine, directory.path, { at: LATER, prune: true });
    expect(again.pruned).toEqual([]);
  });
});

describeEachEngine('Verifying while seeding', (harness) => {
  const page = 'Ann works for Acme. Bob was chosen.\n';
  const sha256 = createHash('sha256').update(page).digest('hex');
  let texts: string;
  let directory: SeedDirectory;
  let engine: Engine;

  beforeAll(async () => {
    texts = await mkdtemp(path.join(tmpdir(), 'sutra-texts-'));
    await writeFile(path.join(texts, 'page.txt'), page);
  });
  afterAll(() => rm(texts, { recursive: true, force: true }));
  beforeEach(async () => {
    engine = await harness.fresh();
    directory = await seedDirectory();
  });

  const own = (changes: Record<string, string> = {}) =>
    articleFile({ ['0'.repeat(64)]: sha256, '[[0, 100]]': '[[0, 19]]', ...changes });

  test('finds the words, and a reload without the text does not unsay it', async () => {
    await directory.write('a.yaml', own());
    const report = await seed(engine, directory.path, { articlesDirectory: texts });
    expect(report.files[0]?.verification).toMatchObject({ VERIFIED: 1, UNCHECKED: 0 });
    expect(report.warnings).toEqual([]);
    await seed(engine, directory.path);
    expect(await engine.read(EVIDENCE, {})).toMatchObject([{ verification: 'VERIFIED' }]);
  });

  test('is made up for when the text arrives later', async () => {
    await directory.write('a.yaml', own());
    await seed(engine, directory.path);
    expect(await engine.read(EVIDENCE, {})).toMatchObject([{ verification: 'UNCHECKED' }]);
    await seed(engine, directory.path, { articlesDirectory: texts });
    expect(await engine.read(EVIDENCE, {})).toMatchObject([{ verification: 'VERIFIED' }]);
  });

  test('leaves extracts of another text unchecked, and says so', async () => {
    await directory.write('a.yaml', articleFile());
    const report = await seed(engine, directory.path, { articlesDirectory: texts });
    expect(report.files[0]?.verification).toMatchObject({ UNCHECKED: 1 });
    expect(report.warnings).toEqual([
      expect.stringContaining('Text "page.txt" is not at hand: expected SHA-256 0000'),
    ]);
  });

  test('tells words of another article of the same page, and words of none', async () => {
    const extract = 'exact: "Ann works for Acme", start: 0, end: 18';
    await directory.write(
      'a.yaml',
      own({ [extract]: 'exact: "Bob was chosen", start: 0, end: 14' }),
    );
    await directory.write(
      'b.yaml',
      own({
        'id: story': 'id: second',
        '[[0, 19]]': '[[20, 36]]',
        '"2025"': '"2024"',
        [extract]: 'exact: "Bob was fired!", start: 20, end: 34',
      }),
    );
    const { warnings } = await seed(engine, directory.path, { articlesDirectory: texts });
    expect(warnings.map((warning) => path.relative(directory.path, warning))).toEqual([
      'a.yaml:25: extract "Bob was chosen" is MISATTRIBUTED.',
      'b.yaml:25: extract "Bob was fired!" is NOT_FOUND.',
    ]);
    const stored = (await engine.read(EVIDENCE, {})).map((row) => [
      row['article'],
      row['verification'],
    ]);
    expect(stored.sort()).toEqual([
      ['second', 'NOT_FOUND'],
      ['story', 'MISATTRIBUTED'],
    ]);
  });
});
