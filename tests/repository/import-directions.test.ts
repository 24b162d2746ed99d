import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../..');

// One file of every room, and all that this file may import: written out here, apart from the linter's own table.
const common = ['src/errors.ts', 'src/model/a.ts', 'src/vocabulary/a.ts'];
const underClaims = [...common, 'src/graph/engine.ts', 'src/graph/statements/a.ts'];
const underCapabilities = [...underClaims, 'src/claims/a.ts'];
const capabilities = ['provenance', 'search', 'paths', 'resolve', 'ingest', 'export'].map(
  (room) => `src/${room}/a.ts`,
);
const underAccess = [...underCapabilities, ...capabilities];
const underApi = [...underAccess, 'src/access/a.ts', 'src/limits/a.ts'];
const apiFiles = ['src/api/context.ts', 'src/api/types/a.ts', 'src/api/resolvers/a.ts'];
const adapters = ['src/graph/neo4j/a.ts', 'src/graph/embedded/a.ts'];
const port = ['src/errors.ts', 'src/model/a.ts', 'src/graph/engine.ts'];
const wiring = [...underApi, ...apiFiles, 'src/commands/a.ts', 'src/server/a.ts'];

const mayImport: Record<string, string[]> = {
  'src/errors.ts': [],
  'src/config.ts': ['src/errors.ts', 'src/model/a.ts'],
  'src/model/a.ts': ['src/errors.ts'],
  'src/vocabulary/a.ts': ['src/errors.ts', 'src/model/a.ts'],
  'src/graph/engine.ts': common,
  'src/graph/statements/a.ts': [...common, 'src/graph/engine.ts'],
  'src/graph/neo4j/a.ts': port,
  'src/graph/embedded/a.ts': port,
  'src/graph/open.ts': [...underClaims, ...adapters],
  'src/claims/a.ts': underClaims,
  'src/provenance/a.ts': underCapabilities,
  'src/search/a.ts': underCapabilities,
  'src/paths/a.ts': underCapabilities,
  'src/resolve/a.ts': underCapabilities,
  'src/ingest/a.ts': [...underCapabilities, 'src/provenance/a.ts'],
  'src/export/a.ts': underCapabilities,
  'src/access/a.ts': underAccess,
  'src/limits/a.ts': underAccess,
  'src/api/context.ts': [...underApi, ...apiFiles],
  'src/api/types/a.ts': underApi,
  'src/api/resolvers/a.ts': [...underApi, ...apiFiles],
  'src/commands/a.ts': [...underApi, 'src/graph/open.ts'],
  'src/server/a.ts': [...underApi, ...apiFiles, 'src/commands/a.ts'],
  'src/main.ts': [...wiring, 'src/graph/open.ts', 'src/config.ts'],
  'src/cli.ts': [...wiring, 'src/graph/open.ts', 'src/config.ts'],
};
const files = Object.keys(mayImport);

/** Resolves by name alone, so that a direction can be tried before both its files are written. */
const resolveByName = {
  name: 'by-name',
  interfaceVersion: 3 as const,
  resolve: (specifier: string, source: string) =>
    specifier.startsWith('.')
      ? {
          found: true as const,
          path: path.resolve(path.dirname(source), specifier.replace(/\.js$/, '.ts')),
        }
      : { found: false as const },
};

