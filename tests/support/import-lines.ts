import { Readable } from 'node:stream';

import { applyLoad } from '../../src/claims/apply-load.js';
import { restoreDecisions } from '../../src/claims/decide.js';
import type { Engine } from '../../src/graph/engine.js';
import { sutraNdjsonFormat } from '../../src/ingest/sutra-ndjson/sutra-ndjson-format.js';
import { VOCABULARY } from './loads.js';

/** A moment after the one that test loads are recorded at, so that what an import keeps of times shows. */
export const IMPORTED_AT = '2026-03-01T00:00:00.000Z';

/** Loads a text of Sutra's NDJSON, a line a transaction. */
export async function importLines(engine: Engine, text: string): Promise<void> {
  const format = sutraNdjsonFormat(VOCABULARY);
  for await (const portion of format.records(Readable.from([Buffer.from(text)]))) {
    await engine.write(async (transaction) => {
      for (const record of portion) {
        if (record.mistake !== undefined) throw new Error(record.mistake);
        for (const { source, entities, claims, decisions = [] } of format.read(record)) {
          if (source === undefined) throw new Error('Expected each record to name its source.');
          const run = { actor: 'import', at: IMPORTED_AT, replace: false };
          await applyLoad(transaction, VOCABULARY, { source, ...run, entities, claims });
          await restoreDecisions(transaction, VOCABULARY, decisions, run);
        }
      }
    });
  }
}
