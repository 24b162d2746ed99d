// Run by embedded-kill.test.ts in a process of its own: writes until it is killed.
// Arguments: data directory, path of graph.cypher, number of the first transaction.
import { openEngine } from '../../src/graph/open.js';
import { writing } from '../support/cypher.js';

const [directory = '', schemaPath = '', first = '0'] = process.argv.slice(2);
const engine = await openEngine({ directory, schemaPath });
await engine.setUp();
// Both ends, the edge between them and a word in one transaction: all of it or none.
const pair = writing(
  `CREATE (:Entity {id: 's' + toString($n), type: 'PERSON', searchText: $text})
     -[:EMPLOYMENT {id: 'r' + toString($n)}]->(:Entity {id: 'o' + toString($n), filler: $filler})`,
);
for (let n = Number(first); ; n += 1) {
  await engine.write(async (transaction) => {
    await transaction.run(pair, { n, text: `word${n}`, filler: 'x'.repeat(20_000) });
    transaction.noteWords([`word${n}`]);
  });
  // Only after the commit: whatever was said here must be found again.
  process.stdout.write(`${n}\n`);
}
