import { randomUUID } from 'node:crypto';
import type { LoadReport } from '../../claims/load.js';
import { badInput } from '../../errors.js';
import type { Engine } from '../../graph/engine.js';
import {
  DELETE_CHECKPOINTS_OF,
  DELETE_SOURCE,
  SOURCE_IDS,
} from '../../graph/statements/import-statements.js';
import { APPEND_LOG, SOURCES_BY_ID } from '../../graph/statements/source-statements.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import { sweepSource } from './sweep-source.js';

/**
 * Takes back all that a source asserts, and the source. Claims that others assert too stay; entities that nobody else
 * describes go, and relations to them wait. Stopped half way it is run again.
 * @throws SutraError BAD_USER_INPUT for a source that is not known; it names some that are.
 */
export async function purgeSource(
  engine: Engine,
  vocabulary: Vocabulary,
  {
    source: id,
    actor,
    at,
  }: { readonly source: string; readonly actor: string; readonly at: string },
  onPart: (done: number, all: number) => Promise<void> = () => Promise.resolve(),
): Promise<LoadReport> {
  const [source] = await engine.read(SOURCES_BY_ID, { ids: [id] });
  if (source === undefined) {
    const known = (await engine.read(SOURCE_IDS, {})).slice(0, 20).join(', ') || 'none yet';
    throw badInput('source', `a source that is known (${known})`, id);
  }
  const { kind, name, address } = source;
  const load = { source: { id, kind, name, address }, actor, at };
  const changes = await sweepSource(engine, vocabulary, load, undefined, onPart);
  await engine.write(async (transaction) => {
    await transaction.run(DELETE_CHECKPOINTS_OF, { source: id });
    await transaction.run(DELETE_SOURCE, { source: id });
    const entry = { id: `${at}/${randomUUID()}`, at, actor, action: 'PURGE', sourceId: id };
    const summary = JSON.stringify(changes);
    await transaction.run(APPEND_LOG, {
      rows: [{ properties: { ...entry, claimIds: [], summary } }],
    });
  });
  return changes;
}
