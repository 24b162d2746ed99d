import { SutraError } from '../../errors.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { ImportFormat, RawRecord, ReadRecord } from '../import-format.js';
import { ndjsonRecords } from '../ndjson-records.js';
import { JsonField } from './json-fields.js';
import { readClaimLine } from './read-claim-line.js';
import { readDecisionLine } from './read-decision-line.js';
import { readEntityLine } from './read-entity-line.js';
import { readSourceLine } from './read-source-line.js';

const LINES = ['SUTRA', 'SOURCE', 'ENTITY', 'DECISION', 'CLAIM'] as const;
const VERSION = 1;
const MOST_MISTAKES_SHOWN = 10;

/**
 * Sutra's own NDJSON, as `sutra export --format sutra` writes it and as docs/export.md describes it. What a line says
 * is asserted by the sources that it names, so one line may be several records.
 */
export function sutraNdjsonFormat(vocabulary: Vocabulary): ImportFormat {
  return {
    records: ndjsonRecords,
    read: (record) => readLine(record, vocabulary),
  };
}

function readLine({ text }: RawRecord, vocabulary: Vocabulary): readonly ReadRecord[] {
  const mistakes: SutraError[] = [];
  const line = new JsonField('', parse(text), mistakes);
  const kind = new Map(line.entries()).get('line');
  if (kind === undefined) line.refuse(`an object whose key line is ${LINES.join(', ')}`);
  let records: readonly ReadRecord[] | undefined;
  switch (kind?.oneOf(LINES)) {
    case 'SUTRA':
      records = readHeader(line);
      break;
    case 'SOURCE':
      records = readSourceLine(line);
      break;
    case 'ENTITY':
      records = readEntityLine(line, vocabulary);
      break;
    case 'DECISION':
      records = readDecisionLine(line);
      break;
    case 'CLAIM':
      records = readClaimLine(line, vocabulary);
      break;
  }
  if (mistakes.length > 0 || records === undefined) throw inOne(mistakes);
  return records;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SutraError('BAD_USER_INPUT', `Expected a JSON object, got: ${reason}`, {
      cause: error,
    });
  }
}

function readHeader(line: JsonField): readonly ReadRecord[] {
  const { version } = line.fields(['line', 'version']);
  if (version?.value !== VERSION) line.refuse(`version ${VERSION}`, version?.value ?? 'none');
  return [];
}

function inOne(mistakes: readonly SutraError[]): SutraError {
  const shown = mistakes.slice(0, MOST_MISTAKES_SHOWN).map(({ message }) => message);
  const more = mistakes.length - shown.length;
  const words = more === 0 ? shown : [...shown, `And ${more} more mistakes.`];
  return new SutraError('BAD_USER_INPUT', words.join(' '), { details: mistakes[0]?.details ?? {} });
}
