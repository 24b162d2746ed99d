import { formatDay, formatPartialDate, type Day } from '../model/partial-date.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS, type Validity } from '../model/validity.js';
import type { ClaimValue } from '../model/value.js';
import type { ArticleFile, SeedClaim, SeedExtract } from './article-file.js';

/**
 * Lays the seed out for people to check: of each article the entities, then its extracts in the order of the text,
 * each with the claims that rest on it. Of the articles it shows the extracts alone, because they are copyrighted.
 */
export function seedChecklist(articles: readonly ArticleFile[]): string {
  const totals = articles.map(({ claims }) => claims.length).reduce((sum, count) => sum + count, 0);
  return [
    '# What the seed claims',
    '',
    `Made from \`seed/articles\` by its test; changes belong there. ${articles.length} articles, ${totals} claims.`,
    'Numbers at extracts are positions in the text, in Unicode code points.',
    'A claim without a date holds at a time that is not known. EXPLICIT: the extracts say so. INFERRED: a reader concludes it.',
    ...articles.flatMap(articleSection),
    '',
  ].join('\n');
}

function articleSection(article: ArticleFile): string[] {
  const { language, publishedAt, address } = article.data;
  const ranges = article.text.ranges.map(([start, end]) => `${start}–${end}`).join(', ');
  return [
    '',
    `## ${article.id}`,
    '',
    `${code(article.title)}, published ${publishedAt ?? 'at an unknown time'}, language ${language ?? 'unknown'}${address === undefined ? '' : `, ${code(address)}`}.`,
    `Its own of the text ${code(article.text.file)}: ${ranges}.`,
    '',
    '### Entities',
    '',
    ...article.entities.map(({ id, type, name, aliases, summary }) => {
      const also = aliases.length === 0 ? '' : `, also ${aliases.map(code).join(', ')}`;
      return `- ${code(id)} ${type} ${code(name)}${also}${summary === undefined ? '' : `. ${code(summary)}`}`;
    }),
    '',
    '### Extracts and claims',
    ...extractsInOrder(article).flatMap(({ extract, claims }) => [
      '',
      `**${extract.start}–${extract.end}** ${context(extract.prefix, 'before')}${code(extract.exact)}${context(extract.suffix, 'after')}`,
      '',
      ...claims.map(claimLine),
    ]),
  ];
}

/** Each extract once, with all claims that cite it. */
function extractsInOrder(
  article: ArticleFile,
): readonly { extract: SeedExtract; claims: SeedClaim[] }[] {
  const places = new Map<string, { extract: SeedExtract; claims: SeedClaim[] }>();
  for (const claim of article.claims) {
    for (const extract of claim.extracts) {
      const { exact, prefix, suffix, start } = extract;
      const key = JSON.stringify([start, exact, prefix, suffix]);
      const place = places.get(key);
      if (place === undefined) places.set(key, { extract, claims: [claim] });
      else place.claims.push(claim);
    }
  }
  return [...places.values()].sort(
    (left, right) =>
      left.extract.start - right.extract.start || left.extract.end - right.extract.end,
  );
}

function claimLine({ label, content, basis, reason }: SeedClaim): string {
  const said = content.family === 'RELATION' ? code(content.objectId) : valueText(content.value);
  const qualifiers = Object.entries(content.qualifiers).map(
    ([name, values]) => `${name} ${values.map(valueText).join(', ')}`,
  );
  const by = content.assertedBy === undefined ? [] : [`says ${code(content.assertedBy)}`];
  const details = [
    ...qualifiers,
    ...timeTexts(content.validity),
    content.modality,
    ...by,
    basis + (reason === undefined ? '' : `: ${code(reason)}`),
  ];
  const name = label === undefined ? '' : `${label}: `;
  return `- ${name}${code(content.subjectId)} ${content.kind} ${said}; ${details.join('; ')}`;
}

function timeTexts({ startMin, startMax, endMin, endMax, endState }: Validity): string[] {
  // That it ends no earlier than it starts goes without saying.
  const isEndUnknown = endMin === startMin && endMax === AFTER_ALL_DAYS;
  return [
    ...boundaryTexts('starts', startMin, startMax),
    ...(isEndUnknown ? [] : boundaryTexts('ends', endMin, endMax)),
    ...(endState === 'UNKNOWN' ? [] : [endState]),
  ];
}

function boundaryTexts(what: string, first: Day, last: Day): string[] {
  const since = first !== BEFORE_ALL_DAYS;
  const until = last !== AFTER_ALL_DAYS;
  if (since && until) {
    return [
      `${what} ${formatPartialDate({ first, last }) ?? `${formatDay(first)} to ${formatDay(last)}`}`,
    ];
  }
  if (since) return [`${what} ${formatDay(first)} or later`];
  return until ? [`${what} ${formatDay(last)} or earlier`] : [];
}

function valueText(value: ClaimValue): string {
  switch (value.type) {
    case 'TEXT':
      return code(value.text);
    case 'QUANTITY':
      return `${value.qualifier} ${value.amount} ${value.unit}`;
    case 'MONEY':
      return `${value.qualifier} ${value.amount} ${value.currency}`;
    case 'DATE':
      return value.date;
    case 'BOOLEAN':
      return String(value.value);
    case 'ENTITY':
      return `→ ${code(value.entity)}`;
  }
}

function context(words: string | undefined, side: 'before' | 'after'): string {
  if (words === undefined) return '';
  return side === 'before' ? `(after ${code(words)}) ` : ` (before ${code(words)})`;
}

/** Markdown shows a code span to the letter, but for line ends, and needs a fence longer than its longest run of backticks. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return fence + pad + text.replace(/\r\n|[\r\n]/g, '↵') + pad + fence;
}
