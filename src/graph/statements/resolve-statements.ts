import type { ClaimValue } from '../../model/value.js';
import type { EngineRow } from '../engine.js';
import { json, map, optionalText, text, texts } from './columns.js';
import type { SourceFacts } from './entity-statements.js';
import { reading } from './statement.js';

/** A record with what its sources say of it, for comparing with others. */
export interface ResolveRecord {
  readonly id: string;
  readonly type: string;
  readonly canonicalId: string;
  readonly name: string;
  readonly sources: readonly string[];
  readonly facts: Readonly<Record<string, SourceFacts>>;
  /** Live facts that are claims; only texts, dates and what is written like them. */
  readonly cited: readonly { readonly property: string; readonly text: string }[];
}

const RECORD = `CALL (e) {
     MATCH (c:Fact {subjectId: e.id}) WHERE c.state = 'LIVE'
     RETURN collect(c.kind) AS kinds, collect(c.value) AS values
   }
   RETURN e {.id, .type, .canonicalId, .name, .sources, .facts} AS record, kinds, values`;

function resolveRecord(row: EngineRow): ResolveRecord {
  const record = map(row, 'record');
  const kinds = texts(row, 'kinds');
  return {
    id: text(record, 'id'),
    type: text(record, 'type'),
    canonicalId: text(record, 'canonicalId'),
    name: optionalText(record, 'name') ?? text(record, 'id'),
    sources: texts(record, 'sources'),
    facts: json<Record<string, SourceFacts>>(record, 'facts', {}),
    cited: texts(row, 'values').flatMap((value, index) => {
      const parsed = JSON.parse(value) as ClaimValue;
      const shown =
        parsed.type === 'TEXT' ? parsed.text : parsed.type === 'DATE' ? parsed.date : undefined;
      return shown === undefined ? [] : [{ property: kinds[index] ?? '', text: shown }];
    }),
  };
}

/** $bucket, $types → the records of these types in a bucket, in no order. */
export const RESOLVE_RECORDS_IN_BUCKET = reading<ResolveRecord>(
  'RESOLVE_RECORDS_IN_BUCKET',
  `MATCH (e:Entity {bucket: $bucket}) WHERE e.type IN $types
   ${RECORD}`,
  resolveRecord,
);

/** $ids → the records with these very ids, in no order. */
export const RESOLVE_RECORDS = reading<ResolveRecord>(
  'RESOLVE_RECORDS',
  `UNWIND $ids AS id
   MATCH (e:Entity {id: id})
   ${RECORD}`,
  resolveRecord,
);
