import type { EvidenceStart } from '../graph/statements/evidence-statements.js';
import type { ApiContext } from './context.js';
import { evidenceCountLoader, evidenceLoader } from './loaders.js';
import { connection, pageRequest } from './page.js';
import type { PageArguments } from './types/arguments.js';

/** A page of extracts: of a claim, of an entity, or from an article. */
export async function evidencePage(
  context: ApiContext,
  start: EvidenceStart,
  id: string,
  args: PageArguments,
) {
  const request = pageRequest(`evidence ${start}`, { id }, args);
  const scope = { limit: request.first + 1, after: request.after?.[0] ?? '' };
  const rows = (await evidenceLoader(context, start, scope).load(id)) ?? [];
  return {
    ...connection(request, rows, ({ evidence, claim, position }) => ({
      node: { ...evidence, claimRecord: claim },
      position: [position],
    })),
    count: async () => (await evidenceCountLoader(context, start).load(id)) ?? 0,
  };
}
