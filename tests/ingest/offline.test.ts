import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { followTheMoneyLines } from '../../bench/follow-the-money-file.js';
import { examine } from '../../src/claims/doctor.js';
import { HUB_DEGREE } from '../../src/claims/hubs.js';
import type { ClaimInput } from '../../src/claims/load.js';
import { badInput } from '../../src/errors.js';
import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { BUCKET_GROUPS, CLAIM_IDS_IN_BUCKETS } from '../../src/graph/statements/scan-statements.js';
import { CLAIMS_BY_ID } from '../../src/graph/statements/claim-statements.js';
import { HUBS } from '../../src/graph/statements/edge-statements.js';
import type { RawRecord, ReadRecord } from '../../src/ingest/import-format.js';
import { makeRead } from '../../src/ingest/offline/read-follow-the-money.js';
import { importCommand, runImport, type Neo4jAdmin } from '../../src/ingest/offline/neo4j-admin.js';
import {
  writeOffline,
  type OfflineInput,
  type OfflineOptions,
  type OfflineReport,
} from '../../src/ingest/offline/write-offline.js';
import type { EntityInput } from '../../src/model/entity.js';
import { LONGEST_WAIT_FOR_TURN, SCHEMA_PATH } from '../support/engines.js';
import {
  article,
  dump,
  entity,
  extract,
  fact,
  load,
  loadOf,
  RECORDED_AT,
  relation,
  VOCABULARY,
} from '../support/loads.js';
import { LONGEST_START, runSutra } from '../support/sutra-process.js';
import { startFromMaven } from '../support/neo4j/started-neo4j.js';

const ROOT = mkdtempSync(path.join(os.tmpdir(), 'sutra-test-offline-'));
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));
let count = 0;
const freshPath = (): string => path.join(ROOT, String((count += 1)));

/** What a record says is found by its line. */
function recordsOf(says: readonly (Partial<ReadRecord> | Error)[]) {
  const records: RawRecord[] = says.map((_, index) => ({ line: index + 1, text: `r${index + 1}` }));
  const read = ({ line }: RawRecord): readonly ReadRecord[] => {
    const said = says[line - 1]!;
    if (said instanceof Error) throw said;
    return [{ entities: [], claims: [], ...said }];
  };
  async function* portions() {
    await Promise.resolve();
    for (let from = 0; from < records.length; from += 700) yield records.slice(from, from + 700);
  }
  return { portions: portions(), read };
}

interface Written {
  readonly report: OfflineReport;
  readonly rejected: readonly string[];
}

async function write(
  directory: string,
  says: readonly (Partial<ReadRecord> | Error)[],
  more: Partial<OfflineOptions> = {},
): Promise<Written> {
  const { portions, read } = recordsOf(says);
  const rejected: string[] = [];
  const input: OfflineInput = {
    records: portions,
    reading: { read },
    onRejected: (all) =>
      rejected.push(...all.map(({ record, reason }) => `${record.line}: ${reason}`)),
  };
  const report = await writeOffline([input], {
    directory,
    vocabulary: VOCABULARY,
    source: loadOf({}).source,
    actor: 'test',
    at: RECORDED_AT,
    ...more,
  });
  return { report, rejected };
}

const HOSTILE = [
  'plain',
  '',
  ' leading and trailing ',
  'comma, "quotes", \'single\', back\\slash, tab\there',
  'two\nlines\r\nand three',
  'unit \u001f record \u001d quote \u0001 zero \u0000',
  '007',
  'true',
  'null',
  '🧵 सूत्र Сутра 王 \u202e reversed \ue000',
  ';|,',
  '\u0001',
  '=1+1',
];

