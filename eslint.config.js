import path from 'node:path';

import { defineConfig } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const root = import.meta.dirname;

// --- Rooms: which folder may import which ---------------------------------------------------------

const base = ['errors.ts', 'model', 'vocabulary'];
const belowClaims = [...base, 'graph/port', 'graph/statements'];
const belowCapabilities = [...belowClaims, 'claims'];
const capabilities = ['provenance', 'search', 'paths', 'resolve', 'ingest', 'export'];
const belowApi = [...belowCapabilities, ...capabilities, 'access', 'limits'];

const belowComponents = [
  'explorer/generated',
  'explorer/model',
  'explorer/messages',
  'explorer/theme',
  'explorer/api',
];

const belowScreens = [
  ...belowComponents,
  'explorer/components',
  'explorer/drawing',
  'explorer/canvas',
  'explorer/exports',
];

/**
 * What each room may import, beside itself. Whatever a room's line does not name, it may not import.
 * `graph/port` stands for the files that lie in graph/ itself, but for graph/open.ts.
 * @type {Record<string, string[]>}
 */
const rooms = {
  'errors.ts': [],
  'config.ts': ['errors.ts', 'model'],
  model: ['errors.ts'],
  vocabulary: ['errors.ts', 'model'],
  'graph/port': base,
  'graph/statements': [...base, 'graph/port'],
  'graph/neo4j': ['errors.ts', 'model', 'graph/port'],
  'graph/embedded': ['errors.ts', 'model', 'graph/port'],
  'graph/open.ts': [...belowClaims, 'graph/neo4j', 'graph/embedded'],
  claims: belowClaims,
  provenance: belowCapabilities,
  search: belowCapabilities,
  paths: belowCapabilities,
  resolve: belowCapabilities,
  ingest: [...belowCapabilities, 'provenance'],
  export: belowCapabilities,
  access: [...belowCapabilities, ...capabilities],
  limits: [...belowCapabilities, ...capabilities],
  commands: [...belowApi, 'graph/open.ts'],
  api: belowApi,
  server: [...belowApi, 'api', 'commands'],
  'main.ts': [...belowApi, 'api', 'commands', 'server', 'graph/open.ts', 'config.ts'],
  'cli.ts': [...belowApi, 'api', 'commands', 'server', 'graph/open.ts', 'config.ts'],
  // A browser app that speaks HTTP only: nothing of the server's, and rooms of its own.
  'explorer/generated': [],
  'explorer/model': ['explorer/generated'],
  'explorer/messages': ['explorer/generated', 'explorer/model'],
  'explorer/theme': ['explorer/generated', 'explorer/model'],
  'explorer/api': ['explorer/generated', 'explorer/model'],
  'explorer/components': belowComponents,
  // What a picture is made of, for the canvas and for its exports alike.
  'explorer/drawing': [
    'explorer/generated',
    'explorer/model',
    'explorer/messages',
    'explorer/theme',
  ],
  'explorer/canvas': [...belowComponents, 'explorer/components', 'explorer/drawing'],
  'explorer/exports': [...belowComponents, 'explorer/components', 'explorer/drawing'],
  'explorer/screens': belowScreens,
  'explorer/routes.tsx': [...belowScreens, 'explorer/screens'],
  'explorer/App.tsx': [...belowComponents, 'explorer/components', 'explorer/routes.tsx'],
  // GraphiQL's page: a program of its own beside the screens.
  'explorer/graphiql': [...belowComponents, 'explorer/components'],
  'explorer/main.tsx': [
    'explorer/App.tsx',
    'explorer/routes.tsx',
    'explorer/messages',
    'explorer/theme',
  ],
};

const insideGraph = ['graph/statements', 'graph/neo4j', 'graph/embedded', 'graph/open.ts'];

/** @param {string} room */
const filesOf = (room) =>
  room === 'graph/port'
    ? ['src/graph/*.ts']
    : [/\.tsx?$/.test(room) ? `src/${room}` : `src/${room}/**/*.{ts,tsx,js}`];

/**
 * Forbids imports from a folder of src, but for what lies in `except` (also relative to src).
 * @param {string} folder
 * @param {string} message
 * @param {string[]} [except]
 */
const forbid = (folder, message, except = []) => ({
  target: '.',
  from: path.posix.join('src', folder),
  except: except.map((name) => `./${name}`),
  message,
});

/**
 * @param {string} room
 * @param {string[]} mayImport
 */
