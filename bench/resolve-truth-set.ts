/**
 * Measures `sutra resolve` on the Senzing truth set: 159 records of people and organizations, and which of them are one.
 *
 *   npm run bench:resolve -- DIR [PAIRS.json]
 *
 * DIR holds senzing_customers.jsonl, senzing_reference.jsonl, senzing_watchlist.jsonl and senzing_truthset_key.csv. With
 * PAIRS.json, writes the entities and every compared pair there, for bench/nomenklatura-truth-set.py to score the same.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { applyLoad } from '../src/claims/apply-load.js';
import { openEngine } from '../src/graph/open.js';
import type { EntityInput } from '../src/model/entity.js';
import { findCandidates } from '../src/resolve/find-candidates.js';
import { DEFAULT_THRESHOLD } from '../src/resolve/weights.js';
import { loadVocabulary } from '../src/vocabulary/load-vocabulary.js';

interface SenzingRecord {
  readonly DATA_SOURCE: string;
  readonly RECORD_ID: string;
  readonly FEATURES: readonly Readonly<Record<string, string>>[];
}

const root = path.join(import.meta.dirname, '..');
const [directory, pairsFile] = process.argv.slice(2);
if (directory === undefined) throw new Error('Usage: npm run bench:resolve -- DIR [PAIRS.json]');

const records = ['customers', 'reference', 'watchlist'].flatMap((name) =>
  readFileSync(path.join(directory, `senzing_${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as SenzingRecord),
);
const entities = records.map(toEntity);
const clusterOf = new Map(
  readFileSync(path.join(directory, 'senzing_truthset_key.csv'), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [, cluster = '', source = '', id = ''] = line.split(',');
      return [`${source}-${id}`, cluster] as readonly [string, string];
    }),
);

const engine = await openEngine({
  neo4j: undefined,
  directory: undefined,
  schemaPath: path.join(root, 'schema', 'graph.cypher'),
});
const vocabulary = loadVocabulary(path.join(root, 'schema', 'vocabulary.yaml'));
await engine.setUp();
await engine.write((transaction) =>
  applyLoad(transaction, vocabulary, {
    source: { id: 'dataset:senzing', kind: 'DATASET', name: 'Senzing truth set' },
    actor: 'bench',
    at: new Date().toISOString(),
    replace: false,
    entities,
    claims: [],
  }),
);

const all = await findCandidates(engine, vocabulary, { threshold: 0 });
const ids = entities.map(({ id }) => id);
const truth = pairsOf(ids, (id) => clusterOf.get(id) ?? id);
const compared = new Set(all.candidates.map(({ left, right }) => pair(left.id, right.id)));
console.log(
  `${entities.length} records, ${truth.size} true pairs, ${compared.size} compared, ${all.skippedBlocks} keys too common.`,
);
console.log(
  `Blocking recall: ${ratio([...truth].filter((key) => compared.has(key)).length, truth.size)}`,
);
const thresholds = [DEFAULT_THRESHOLD, 0.3, 0.5, 0.6, 0.7, 0.8, 0.95, 0.98, 0.99];
for (const threshold of thresholds) {
  const joined = clusters(
    all.candidates
      .filter(({ score }) => score >= threshold)
      .map(({ left, right }) => [left.id, right.id] as const),
  );
  const found = pairsOf(ids, (id) => joined(id));
  const right = [...found].filter((key) => truth.has(key)).length;
  const [precision, recall] = [right / found.size, right / truth.size];
  const f1 = (2 * precision * recall) / (precision + recall);
  const name = threshold === DEFAULT_THRESHOLD ? `${threshold} (default)` : String(threshold);
  console.log(
    `threshold ${name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, pairwise F1 ${f1.toFixed(4)}`,
  );
  if (threshold === DEFAULT_THRESHOLD && process.env['SHOW_MISTAKES'] !== undefined) {
    for (const { left, right: other, score, features } of all.candidates) {
      const isTrue = truth.has(pair(left.id, other.id));
      if (score >= threshold === isTrue) continue;
      console.log(
        `  ${isTrue ? 'missed' : 'wrong'} ${score} ${left.id} ${left.name} | ${other.id} ${other.name}: ` +
          features.map(({ name: what, bits, detail }) => `${what} ${bits} (${detail})`).join('; '),
      );
    }
  }
}
await engine.close();

if (pairsFile !== undefined) {
  const ftm = entities.map(({ id, type, facts }) => ({
    id,
    schema: type === 'PERSON' ? 'Person' : 'Organization',
    cluster: clusterOf.get(id),
    properties: Object.fromEntries(
      Object.entries(facts).map(([name, values]) => [
        vocabulary.properties.get(name)?.ftm ?? name,
        values,
      ]),
    ),
  }));
  const pairs = all.candidates.map(({ left, right }) => [left.id, right.id]);
  writeFileSync(pairsFile, JSON.stringify({ entities: ftm, pairs }));
}

/** A record as a FollowTheMoney entity would have it. Relations between records are left out: they name others. */
function toEntity({ DATA_SOURCE, RECORD_ID, FEATURES }: SenzingRecord): EntityInput {
  const facts: Record<string, string[]> = {};
  const add = (property: string, value: string | undefined) => {
    if (value !== undefined && value.trim() !== '') (facts[property] ??= []).push(value.trim());
  };
  const words = (...parts: (string | undefined)[]) =>
    parts.filter((part) => part !== undefined && part.trim() !== '').join(' ');
  let isPerson = true;
  for (const feature of FEATURES) {
    if (feature['RECORD_TYPE'] !== undefined) isPerson = feature['RECORD_TYPE'] === 'PERSON';
    const name =
      feature['NAME_FULL'] ??
      feature['NAME_ORG'] ??
      words(feature['NAME_FIRST'], feature['NAME_MIDDLE'], feature['NAME_LAST']);
    add(facts['NAME'] === undefined ? 'NAME' : 'ALIAS', name);
    add('BIRTH_DATE', isoDate(feature['DATE_OF_BIRTH']));
    add(
      'ADDRESS',
      feature['ADDR_FULL'] ??
        words(
          feature['ADDR_LINE1'],
          feature['ADDR_CITY'],
          feature['ADDR_STATE'],
          feature['ADDR_POSTAL_CODE'],
          feature['ADDR_COUNTRY'],
        ),
    );
    add('COUNTRY', feature['ADDR_COUNTRY']);
    add('PHONE', feature['PHONE_NUMBER']);
    add('EMAIL', feature['EMAIL_ADDRESS']);
    add('GENDER', { M: 'male', F: 'female' }[feature['GENDER'] ?? '']);
    add('PASSPORT_NUMBER', feature['PASSPORT_NUMBER']);
    add('SOCIAL_SECURITY_NUMBER', feature['SSN_NUMBER']);
    add('ID_NUMBER', feature['DRIVERS_LICENSE_NUMBER']);
    add('ID_NUMBER', feature['NATIONAL_ID_NUMBER']);
    add('TAX_NUMBER', feature['TAX_ID_NUMBER']);
    add('LEI_CODE', feature['LEI_NUMBER']);
  }
  return {
    id: `${DATA_SOURCE}-${RECORD_ID}`,
    type: isPerson ? 'PERSON' : 'ORGANIZATION',
    facts,
  };
}

/** The set's dates are American, or ISO 8601. */
function isoDate(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{4}(-\d{2}){0,2}$/.test(text)) return text;
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (match === null) return undefined;
  const [, month = '', day = '', year = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function pair(one: string, other: string): string {
  return [one, other].sort().join(' ');
}

function pairsOf(all_: readonly string[], cluster: (id: string) => string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const [at, one] of all_.entries())
    for (const other of all_.slice(at + 1))
      if (cluster(one) === cluster(other)) pairs.add(pair(one, other));
  return pairs;
}

function clusters(joins: Iterable<readonly [string, string]>): (id: string) => string {
  const parent = new Map<string, string>();
  const find = (id: string): string => {
    const above = parent.get(id) ?? id;
    return above === id ? id : find(above);
  };
  for (const [one, other] of joins) parent.set(find(one), find(other));
  return find;
}

function ratio(part: number, whole: number): string {
  return `${part} of ${whole} (${(part / whole).toFixed(4)})`;
}