function hostile(): readonly ReadRecord[] {
  const entities: EntityInput[] = HOSTILE.map((text, index) => ({
    id: `hostile-${index}`,
    type: index % 2 === 0 ? 'PERSON' : 'COMPANY',
    facts: { NAME: [text, `other ${text}`], SUMMARY: [text], COUNTRY: [text, 'in'] },
  }));
  const cited: EntityInput = {
    ...article('the-article'),
    article: {
      language: 'en',
      publishedAt: '2026-02-10T13:28:00+05:30',
      address: 'https://example.org/?a=1,2&b="3"',
      textRanges: [
        [0, 10],
        [20, 30],
      ],
    },
  };
  const claims: ClaimInput[] = HOSTILE.map((text, index) =>
    relation(`hostile-${index}`, 'OWNERSHIP', `hostile-${(index + 1) % HOSTILE.length}`, {
      role: text,
      recordId: `record ${index}`,
      start: '2020-02',
      ...(index % 3 === 0 ? { assertedBy: 'hostile-1' } : {}),
      evidence: text === '' ? [] : [extract('the-article', text, index)],
    }),
  );
  return [{ entities: [cited, ...entities], claims }];
}

const skipped = process.env['SUTRA_TEST_SKIP_NEO4J'] === '1';
if (skipped) console.warn('Offline imports are SKIPPED: SUTRA_TEST_SKIP_NEO4J=1.');

