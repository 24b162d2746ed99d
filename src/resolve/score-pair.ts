import { distance } from 'fastest-levenshtein';
import { bestNameAgreement } from './compare-names.js';
import { compareDates } from './compare-dates.js';
import { nameKind, type Profile } from './profile.js';
import { WEIGHTS } from './weights.js';
import type { Commonness } from './word-counts.js';

export const FEATURES = [
  'NAME',
  'GENERATION',
  'LEGAL_FORM',
  'DATE',
  'IDENTIFIER',
  'EMAIL',
  'PHONE',
  'WEBSITE',
  'ADDRESS',
  'COUNTRY',
  'GENDER',
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** What one thing that was compared adds to a score. */
export interface Feature {
  readonly name: FeatureName;
  /** Bits: above 0 for agreement, below for disagreement. A bit doubles, or halves, the odds. */
  readonly bits: number;
  /** What agrees or does not, in words. */
  readonly detail: string;
}

export interface PairScore {
  /** Probability, 0 to 1, that the two are the same: 1 / (1 + 2^-(prior + sum of bits)), to four decimals. */
  readonly score: number;
  readonly features: readonly Feature[];
}

/** Compares two records. What either does not say counts neither way. */
export function scorePair(left: Profile, right: Profile, commonness: Commonness): PairScore {
  const features = discountContacts(
    COMPARISONS.flatMap((compare) => compare(left, right, commonness) ?? []),
  );
  const bits = features.reduce<number>((sum, feature) => sum + feature.bits, commonness.prior);
  return { score: Math.round(10_000 / (1 + 2 ** -bits)) / 10_000, features };
}

const CONTACTS: readonly FeatureName[] = ['EMAIL', 'PHONE', 'WEBSITE', 'ADDRESS'];

/** A household shares its mailbox, its telephone and its address together: they are no three witnesses. */
function discountContacts(features: readonly Feature[]): readonly Feature[] {
  const shared = features.filter(({ name, bits }) => CONTACTS.includes(name) && bits > 0);
  const strongest = shared.reduce<Feature | undefined>(
    (best, feature) => (best === undefined || feature.bits > best.bits ? feature : best),
    undefined,
  );
  return features.map((feature) =>
    shared.includes(feature) && feature !== strongest
      ? { ...feature, bits: feature.bits * WEIGHTS.otherContacts }
      : feature,
  );
}

type Comparison = (left: Profile, right: Profile, commonness: Commonness) => Feature | undefined;

const COMPARISONS: readonly Comparison[] = [
  (left, right, commonness) => {
    const found = bestNameAgreement(left.names, right.names, nameKind(left.type), commonness);
    return found && { name: 'NAME', bits: round(found.bits), detail: found.detail };
  },
  (left, right) => {
    const [one, other] = [generations(left), generations(right)];
    // Who has no suffix is mostly the only one, or the elder.
    if (one.length === 0 || other.length === 0 || shared(one, other) !== undefined)
      return undefined;
    return { name: 'GENERATION', bits: WEIGHTS.generation.differs, detail: 'junior and senior' };
  },
  (left, right) => {
    const [one, other] = [legalForms(left), legalForms(right)];
    if (one.length === 0 || other.length === 0) return undefined;
    return shared(one, other) === undefined
      ? { name: 'LEGAL_FORM', bits: WEIGHTS.legalForm.differs, detail: 'another legal form' }
      : { name: 'LEGAL_FORM', bits: WEIGHTS.legalForm.same, detail: 'the same legal form' };
  },
  (left, right) => compareDates(left.beginnings, right.beginnings, nameKind(left.type)),
  compareIdentifiers,
  compareEmails,
  comparePhones,
  (left, right) => compareValues('WEBSITE', left.hosts, right.hosts, WEIGHTS.host),
  compareAddresses,
  (left, right) => compareValues('COUNTRY', left.countries, right.countries, WEIGHTS.country),
  (left, right) => compareValues('GENDER', left.genders, right.genders, WEIGHTS.gender),
];

const generations = ({ names }: Profile) => names.flatMap(({ generation }) => generation ?? []);
const legalForms = ({ names }: Profile) =>
  names.flatMap((name) => [...name.legalForms].map(String));
const round = (bits: number) => Math.round(bits * 100) / 100;

/** Mailboxes of a function, not of a person (RFC 2142 and such). */
const ROLES =
  /^(info|sales|support|admin|office|contact|mail|webmaster|postmaster|hostmaster|abuse|noc|security|marketing|help|service|billing|hr|jobs|press|media|no-?reply|hello|enquiries|team)@/;

function compareEmails(left: Profile, right: Profile): Feature | undefined {
  const there = new Set(right.emails);
  const both = left.emails.filter((email) => there.has(email));
  const own = both.find((email) => !ROLES.test(email));
  if (own === undefined && both[0] !== undefined)
    return { name: 'EMAIL', bits: WEIGHTS.email.role, detail: `${both[0]}, of a function` };
  return compareValues('EMAIL', left.emails, right.emails, WEIGHTS.email);
}

/** The same number with and without codes of country and area. */
function comparePhones(left: Profile, right: Profile): Feature | undefined {
  for (const one of left.phones) {
    const other = right.phones.find((number) => number.endsWith(one) || one.endsWith(number));
    if (other !== undefined) return { name: 'PHONE', bits: WEIGHTS.phone.same, detail: other };
  }
  return compareValues(
    'PHONE',
    left.phones.map(nationalNumber),
    right.phones.map(nationalNumber),
    WEIGHTS.phone,
  );
}

function compareValues(
  name: FeatureName,
  left: readonly string[],
  right: readonly string[],
  weights: { readonly same: number; readonly differs: number },
): Feature | undefined {
  if (left.length === 0 || right.length === 0) return undefined;
  const same = shared(left, right);
  return same === undefined
    ? { name, bits: weights.differs, detail: `${left[0] ?? ''}≠${right[0] ?? ''}` }
    : { name, bits: weights.same, detail: same };
}

/** Kinds of number that one has one of. */
const UNIQUE_KINDS =
  /^(TAX_NUMBER|SOCIAL_SECURITY_NUMBER|LEI_CODE|WIKIDATA_ID|INN_CODE|OGRN_CODE|VAT_CODE|IMO_NUMBER):/;
const LEAST_NEAR = 8;

function compareIdentifiers(left: Profile, right: Profile): Feature | undefined {
  const same = shared(left.identifiers, right.identifiers);
  if (same !== undefined)
    return { name: 'IDENTIFIER', bits: WEIGHTS.identifier.same, detail: same };
  // A source may call a tax number a registration number: the number tells.
  const numbers = new Map(right.identifiers.map((text) => [numberOf(text), text]));
  const other = left.identifiers.find((text) => numbers.has(numberOf(text)));
  if (other !== undefined) {
    const detail = `${other}, ${numbers.get(numberOf(other)) ?? ''}`;
    return { name: 'IDENTIFIER', bits: WEIGHTS.identifier.sameNumber, detail };
  }
  let worst: Feature | undefined;
  for (const one of left.identifiers) {
    for (const against of right.identifiers) {
      if (kindOf(one) !== kindOf(against)) continue;
      const detail = `${one}≠${numberOf(against)}`;
      const [number, against_] = [numberOf(one), numberOf(against)];
      if (
        Math.min(number.length, against_.length) >= LEAST_NEAR &&
        distance(number, against_) === 1
      )
        return { name: 'IDENTIFIER', bits: WEIGHTS.identifier.near, detail };
      const bits = UNIQUE_KINDS.test(one)
        ? WEIGHTS.identifier.uniqueDiffers
        : WEIGHTS.identifier.differs;
      if (worst === undefined || bits < worst.bits) worst = { name: 'IDENTIFIER', bits, detail };
    }
  }
  return worst;
}

const numberOf = (text: string) => text.slice(text.indexOf(':') + 1);
const kindOf = (text: string) => text.slice(0, text.indexOf(':'));

/** Without what may be a country's code: the last nine digits. */
export function nationalNumber(digits: string): string {
  return digits.slice(-9);
}

/** A house number or the like: postal codes, which a whole quarter shares, are longer. */
const HOUSE_NUMBER = /^\d{1,4}\p{L}?$/u;

/** The two addresses that agree best: by how many words of the shorter one the longer has, and the number of the house. */
function compareAddresses(left: Profile, right: Profile): Feature | undefined {
  const { same, near, differs } = WEIGHTS.address;
  let best: Feature | undefined;
  for (const one of left.addresses) {
    for (const other of right.addresses) {
      const there = new Set(other);
      const common = one.filter((word) => there.has(word));
      const share = common.length / Math.min(one.length, other.length);
      const hasNumber = common.some((word) => /\d/u.test(word));
      const hasHouse = common.some((word) => HOUSE_NUMBER.test(word));
      const bits =
        common.length >= 3 && hasNumber && share >= 0.75
          ? same
          : common.length >= 3 && hasHouse && share >= 0.5
            ? near
            : // A city alone in common says nothing.
              share >= 0.5
              ? 0
              : differs;
      const detail = bits > 0 ? common.join(' ') : 'another address';
      if (best === undefined || bits > best.bits) best = { name: 'ADDRESS', bits, detail };
    }
  }
  return best?.bits === 0 ? undefined : best;
}

function shared(left: readonly string[], right: readonly string[]): string | undefined {
  const there = new Set(right);
  return left.find((value) => there.has(value));
}
