// Writes the files that are made from the code or the data (schema, reference pages, checklists) anew: `npm run emit`.
// The tests that hold those files to their origin do the writing, so that there is one way to make each.

import { spawnSync } from 'node:child_process';

const outcome = spawnSync(
  'npm',
  ['run', '--silent', 'jest', '--', 'tests/documents', 'tests/ingest/seed-claims'],
  {
    env: { ...process.env, SUTRA_EMIT: '1', SUTRA_TEST_SKIP_NEO4J: '1' },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
process.exitCode = outcome.status ?? 1;