(skipped ? describe.skip : describe)('A graph that neo4j-admin imports', () => {
  const sourceId = 'dataset:other, "quoted"';
  const hubs = Array.from({ length: 3 * HUB_DEGREE }, (_, index): Partial<ReadRecord> => ({
    entities: [entity(`leaf-${index}`, 'PERSON')],
    claims: [
      relation(`leaf-${index}`, index % 3 === 0 ? 'OWNERSHIP' : 'DIRECTORSHIP', 'hub', {
        start: `${1900 + (index % 100)}`,
      }),
    ],
  }));
  const says: readonly Partial<ReadRecord>[] = [
    ...hostile(),
    // Before its entities, one of which never comes.
    { claims: [relation('late', 'OWNERSHIP', 'hub'), relation('late', 'OWNERSHIP', 'never')] },
    { entities: [entity('hub'), entity('late')] },
    ...hubs,
    // The same claim again: from the same source, and from another, with more evidence.
    { claims: [relation('late', 'OWNERSHIP', 'hub')] },
    {
      source: loadOf({ sourceId }).source,
      entities: [entity('late', 'COMPANY', 'Late, by another name')],
      claims: [
        relation('late', 'OWNERSHIP', 'hub', { evidence: [extract('the-article', 'again')] }),
      ],
    },
    // Fragments of an entity.
    { entities: [{ id: 'late', type: 'COMPANY', facts: { NAME: ['Alias'], COUNTRY: ['in'] } }] },
    { entities: [{ id: 'late', type: 'COMPANY', facts: { COUNTRY: ['cn', 'in'] } }] },
    // What an entity is called follows from claims, too.
    {
      claims: [
        { ...fact('late', 'NAME', 'Preferred\nname'), rank: 'PREFERRED' },
        fact('hub', 'ALIAS', 'The Hub', { evidence: [extract('the-article', 'The Hub')] }),
        { ...relation('hub', 'OWNERSHIP', 'late'), rank: 'DEPRECATED', record: '{"a":"b"}' },
        relation('hub', 'OWNERSHIP', 'hub'),
        fact('nobody', 'NAME', 'Nobody'),
      ],
    },
  ];
  let engine: Engine | undefined;
  let expected: string;
  let written: Written;
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const ordinary = await openEngine({ directory: undefined, schemaPath: SCHEMA_PATH });
    await ordinary.setUp();
    for (const { source: from, entities = [], claims = [] } of says) {
      await load(ordinary, { entities, claims, ...(from === undefined ? {} : { sourceId }) });
    }
    expected = await dump(ordinary);
    await ordinary.close();

    const directory = freshPath();
    written = await write(directory, says);
    const started = await startFromMaven(console.log, async ({ home, jars }) => {
      const admin = {
        command: ['java', '-Xmx1g', '-cp', path.join(jars, '*'), 'org.neo4j.cli.AdminTool'],
        database: 'neo4j',
        environment: { NEO4J_HOME: home, NEO4J_CONF: path.join(home, 'conf') },
      } satisfies Neo4jAdmin;
      expect(await runImport(admin, written.report.importArguments)).toBe(true);
      const again = runImport(admin, written.report.importArguments);
      await expect(again).rejects.toThrow(/exist|empty/i);
    });
    stop = started.stop;
    engine = await openEngine({
      neo4j: { ...started, database: 'neo4j' },
      directory: undefined,
      schemaPath: SCHEMA_PATH,
    });
    await engine.setUp();
  }, LONGEST_WAIT_FOR_TURN);

  afterAll(async () => {
    await engine?.close();
    await stop?.();
  }, 240_000);

  test('is the one that loading the same records makes', async () => {
    const found = await dump(engine!);
    expect(found.split('\n').filter((line) => !expected.includes(line))).toEqual([]);
    expect(found).toBe(expected);
  }, 240_000);

  test('has nothing for the doctor, and shelves for its hub', async () => {
    expect((await examine(engine!, { repair: false })).findings).toEqual([]);
    const [hub] = await engine!.read(HUBS, { ids: ['hub'] });
    expect(hub!.bounds.length).toBe(Math.ceil((3 * HUB_DEGREE + 1) / 128));
    expect(hub!.dense).toEqual(['*<', 'DIRECTORSHIP<', 'OWNERSHIP<']);
    const shelved = [];
    for (const buckets of BUCKET_GROUPS) {
      const ids = (await engine!.read(CLAIM_IDS_IN_BUCKETS, { buckets })).map(({ id }) => id);
      const claims = await engine!.read(CLAIMS_BY_ID, { ids });
      shelved.push(...claims.filter(({ inShelf }) => inShelf !== undefined));
    }
    expect(shelved).toHaveLength(3 * HUB_DEGREE + 1);
  }, 240_000);

  test('takes further loads', async () => {
    const report = await load(engine!, {
      entities: [entity('never')],
      claims: [relation('late', 'OWNERSHIP', 'hub'), relation('never', 'OWNERSHIP', 'hub')],
    });
    expect(report).toMatchObject({ entitiesCreated: 1, claimsCreated: 1, claimsAsserted: 0 });
    expect(await engine!.searchText({ words: ['preferred'], types: [], limit: 5 })).toMatchObject([
      { id: 'late' },
    ]);
  }, 240_000);

  test('is reported', () => {
    expect(written.rejected).toEqual([]);
    expect(written.report).toMatchObject({
      records: says.length,
      states: { PENDING: 2, LOOP: 1, DEPRECATED: 1, RETRACTED: 0 },
    });
  });
});