function importDirection(room, mayImport) {
  const allowed = [room, ...mayImport];
  const listed = mayImport.length === 0 ? 'no other room' : `only ${mayImport.join(', ')}`;
  const message = `${room} may import ${listed} (eslint.config.js lists the directions).`;
  const zones = [
    forbid(
      '',
      message,
      allowed.map((name) => (name === 'graph/port' ? 'graph' : name)),
    ),
  ];
  if (allowed.includes('graph/port')) {
    // The line above let all of graph/ through.
    const others = insideGraph.filter((name) => !allowed.includes(name));
    zones.push(...others.map((name) => forbid(name, message)));
  }
  if (room === 'api') {
    const leaves =
      'Files in api/types import each other at most, and one way: a field that leads on lives in a resolver.';
    return [
      { files: filesOf(room), rules: restrictedPaths(zones) },
      {
        files: ['src/api/types/**/*.ts'],
        rules: restrictedPaths([...zones, forbid('api', leaves, ['types'])]),
      },
    ];
  }
  return [
    {
      files: filesOf(room),
      ignores: room === 'graph/port' ? ['src/graph/open.ts'] : [],
      rules: restrictedPaths(zones),
    },
  ];
}

/**
 * @param {ReturnType<typeof forbid>[]} zones
 * @returns {import('eslint').Linter.RulesRecord}
 */
function restrictedPaths(zones) {
  return { 'import-x/no-restricted-paths': ['error', { basePath: root, zones }] };
}

// --- Drivers stay in their adapters ---------------------------------------------------------------

const drivers = [
  { package: 'neo4j-driver', adapter: 'src/graph/neo4j' },
  { package: '@grafeo-db', adapter: 'src/graph/embedded' },
];

/**
 * @param {typeof drivers} forbidden
 * @returns {import('eslint').Linter.RulesRecord}
 */
function withoutDrivers(forbidden) {
  /** @param {(typeof drivers)[number]} driver */
  const messageFor = (driver) => `Only ${driver.adapter} talks to ${driver.package}.`;
  return {
    'no-restricted-imports': [
      'error',
      {
        patterns: forbidden.map((driver) => ({
          regex: `^${driver.package}`,
          message: messageFor(driver),
        })),
      },
    ],
    'no-restricted-syntax': [
      'error',
      ...forbidden.map((driver) => ({
        selector: `ImportExpression[source.value=/^${driver.package}/]`,
        message: messageFor(driver),
      })),
    ],
  };
}

export default defineConfig(
  {
    ignores: [
      'dist/',
      'src/explorer/generated/',
      'coverage/',
      'data/',
      'node_modules/',
      'bench/peer/',
    ],
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [
        createNodeResolver({
          extensions: ['.ts', '.tsx', '.js'],
          extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'] },
        }),
      ],
    },
    rules: {
      // What the compiler does not see.
      eqeqeq: 'error',
      'no-async-promise-executor': 'error',
      'no-constant-binary-expression': 'error',
      'no-constant-condition': 'error',
      'no-debugger': 'error',
      'no-dupe-else-if': 'error',
      'no-duplicate-case': 'error',
      'no-empty': 'error',
      'no-irregular-whitespace': 'error',
      'no-loss-of-precision': 'error',
      'no-misleading-character-class': 'error',
      'no-self-assign': 'error',
      'no-sparse-arrays': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-unused-private-class-members': 'error',
      'no-useless-assignment': 'error',
      'no-useless-catch': 'error',
      'no-useless-escape': 'error',
      'preserve-caught-error': 'error',
      'require-yield': 'error',

      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // GraphQL types are classes that hold decorated fields and nothing else.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Code points are what offsets and lengths are counted in, and what a spread of a string gives.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // neo4j-driver declares its option objects as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // The compiler's noPropertyAccessFromIndexSignature asks for the brackets that this rule removes.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  Object.entries(rooms).flatMap(([room, mayImport]) => importDirection(room, mayImport)),
  { files: ['src/explorer/**/*.{ts,tsx}'], ...reactHooks.configs.flat['recommended-latest'] },
  { files: ['src/**/*.ts'], rules: withoutDrivers(drivers) },
  drivers.map((driver) => ({
    files: [`${driver.adapter}/**/*.ts`],
    rules: withoutDrivers(drivers.filter((other) => other !== driver)),
  })),
  {
    // Tools read these by their default export.
    files: [
      '*.config.js',
      'tests/support/{global-setup,global-teardown,reporter,slowest-first}.js',
    ],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    // These two do not see the type that a JSDoc comment gives to an expression.
    files: ['**/*.{js,mjs}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // expect(object.method) and async callbacks given to a harness are how tests are written.
      '@typescript-eslint/unbound-method': 'off',
      // A test that asserts too much fails, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
