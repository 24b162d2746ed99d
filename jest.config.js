/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  // Imports name the file that will run (`./x.js`); the tests run the one it is made from (`./x.ts`).
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) },
  testSequencer: '<rootDir>/tests/support/slowest-first.js',
  globalSetup: '<rootDir>/tests/support/global-setup.js',
  globalTeardown: '<rootDir>/tests/support/global-teardown.js',
  reporters: ['default', '<rootDir>/tests/support/reporter.js'],
  testTimeout: 120_000,
  maxWorkers: 2,
  injectGlobals: false,
};

/**
 * @param {boolean} tsx
 * @returns {[string, Record<string, unknown>]}
 */
function swc(tsx) {
  return [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx, decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: false,
          useDefineForClassFields: true,
          react: { runtime: 'automatic' },
        },
      },
      module: { type: 'es6' },
    },
  ];
}