describe('Writing for neo4j-admin', () => {
  test('refuses a directory that holds anything', async () => {
    const directory = freshPath();
    mkdirSync(directory);
    writeFileSync(path.join(directory, 'thesis.odt'), '');
    await expect(write(directory, [])).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining('thesis.odt') as unknown,
    });
    expect(readdirSync(directory)).toEqual(['thesis.odt']);
  });

  test('rejects a record whole: unreadable, of another type than before, or with a past', async () => {
    const { rejected, report } = await write(freshPath(), [
      { entities: [entity('a', 'PERSON')] },
      badInput('line', 'JSON', 'words'),
      {
        entities: [entity('b'), entity('a', 'COMPANY')],
        claims: [relation('a', 'OWNERSHIP', 'c')],
      },
      {
        entities: [entity('c')],
        claims: [{ ...relation('c', 'OWNERSHIP', 'd'), asserted: false }],
      },
      { entities: [{ id: 'e', type: 'PERSON', facts: { NAME: ['one', 'two\u001e'] } }] },
      { entities: [entity('d', 'PERSON'), entity('d', 'COMPANY')] },
    ]);
    expect(rejected).toEqual([
      '2: line: expected JSON, got "words".',
      expect.stringMatching(
        /^3: Entity a is PERSON in what came before; it cannot be made COMPANY/,
      ),
      expect.stringMatching(/^4: claim: expected one that is asserted/),
      expect.stringMatching(/^5: text: .*U\+001E/),
      expect.stringMatching(/^6: Entity d is PERSON/),
    ]);
    expect(report).toMatchObject({ records: 6, rejected: 5, entities: 1, claims: 0 });
  });

  test('stops at more bad records than allowed', async () => {
    const bad = badInput('line', 'JSON', 'words');
    const more = { mostRejects: 1 };
    await expect(write(freshPath(), [bad, bad], more)).rejects.toThrow('1 bad records at most');
    expect((await write(freshPath(), [bad], more)).rejected).toHaveLength(1);
  });

  test('refuses a path that neo4j-admin would not take as it is', async () => {
    await expect(write(`${freshPath()},b`, [])).rejects.toThrow('a path without');
  });

  test(
    'on the command line, reads in threads what it reads in one, and prints the command without the tool',
    async () => {
      const lines = [...followTheMoneyLines(9_000)];
      const file = `${freshPath()}.ftm.json`;
      writeFileSync(file, `${lines.join('\n')}\n`);
      const inThreads = freshPath();
      const { code, stdout, stderr } = await runSutra(
        ['import', '--offline', inThreads, file, '--source', 'test', '--neo4j-admin', 'no-such'],
        {},
      );
      expect(stderr).toMatch(/There is no no-such here\. With Neo4j stopped/);
      expect(stdout).toMatch(
        /^9000 records read, \d+ rejected: .*\nno-such database import full neo4j /,
      );
      expect(code).toBe(3);

      const inOne = freshPath();
      const read = makeRead(
        fileURLToPath(new URL('../../schema/vocabulary.yaml', import.meta.url)),
      );
      const rejected: number[] = [];
      async function* records() {
        await Promise.resolve();
        yield lines.map((text, index) => ({ line: index + 1, text }));
      }
      const input: OfflineInput = {
        records: records(),
        reading: { read },
        onRejected: (all) => rejected.push(...all.map(({ record }) => record.line)),
      };
      await writeOffline([input], {
        directory: inOne,
        vocabulary: VOCABULARY,
        source: loadOf({ sourceId: 'dataset:test' }).source,
        actor: 'test',
        at: RECORDED_AT,
      });
      const said = readFileSync(`${file}.rejects.ndjson`, 'utf8').trimEnd().split('\n');
      expect(said.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(rejected);
      const names = readdirSync(inOne).filter((name) => !/^(?:log|sources)\.csv$/.test(name));
      expect(names).toContain('entities-PERSON.csv');
      const textOf = (directory: string, name: string) =>
        readFileSync(path.join(directory, name), 'utf8').replace(/\d{4}-[\d-]+T[\d:.]+Z/g, 'then');
      for (const name of names) expect(textOf(inThreads, name)).toBe(textOf(inOne, name));
    },
    2 * LONGEST_START,
  );

  test('fails with its cause when the records do', async () => {
    await expect(write(freshPath(), [new Error('the disk is gone')])).rejects.toThrow('disk');
  });

  test('names the command for machines without the tool', async () => {
    const directory = freshPath();
    const { report } = await write(directory, [{ entities: [entity('a')] }]);
    const nothing: Neo4jAdmin = { command: ['no-such-neo4j-admin'], database: 'neo4j' };
    expect(await runImport(nothing, report.importArguments)).toBe(false);
    expect(importCommand(nothing, report.importArguments)).toMatch(
      /^no-such-neo4j-admin database import full neo4j .*--nodes=Entity:Company=/,
    );
  });
});