/** The project's own lint, but for the rules that need types: they want every file to be on disk. */
function linter(overrides: Linter.Config, cwd = root): ESLint {
  return new ESLint({
    cwd,
    overrideConfigFile: path.join(root, 'eslint.config.js'),
    overrideConfig: [
      tseslint.configs.disableTypeChecked,
      { rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
      overrides,
    ],
  });
}

async function lint(eslint: ESLint, file: string, lines: string[]): Promise<Linter.LintMessage[]> {
  const [result] = await eslint.lintText(lines.join('\n') + '\n', { filePath: file });
  expect(result?.messages.filter((message) => message.fatal)).toEqual([]);
  return result?.messages ?? [];
}

function specifier(from: string, to: string): string {
  const relative = path.relative(path.dirname(from), to).replace(/\.ts$/, '.js');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

describe('the linter keeps the import directions', () => {
  const eslint = linter({
    settings: { 'import-x/resolver-next': [resolveByName] },
    rules: { 'import-x/no-cycle': 'off' },
  });

  test.each(files)('%s imports what it may and nothing else', async (file) => {
    const others = files.filter((other) => other !== file);
    const messages = await lint(
      eslint,
      file,
      others.map((other) => `import '${specifier(file, other)}';`),
    );
    const refused = messages.filter(({ ruleId }) => ruleId === 'import-x/no-restricted-paths');
    const passed = others.filter((_, index) => !refused.some(({ line }) => line === index + 1));

    const allowed = others.filter((other) => mayImport[file]?.includes(other));
    expect(passed).toEqual(allowed);
  });

  test.each([
    ['a static import', "import { a } from '../api/context.js';"],
    ['a type-only import', "import type { A } from '../api/context.js';"],
    ['a re-export', "export { a } from '../api/context.js';"],
    ['a type-only re-export', "export type { A } from '../api/context.js';"],
    ['a re-export of all', "export * from '../api/context.js';"],
    ['a dynamic import', "await import('../api/context.js');"],
  ])('and refuses %s', async (_, line) => {
    const messages = await lint(eslint, 'src/model/a.ts', [line]);

    expect(messages.map(({ ruleId }) => ruleId)).toContain('import-x/no-restricted-paths');
  });

  test('types may import each other, and nothing else of the API', async () => {
    const refused = async (line: string) =>
      (await lint(eslint, 'src/api/types/a.ts', [line])).map(({ ruleId }) => ruleId);

    expect(await refused("import './b.js';")).toEqual([]);
    expect(await refused("import '../page.js';")).toEqual(['import-x/no-restricted-paths']);
    expect(await refused("import '../resolvers/a.js';")).toEqual(['import-x/no-restricted-paths']);
  });

  test.each([
    ['neo4j-driver', 'src/graph/neo4j/a.ts', 'src/graph/embedded/a.ts'],
    ['@grafeo-db/js', 'src/graph/embedded/a.ts', 'src/claims/a.ts'],
  ])('%s stays in its adapter', async (driver, adapter, elsewhere) => {
    const lines = [
      `import driver from '${driver}';`,
      `import type { Driver } from '${driver}';`,
      `export * from '${driver}';`,
      `await import('${driver}');`,
    ];
    const refusedIn = async (file: string) =>
      (await lint(eslint, file, lines))
        .filter(({ ruleId }) => ruleId?.startsWith('no-restricted-'))
        .map(({ line }) => line);

    expect(await refusedIn(adapter)).toEqual([]);
    expect(await refusedIn(elsewhere)).toEqual([1, 2, 3, 4]);
  });
});

describe('with real files, the linter', () => {
  let directory: string;
  let eslint: ESLint;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'sutra-lint-'));
    await mkdir(path.join(directory, 'src/model'), { recursive: true });
    await writeFile(
      path.join(directory, 'src/model/one.ts'),
      "import { two } from './two.js';\nexport const one = () => two;\n",
    );
    await writeFile(
      path.join(directory, 'src/model/two.ts'),
      "import { one } from './one.js';\nexport const two = () => one;\n",
    );
    eslint = linter({}, directory);
  });

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  test('finds a cycle', async () => {
    const results = await eslint.lintFiles('src');

    expect(results.map(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      ['import-x/no-cycle'],
      ['import-x/no-cycle'],
    ]);
  });

  test('refuses a default export', async () => {
    const messages = await lint(eslint, 'src/model/three.ts', ['export default 3;']);

    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['import-x/no-default-export']);
  });
});
