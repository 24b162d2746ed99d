// Run by embedded-directory.test.ts in a process of its own: opens a directory and prints what came of it.
import { SutraError } from '../../src/errors.js';
import { openEngine } from '../../src/graph/open.js';

const [directory = '', schemaPath = ''] = process.argv.slice(2);
try {
  await (await openEngine({ directory, schemaPath })).close();
  console.log(JSON.stringify({ code: 'OPENED', message: '' }));
} catch (error) {
  if (!(error instanceof SutraError)) throw error;
  console.log(JSON.stringify({ code: error.code, message: error.message }));
}
