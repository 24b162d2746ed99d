import { SutraError } from '../errors.js';
import type { SourceFacts } from '../graph/statements/entity-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import { contentHash } from '../model/canonical-json.js';
import type { ArticleData, EntityInput } from '../model/entity.js';
import { orderKey } from '../model/order-key.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import { entityDisplay, type EntityDisplay } from './entity-display.js';

export type FactsBySource = Readonly<Record<string, SourceFacts>>;

const displays = new WeakMap<EntityInput, EntityDisplay>();

/** What an entity is called by one source's facts alone; worked out once, which may be ahead of the load. */
export function displayAlone(input: EntityInput): EntityDisplay {
  const known = displays.get(input);
  if (known !== undefined) return known;
  const facts = { source: { recordedAt: '', values: input.facts } };
  const display = entityDisplay(input.id, facts, []);
  displays.set(input, display);
  return display;
}

/** A new entity's node, without what it has not. */
export function newEntityRow(
  input: EntityInput,
  facts: FactsBySource,
  display: EntityDisplay,
): Readonly<Record<string, string | readonly string[]>> {
  const row: Record<string, string | readonly string[]> = {};
  const properties = {
    id: input.id,
    type: input.type,
    idKey: orderKey(input.id),
    canonicalId: input.id,
    bucket: contentHash(input.id).slice(0, 2),
    ...display,
    ...factProperties(facts),
    ...articleProperties(input.article),
  };
  for (const [name, value] of Object.entries(properties)) if (value !== null) row[name] = value;
  return row;
}

/** What an entity's node holds of its facts: what it is called, and the uncited facts of each source. */
export function knownProperties(id: string, facts: FactsBySource, claims: readonly ClaimRecord[]) {
  return { ...entityDisplay(id, facts, claims), ...factProperties(facts) };
}

function factProperties(facts: FactsBySource) {
  return { facts: JSON.stringify(facts), sources: Object.keys(facts).sort() };
}

export function articleProperties(
  article: ArticleData | undefined,
): Readonly<Record<string, string | null>> {
  if (article === undefined) return {};
  return {
    language: article.language ?? null,
    publishedAt: article.publishedAt ?? null,
    // One zone, so that articles sort by when they appeared.
    publishedInstant:
      article.publishedAt === undefined ? null : new Date(article.publishedAt).toISOString(),
    address: article.address ?? null,
    textFile: article.textFile ?? null,
    textSha256: article.textSha256 ?? null,
    textRanges: article.textRanges === undefined ? null : JSON.stringify(article.textRanges),
  };
}

/** The node label of an entity type. */
export function labelOf(vocabulary: Vocabulary, type: string): string {
  const definition = vocabulary.types.get(type);
  if (definition === undefined)
    throw new SutraError('INTERNAL_SERVER_ERROR', `No entity type ${type} in the vocabulary.`);
  return definition.label;
}
