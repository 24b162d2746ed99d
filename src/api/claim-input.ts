import { badInput } from '../errors.js';
import type { ClaimInput as LoadedClaim, EvidenceInput as LoadedEvidence } from '../claims/load.js';
import type { ClaimContent, ClaimRank, Modality, Qualifiers } from '../model/claim.js';
import type { EntitySummary } from '../model/entity.js';
import { LONGEST_CONTEXT, LONGEST_EXTRACT, type EvidenceBasis } from '../model/evidence.js';
import { parsePartialDate, type DayInterval } from '../model/partial-date.js';
import { validity, type EndState, type Validity } from '../model/validity.js';
import type { ClaimValue, QuantityQualifier } from '../model/value.js';
import type { ArticleTexts } from '../provenance/article-texts.js';
import { codePointLength } from '../provenance/code-point-length.js';
import { isWholeText } from '../model/whole-text.js';
import { verifyExtract } from '../provenance/verify.js';
import { checkClaim } from '../vocabulary/check-claim.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';
import type { ClaimInput, DateBoundsInput, EvidenceInput, ValueInput } from './types/mutation.js';

type Entities = ReadonlyMap<string, EntitySummary>;

/** Every entity that an input names, to be read in one statement. */
export function entitiesNamed(input: ClaimInput): readonly string[] {
  const qualifiers = (input.qualifiers ?? []).flatMap(({ values }) =>
    values.map(({ entity }) => entity),
  );
  const articles = input.evidence.map(({ article }) => article);
  return [input.subject, input.object, input.assertedBy, ...qualifiers, ...articles].filter(
    (id) => id !== null && id !== undefined,
  );
}

/**
 * A claim as the API's editors give it, checked against the vocabulary and the entities that are known.
 * @throws SutraError BAD_USER_INPUT naming the field.
 */
export function claimContent(
  vocabulary: Vocabulary,
  entities: Entities,
  input: ClaimInput,
): ClaimContent {
  for (const [argument, id] of [
    ['subject', input.subject],
    ['object', input.object],
    ['assertedBy', input.assertedBy],
  ] as const) {
    if (id !== null && id !== undefined && !entities.has(id))
      throw badInput(argument, 'the id of an entity that is known', id);
  }
  const common = {
    subjectId: input.subject,
    qualifiers: qualifiersOf(input),
    validity: validityOf(input),
    modality: (input.modality ?? 'ACTUAL') as Modality,
    assertedBy: input.assertedBy ?? undefined,
  };
  const isRelation = input.kind && input.object && !input.property && !input.value;
  const isFact = input.property && input.value && !input.kind && !input.object;
  if (!isRelation && !isFact) {
    throw badInput('kind', 'kind and object for a relation, or property and value for a fact', {
      kind: input.kind,
      property: input.property,
    });
  }
  const content: ClaimContent = isRelation
    ? { family: 'RELATION', kind: input.kind ?? '', objectId: input.object ?? '', ...common }
    : {
        family: 'FACT',
        kind: input.property ?? '',
        value: valueOf(input.value ?? {}, 'value'),
        ...common,
      };
  return checkClaim(vocabulary, content, (id) => entities.get(id)?.type, '');
}

function qualifiersOf(input: ClaimInput): Qualifiers {
  const qualifiers: Record<string, ClaimValue[]> = {};
  (input.qualifiers ?? []).forEach(({ name, values }, index) => {
    if (values.length === 0)
      throw badInput(`qualifiers.${index}.values`, 'at least one value', '[]');
    qualifiers[name] = [
      ...(qualifiers[name] ?? []),
      ...values.map((value, position) => valueOf(value, `qualifiers.${index}.values.${position}`)),
    ];
  });
  return qualifiers;
}

function valueOf(input: ValueInput, argument: string): ClaimValue {
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  if (given.length !== 1)
    throw badInput(
      argument,
      'exactly one kind of value',
      given.map(([name]) => name),
    );
  if (input.text) return { type: 'TEXT', text: input.text };
  if (input.quantity) {
    const { amount, unit, qualifier } = input.quantity;
    return {
      type: 'QUANTITY',
      amount,
      unit,
      qualifier: (qualifier ?? 'EXACT') as QuantityQualifier,
    };
  }
  if (input.money) {
    const { amount, currency, qualifier } = input.money;
    return {
      type: 'MONEY',
      amount,
      currency,
      qualifier: (qualifier ?? 'EXACT') as QuantityQualifier,
    };
  }
  if (input.date) return { type: 'DATE', date: input.date };
  if (input.entity) return { type: 'ENTITY', entity: input.entity };
  if (typeof input.boolean === 'boolean') return { type: 'BOOLEAN', value: input.boolean };
  throw badInput(argument, 'a value that is not empty', input);
}

