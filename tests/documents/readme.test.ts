import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { COMMANDS } from '../../src/commands/commands.js';
import { EXIT } from '../../src/commands/exit-code.js';
import { SETTINGS } from '../../src/config.js';
import { ERROR_TABLE } from '../../src/errors.js';
import type { Engine } from '../../src/graph/engine.js';
import { openEngine } from '../../src/graph/open.js';
import { seedArticles } from '../../src/ingest/seed.js';
import { SEED_DIRECTORY } from '../ingest/seed-files.js';
import { run } from '../support/api.js';
import { SCHEMA_PATH } from '../support/engines.js';
import { RECORDED_AT, VOCABULARY } from '../support/loads.js';
import { fencedBlocks, readDocument, section, tableRows } from './markdown.js';

const README = readDocument('README.md');
const UNSET = 'unset';

describe('The queries of README.md', () => {
  const queries = fencedBlocks(README, 'graphql');
  const answers = fencedBlocks(README, 'json');
  let engine: Engine;

  beforeAll(async () => {
    engine = await openEngine({ directory: undefined, schemaPath: SCHEMA_PATH });
    await engine.setUp();
    await seedArticles(engine, VOCABULARY, {
      directory: SEED_DIRECTORY,
      actor: 'tester',
      at: RECORDED_AT,
    });
  });

  afterAll(() => engine.close());

  test('have an answer each', () => {
    expect(queries.length).toBeGreaterThan(0);
    expect(answers).toHaveLength(queries.length);
  });

  test.each(queries.map((query, index) => ({ query, answer: answers[index] ?? '' })))(
    'answer what it says: $query',
    async ({ query, answer }) => {
      expect(await run(engine, query, {}, 'EDITOR')).toEqual(JSON.parse(answer));
    },
  );
});

describe('The tables of README.md', () => {
  test('list every setting with its default and its help, and no other', () => {
    expect(tableRows(section(README, '## Settings'))).toEqual(
      Object.entries(SETTINGS).map(([name, setting]) => [
        name,
        setting.default === '' ? UNSET : setting.default,
        setting.help,
      ]),
    );
  });

  test('list every error with its status and its text, and no other', () => {
    expect(tableRows(section(README, '## Errors'))).toEqual(
      Object.entries(ERROR_TABLE).map(([code, { status, text }]) => [code, String(status), text]),
    );
  });

  test('list every command with what it does, and no other', () => {
    const [serve, ...others] = tableRows(section(README, '## Command line'));
    expect(others).toEqual(COMMANDS.map(({ name, description }) => [name, description]));
    // The one command that is not in the list: it is the server.
    const [, description] = /\.command\('serve'\)\s*\.description\('(.+)'\)/.exec(
      readDocument('src/cli.ts'),
    )!;
    expect(serve).toEqual(['serve', description]);
  });
});

describe('README.md', () => {
  const { scripts, engines } = JSON.parse(readDocument('package.json')) as {
    scripts: Record<string, string>;
    engines: { node: string };
  };

  test('names the Node.js that package.json asks for', () => {
    expect(`>=${/Needs Node\.js (\S+) or newer/.exec(README)?.[1]}`).toBe(engines.node);
  });

  test.each(['README.md', 'CONTRIBUTING.md'])('and its scripts: every one in %s exists', (name) => {
    const named = [...readDocument(name).matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)];
    const missing = named
      .map(([, script, own]) => script ?? own ?? '')
      .filter((it) => !scripts[it]);
    expect(named.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  test('uses only commands and options that exist', () => {
    const used = [...README.matchAll(/npx sutra ((?:[a-z]+ ?)+)([^`\n]*)/g)].map(
      ([, words = '', options = '']) => {
        const name = words.trim();
        const command = COMMANDS.find((candidate) => name.startsWith(candidate.name));
        const flags = command?.options.map((option) => option.flags.split(' ')[0]) ?? [];
        const unknown = (options.match(/--[\w-]+/g) ?? []).filter((flag) => !flags.includes(flag));
        return { name: command?.name ?? `${name}: no such command`, unknown };
      },
    );
    expect(used.length).toBeGreaterThan(0);
    const names: readonly string[] = COMMANDS.map(({ name }) => name);
    expect(used.filter(({ name }) => !names.includes(name))).toEqual([]);
    expect(used.flatMap(({ unknown }) => unknown)).toEqual([]);
  });

  test('names no setting that there is not', () => {
    const named = new Set(README.match(/\b(?:SUTRA|NEO4J)_[A-Z0-9_]+\b/g));
    expect([...named].filter((name) => !(name in SETTINGS))).toEqual([]);
  });

  test('tells the exit codes', () => {
    expect(EXIT).toEqual({ ok: 0, failed: 1, usage: 2, rejected: 3 });
    const sentence = /Exit codes: (.+)/.exec(readDocument('src/cli.ts'))?.[1]?.split("',")[0];
    expect(section(README, '## Command line')).toContain(`Exit codes: ${sentence}`);
  });
});
