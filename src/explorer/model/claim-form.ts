import type {
  ClaimRank,
  ClaimToEditFragment,
  EndState,
  EntityType,
  EvidenceBasis,
  FactProperty,
  Modality,
  QualifierName,
  QuantityQualifier,
  RelationKind,
  ValuePartsFragment,
} from '../generated/graphql.js';

/** An entity as a form names it. */
export interface NamedEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
}

/** What is typed for a value, whatever it is: which of these count follows from the vocabulary. */
export interface ValueForm {
  readonly text: string;
  readonly amount: string;
  readonly unit: string;
  readonly currency: string;
  readonly quantifier: QuantityQualifier;
  readonly date: string;
  readonly boolean: '' | 'true' | 'false';
  readonly entity: NamedEntity | null;
}

/** One partial date; or, where one does not say it, the two that it lies between. */
export interface DateForm {
  readonly isBetween: boolean;
  readonly date: string;
  readonly earliest: string;
  readonly latest: string;
}

export interface QualifierForm {
  readonly name: QualifierName | '';
  readonly value: ValueForm;
}

export interface ExtractForm {
  readonly article: NamedEntity | null;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where the words stand, while they are the words that were found there. */
  readonly place: { readonly exact: string; readonly start: number; readonly end: number } | null;
  readonly basis: EvidenceBasis;
  readonly reason: string;
}

/** All that is typed into the form of a claim. */
export interface ClaimForm {
  readonly family: 'RELATION' | 'FACT';
  readonly subject: NamedEntity | null;
  readonly kind: RelationKind | '';
  readonly object: NamedEntity | null;
  readonly property: FactProperty | '';
  readonly value: ValueForm;
  readonly qualifiers: readonly QualifierForm[];
  readonly start: DateForm;
  readonly end: DateForm;
  readonly endState: EndState;
  readonly modality: Modality;
  readonly assertedBy: NamedEntity | null;
  readonly rank: ClaimRank;
  readonly extracts: readonly ExtractForm[];
}

export const EMPTY_VALUE: ValueForm = {
  text: '',
  amount: '',
  unit: '',
  currency: '',
  quantifier: 'EXACT',
  date: '',
  boolean: '',
  entity: null,
};
export const EMPTY_DATE: DateForm = { isBetween: false, date: '', earliest: '', latest: '' };
export const EMPTY_EXTRACT: ExtractForm = {
  article: null,
  exact: '',
  prefix: '',
  suffix: '',
  place: null,
  basis: 'EXPLICIT',
  reason: '',
};

/** A form for a claim about an entity, if it is known about which. */
export function emptyClaim(subject: NamedEntity | null): ClaimForm {
  return {
    family: 'RELATION',
    subject,
    kind: '',
    object: null,
    property: '',
    value: EMPTY_VALUE,
    qualifiers: [],
    start: EMPTY_DATE,
    end: EMPTY_DATE,
    endState: 'UNKNOWN',
    modality: 'ACTUAL',
    assertedBy: null,
    rank: 'NORMAL',
    extracts: [EMPTY_EXTRACT],
  };
}

/** A claim as the form would have made it. What the form makes of that again is the same claim. */
export function formOfClaim(claim: ClaimToEditFragment): ClaimForm {
  // Two sources that cite the same words cite them once each.
  const cited = new Map(
    claim.evidence.edges.map(({ node }) => [
      JSON.stringify([node.article.id, node.exact, node.start]),
      node,
    ]),
  );
  const extracts = [...cited.values()].map((node): ExtractForm => {
    const { exact, start, end } = node;
    return {
      article: node.article,
      exact,
      prefix: node.prefix ?? '',
      suffix: node.suffix ?? '',
      place: start === null || end === null ? null : { exact, start, end },
      basis: node.basis,
      reason: node.reason ?? '',
    };
  });
  const said =
    'kind' in claim
      ? { family: 'RELATION' as const, kind: claim.kind, object: claim.target }
      : { family: 'FACT' as const, property: claim.property, value: formOfValue(claim.value) };
  return {
    ...emptyClaim(claim.subject),
    ...said,
    qualifiers: claim.qualifiers.flatMap(({ name, values }) =>
      values.map((value) => ({ name, value: formOfValue(value) })),
    ),
    ...formOfDates(claim),
    endState: claim.endState,
    modality: claim.modality,
    assertedBy: claim.assertedBy,
    rank: claim.rank,
    extracts: extracts.length === 0 ? [EMPTY_EXTRACT] : extracts,
  };
}

function formOfValue(value: ValuePartsFragment): ValueForm {
  if ('text' in value) return { ...EMPTY_VALUE, text: value.text };
  if ('date' in value) return { ...EMPTY_VALUE, date: value.date };
  if ('entity' in value) return { ...EMPTY_VALUE, entity: value.entity };
  if ('value' in value) return { ...EMPTY_VALUE, boolean: value.value ? 'true' : 'false' };
  const { amount, qualifier: quantifier } = value;
  return 'currency' in value
    ? { ...EMPTY_VALUE, amount, quantifier, currency: value.currency }
    : { ...EMPTY_VALUE, amount, quantifier, unit: value.unit };
}

/**
 * The server closes gaps: what began in March ended no earlier. Bounds that follow from the other
 * end are left out, since they follow again.
 */
function formOfDates(claim: ClaimToEditFragment): Pick<ClaimForm, 'start' | 'end'> {
  const { startEarliest, startLatest, endEarliest, endLatest } = claim;
  return {
    start: formOfDate(
      claim.start,
      startEarliest,
      startLatest === endLatest && claim.end !== null ? null : startLatest,
    ),
    end: formOfDate(
      claim.end,
      endEarliest === startEarliest && claim.start !== null ? null : endEarliest,
      endLatest,
    ),
  };
}

function formOfDate(date: string | null, earliest: string | null, latest: string | null): DateForm {
  if (date !== null) return { ...EMPTY_DATE, date };
  if (earliest === null && latest === null) return EMPTY_DATE;
  return { isBetween: true, date: '', earliest: earliest ?? '', latest: latest ?? '' };
}

/** The claim among what an id may stand for; undefined for an entity, or for nothing. */
export function claimOfNode(
  node: ClaimToEditFragment | Readonly<Record<PropertyKey, never>> | null | undefined,
): ClaimToEditFragment | undefined {
  return node !== null && node !== undefined && 'modality' in node
    ? (node as ClaimToEditFragment)
    : undefined;
}