function validityOf(input: ClaimInput): Validity {
  const start = boundsOf('start', input.start, input.startBetween);
  const end = boundsOf('end', input.end, input.endBetween);
  const bounds = validity({ start, end, endState: (input.endState ?? 'UNKNOWN') as EndState });
  if (bounds === undefined)
    throw badInput('end', 'an end that is not before the start', input.end ?? input.endBetween);
  return bounds;
}

function boundsOf(
  name: 'start' | 'end',
  date: string | null | undefined,
  between: DateBoundsInput | null | undefined,
): Partial<DayInterval> | undefined {
  if (date && between)
    throw badInput(`${name}Between`, `${name} or ${name}Between, not both`, between);
  if (date) return parsePartialDate(date, name);
  if (!between) return undefined;
  const first = between.earliest
    ? parsePartialDate(between.earliest, `${name}Between.earliest`).first
    : undefined;
  const last = between.latest
    ? parsePartialDate(between.latest, `${name}Between.latest`).last
    : undefined;
  if (first !== undefined && last !== undefined && last < first) {
    throw badInput(
      `${name}Between.latest`,
      `a date not before ${between.earliest}`,
      between.latest,
    );
  }
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
}

/**
 * An extract, checked, and verified where the article's text is at hand.
 * @throws SutraError BAD_USER_INPUT naming the field.
 */
export async function loadedEvidence(
  entities: Entities,
  articleTexts: ArticleTexts | undefined,
  input: EvidenceInput,
): Promise<LoadedEvidence> {
  const article = entities.get(input.article);
  if (article?.type !== 'ARTICLE')
    throw badInput('article', 'the id of an article that is known', input.article);
  for (const [argument, text, most] of [
    ['exact', input.exact, LONGEST_EXTRACT],
    ['prefix', input.prefix ?? undefined, LONGEST_CONTEXT],
    ['suffix', input.suffix ?? undefined, LONGEST_CONTEXT],
  ] as const) {
    if (text !== undefined && !isText(text, most))
      throw badInput(argument, `1 to ${most} whole characters`, text);
  }
  const { start, end } = input;
  if ((start ?? end ?? undefined) !== undefined) {
    const length = codePointLength(input.exact);
    if (typeof start !== 'number' || start < 0 || end !== start + length) {
      throw badInput('end', 'start and end that span the extract’s characters', { start, end });
    }
  }
  const reason = input.reason ?? undefined;
  if (reason === undefined ? input.basis === 'INFERRED' : !isText(reason, LONGEST_REASON)) {
    throw badInput(
      'reason',
      `the step that you add, in 1 to ${LONGEST_REASON} characters`,
      reason ?? null,
    );
  }
  const selector = {
    exact: input.exact,
    prefix: input.prefix ?? undefined,
    suffix: input.suffix ?? undefined,
    start: start ?? undefined,
    end: end ?? undefined,
  };
  const { textFile, textSha256, textRanges = [] } = article.article ?? {};
  const atHand =
    textFile !== undefined && textSha256 !== undefined
      ? await articleTexts?.get({ file: textFile, sha256: textSha256 })
      : undefined;
  return {
    articleId: article.id,
    ...selector,
    ...verifyExtract(selector, { ranges: textRanges }, atHand?.text),
    basis: (input.basis ?? 'EXPLICIT') as EvidenceBasis,
    reason,
  };
}

const LONGEST_REASON = 1_000;

function isText(text: string, most: number): boolean {
  return text.trim() !== '' && codePointLength(text) <= most && isWholeText(text);
}

export function loadedClaim(
  content: ClaimContent,
  input: ClaimInput,
  evidence: readonly LoadedEvidence[],
): LoadedClaim {
  return { content, rank: (input.rank ?? 'NORMAL') as ClaimRank, evidence };
}
