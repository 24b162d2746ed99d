import type { ArticleData, EntityInput } from '../../model/entity.js';
import { checkEntityId } from '../../model/entity.js';
import { checkSourceId } from '../../model/source-id.js';
import { dayOfDateTime } from '../../model/partial-date.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { ReadRecord } from '../import-format.js';
import type { JsonField } from './json-fields.js';
import { sourceReference } from './source-reference.js';

const DATE_TIME =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** Reads an ENTITY line: a record for each source that describes it. Undefined if there is a mistake. */
export function readEntityLine(
  line: JsonField,
  vocabulary: Vocabulary,
): readonly ReadRecord[] | undefined {
  const fields = line.fields(['line', 'id', 'type', 'facts', 'article']);
  for (const name of ['id', 'type', 'facts'] as const) {
    if (fields[name] === undefined) line.refuse(`the key ${name}`, 'none');
  }
  const id = readEntityId(fields.id);
  const type = fields.type?.oneOf([...vocabulary.types.keys()]);
  const article = fields.article === undefined ? undefined : readArticleData(fields.article);
  const sources = fields.facts?.entries().map(([source, field]) => {
    field.attempt(() => checkSourceId(source, field.path));
    return { source, ...readFacts(field, vocabulary, type) };
  });
  if (sources?.length === 0) fields.facts?.refuse('at least one source');
  if (line.mistakeCount > 0 || id === undefined || type === undefined || sources === undefined) {
    return undefined;
  }
  return sources.map(({ source, recordedAt, values }, index): ReadRecord => {
    const entity: EntityInput = {
      id,
      type,
      facts: values,
      recordedAt,
      article: index === 0 ? article : undefined,
    };
    return { source: sourceReference(source), entities: [entity], claims: [] };
  });
}

/** An entity's id, or undefined after a mistake. */
export function readEntityId(field: JsonField | undefined): string | undefined {
  if (field === undefined) return undefined;
  if (typeof field.value !== 'string') {
    field.refuse('an id');
    return undefined;
  }
  const id = field.value;
  return field.attempt(() => checkEntityId(id, field.path));
}

function readFacts(field: JsonField, vocabulary: Vocabulary, type: string | undefined) {
  const { recordedAt, values } = field.fields(['recordedAt', 'values']);
  if (values === undefined) field.refuse('the key values', 'none');
  const facts: Record<string, string[]> = {};
  for (const [property, list] of values?.entries() ?? []) {
    const types = vocabulary.properties.get(property)?.types;
    if (types === undefined) list.refuse('a fact property of the vocabulary', property);
    else if (type !== undefined && type !== 'RECORD' && !types.includes(type)) {
      list.refuse(`a fact property of ${type}`, property);
    }
    facts[property] = list
      .items()
      .map((item) => item.text())
      .filter((text) => text !== undefined);
  }
  return { recordedAt: recordedAt?.instant(), values: facts };
}

function readArticleData(field: JsonField): ArticleData {
  const { language, publishedAt, address, textFile, textSha256, textRanges } = field.fields([
    'language',
    'publishedAt',
    'address',
    'textFile',
    'textSha256',
    'textRanges',
  ]);
  const published = publishedAt?.textMatching(
    DATE_TIME,
    'day, time and zone, as 2026-02-10T13:28:00+05:30',
  );
  if (published !== undefined) publishedAt?.attempt(() => dayOfDateTime(published, field.path));
  return {
    language: language?.textMatching(LANGUAGE, 'a language tag of BCP 47, as en'),
    publishedAt: published,
    address: address?.text(),
    textFile: textFile?.text(),
    textSha256: textSha256?.textMatching(SHA256, 'a SHA-256 as 64 digits of 0-9 and a-f'),
    textRanges: textRanges?.items().map(readRange),
  };
}

function readRange(range: JsonField): readonly [number, number] {
  const [start, end, ...more] = range.items().map((item) => item.count());
  if (start === undefined || end === undefined || more.length > 0 || end <= start) {
    range.refuse('[start, end] with the end after the start');
  }
  return [start ?? 0, end ?? 0];
}
