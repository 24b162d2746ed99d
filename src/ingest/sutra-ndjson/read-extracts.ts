import type { EvidenceInput } from '../../claims/load.js';
import {
  EVIDENCE_BASES,
  EVIDENCE_VERIFICATIONS,
  evidenceId,
  LONGEST_CONTEXT,
  LONGEST_EXTRACT,
} from '../../model/evidence.js';
import { checkSourceId } from '../../model/source-id.js';
import { codePointLength } from '../../provenance/code-point-length.js';
import type { JsonField } from './json-fields.js';
import { readEntityId } from './read-entity-line.js';

const EVIDENCE_ID = /^e-[0-9a-f]{32}$/;
const LONGEST_REASON = 1_000;

/**
 * Reads a claim's extracts, by the source that brought each: its `source`, or the one source of a claim that has
 * one.
 */
export function readExtracts(
  field: JsonField | undefined,
  claimId: string,
  sources: readonly string[],
): ReadonlyMap<string, readonly EvidenceInput[]> {
  const bySource = new Map<string, EvidenceInput[]>();
  for (const item of field?.items() ?? []) {
    const read = readExtract(item, claimId, sources);
    if (read === undefined) continue;
    const known = bySource.get(read.source);
    if (known === undefined) bySource.set(read.source, [read.input]);
    else known.push(read.input);
  }
  return bySource;
}

function readExtract(item: JsonField, claimId: string, sources: readonly string[]) {
  const before = item.mistakeCount;
  const fields = item.fields([
    'id',
    'article',
    'source',
    'exact',
    'prefix',
    'suffix',
    'start',
    'end',
    'basis',
    'reason',
    'verification',
  ]);
  for (const name of ['article', 'exact', 'basis'] as const) {
    if (fields[name] === undefined) item.refuse(`the key ${name}`, 'none');
  }
  const articleId = readEntityId(fields.article);
  const [only] = sources.length === 1 ? sources : [];
  const source = fields.source === undefined ? only : fields.source.text();
  if (source === undefined) item.refuse('the key source', 'none');
  else fields.source?.attempt(() => checkSourceId(source, fields.source?.path));
  const exact = readWords(fields.exact, LONGEST_EXTRACT);
  const prefix = readWords(fields.prefix, LONGEST_CONTEXT);
  const suffix = readWords(fields.suffix, LONGEST_CONTEXT);
  const start = fields.start?.count();
  const end = fields.end?.count();
  if ((start === undefined) !== (end === undefined)) item.refuse('start and end, or neither');
  if (exact !== undefined && start !== undefined && end !== undefined) {
    const right = start + codePointLength(exact);
    if (end !== right) fields.end?.refuse(`${right}, because exact is as long`);
  }
  const basis = fields.basis?.oneOf(EVIDENCE_BASES);
  const reason = fields.reason?.text(LONGEST_REASON);
  const verification =
    fields.verification === undefined
      ? 'UNCHECKED'
      : fields.verification.oneOf(EVIDENCE_VERIFICATIONS);
  if (
    item.mistakeCount > before ||
    articleId === undefined ||
    source === undefined ||
    exact === undefined ||
    basis === undefined ||
    verification === undefined
  ) {
    return undefined;
  }
  const citation = { articleId, exact, prefix, suffix, start, end, basis, reason };
  const right = evidenceId({ claimId, ...citation }, source);
  const id = fields.id?.textMatching(EVIDENCE_ID, 'the id of an extract');
  if (id !== undefined && id !== right) fields.id?.refuse(`${right}, the hash of the extract`);
  return { source, input: { ...citation, verification } };
}

/** Words of a text as they stand there, of so many code points at most. */
function readWords(field: JsonField | undefined, longest: number): string | undefined {
  const text = field?.text();
  if (text === undefined || codePointLength(text) <= longest) return text;
  field?.refuse(`at most ${longest} code points`);
  return undefined;
}
