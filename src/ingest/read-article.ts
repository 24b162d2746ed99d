import { dayOfDateTime } from '../model/partial-date.js';
import type { ArticleData } from '../model/entity.js';
import { isFileName } from '../provenance/article-texts.js';
import type { ArticleFile } from './article-file.js';
import { readId } from './read-id.js';
import type { SeedNode } from './seed-node.js';

const DATE_TIME =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** What of an article could be read. */
export interface ReadArticle {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly data: ArticleData;
  readonly text?: ArticleFile['text'] | undefined;
}

/** Reads an article's bibliographic data and what identifies its text. */
export function readArticle(node: SeedNode): ReadArticle {
  const fields = node.fields(['id', 'title', 'language', 'publishedAt', 'text'], ['address']);
  const text = fields.text && readText(fields.text);
  return {
    id: fields.id && readId(fields.id),
    title: fields.title?.text(),
    data: {
      language: fields.language?.textMatching(LANGUAGE, 'a language tag of BCP 47, as en'),
      publishedAt: fields.publishedAt && readDateTime(fields.publishedAt),
      address: fields.address && readAddress(fields.address),
      textFile: text?.file,
      textSha256: text?.sha256,
      textRanges: text?.ranges,
    },
    text,
  };
}

function readDateTime(node: SeedNode): string | undefined {
  const text = node.textMatching(DATE_TIME, 'day, time and zone, as 2026-02-10T13:28:00+05:30');
  if (text === undefined) return undefined;
  return node.attempt(() => dayOfDateTime(text, node.path)) === undefined ? undefined : text;
}

function readAddress(node: SeedNode): string | undefined {
  const text = node.text();
  if (text === undefined) return undefined;
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  node.mistake('an address that starts with https:// or http://');
  return undefined;
}

function readText(node: SeedNode): ArticleFile['text'] | undefined {
  const fields = node.fields(['file', 'sha256', 'ranges']);
  const file = fields.file?.text();
  if (file !== undefined && !isFileName(file)) fields.file?.mistake('a file name without a folder');
  const sha256 = fields.sha256?.textMatching(SHA256, 'a SHA-256 as 64 digits of 0-9 and a-f');
  const ranges = fields.ranges && readRanges(fields.ranges);
  if (file === undefined || sha256 === undefined || ranges === undefined) return undefined;
  return { file, sha256, ranges };
}

/** At least one, each after the one before, none empty. Undefined if there is a mistake among them. */
function readRanges(node: SeedNode): (readonly [number, number])[] | undefined {
  const items = node.items();
  if (items?.length === 0) node.mistake('at least one range', 'none');
  const ranges: (readonly [number, number])[] = [];
  for (const item of items ?? []) {
    const ends = item.items();
    if (ends !== undefined && ends.length !== 2)
      item.mistake('[start, end]', `${ends.length} items`);
    const start = ends?.[0]?.offsetInText();
    const end = ends?.[1]?.offsetInText();
    if (start === undefined || end === undefined) continue;
    const before = ranges.at(-1)?.[1] ?? 0;
    if (end <= start) item.mistake('an end after the start', `[${start}, ${end}]`);
    else if (start < before) item.mistake(`a start of ${before} or more`, String(start));
    ranges.push([start, end]);
  }
  return ranges.length > 0 && ranges.length === items?.length ? ranges : undefined;
}
