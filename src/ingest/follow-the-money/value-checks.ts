import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Property } from '@opensanctions/followthemoney';
import { followTheMoney } from '../../vocabulary/follow-the-money.js';
import { isFollowTheMoneyId } from '../../vocabulary/follow-the-money-id.js';
import { LANGUAGE_CODES } from '../../vocabulary/follow-the-money-languages.js';
import { readFollowTheMoneyDate } from './dates.js';
import { IDENTIFIER_CHECKS } from './identifiers.js';
import { isFollowTheMoneyUrl } from './urls.js';

/** How values of a property are checked. */
export interface ValueCheck {
  /** What a value should have been, for a message. */
  readonly expected: string;
  /** The text to keep, which is the one that came but for dates; undefined where it is no such value. */
  readonly read: (text: string) => string | undefined;
}

/**
 * What a property's values are checked for, or undefined where any text will do.
 *
 * The yardstick is `ftm validate` of followthemoney 4.11, which cleans every value by its property's type and drops,
 * without a word, what comes out empty. What it would drop is a mistake here, with these exceptions:
 *
 * - Countries and languages: it knows their names in many languages, from tables that no npm package has. Here text of
 *   more than three characters that is not built like a code passes for a name.
 * - Phone numbers: it knows every country's numbering plan, and drops what others write beside a number and all but
 *   the first of several. Here text with five digits passes, for published data has such.
 * - IBANs, BICs and ISINs: without each country's own rules (see identifiers.ts).
 * - MIME types: it drops `application/octet-stream` too, which says that nobody knows. Here it passes.
 *
 * Neither it nor this checks names, text, addresses, checksums, numbers and JSON, the length of a value, or whether an
 * entity that a property names is of the property's range. Its `strict` number format is for display alone.
 */
export function valueCheckOf(property: Property): ValueCheck | undefined {
  if (property.type.name === 'identifier') {
    const format = property.format ?? '';
    const isValid = IDENTIFIER_CHECKS[format];
    return isValid && { expected: `an identifier of the format ${format}`, read: keepIf(isValid) };
  }
  return CHECKS[property.type.name];
}

const COUNTRIES = codesOf('country');
/** Codes of older use, of road signs and of others that FollowTheMoney takes for one of its own. */
const OTHER_COUNTRIES = new Set(
  (
    'an bu cs dy el en gz hv jt mi nh nq ny pz qm qw rf rh ry su tp uc uk vd wg xb xh xl xm xq xu xv yf yu su-am ' +
    'su-az su-by su-ee su-ge su-kg su-kz su-lt su-lv su-md su-ru su-tj su-tm su-ua'
  ).split(' '),
);
const TOPICS = codesOf('topic');
const LANGUAGES = codesOf('language', LANGUAGE_CODES.keys());
/** Words for the genders that FollowTheMoney turns into its three. */
const GENDERS = new Set(
  (
    'male female other m man masculin männlich мужской 男 f woman féminin weiblich женский 女 ' +
    'o d divers'
  ).split(' '),
);

const CHECKS: Readonly<Record<string, ValueCheck>> = {
  name: { expected: 'a name', read: keepIf((text) => /[^\s"'“”‘’]/.test(text)) },
  date: {
    expected: 'a date of the calendar as 2025, 2025-04, 2025-04-30 or 2025-04-30T13:28:00',
    read: readFollowTheMoneyDate,
  },
  country: { expected: 'a country code as "ru" or a name', read: keepIf(isCountry) },
  topic: {
    expected: 'a topic of FollowTheMoney',
    read: keepIf((text) => TOPICS.has(text) || TOPICS.has(text.trim().toLowerCase())),
  },
  language: { expected: 'a language code as "eng" or a name', read: keepIf(isLanguage) },
  gender: {
    expected: 'male, female or other',
    read: keepIf((text) => GENDERS.has(text.trim().toLowerCase())),
  },
  url: { expected: 'a URL', read: keepIf(isFollowTheMoneyUrl) },
  email: { expected: 'an e-mail address', read: keepIf(isEmail) },
  ip: { expected: 'an IP address', read: keepIf((text) => isIP(text) !== 0) },
  phone: {
    expected: 'a phone number, as +442071838750',
    read: keepIf(isPhone),
  },
  mimetype: {
    expected: 'a MIME type as text/plain',
    read: keepIf((text) => /^[^/]+\/[^/]/.test(text)),
  },
  entity: {
    expected:
      'the id of an entity: letters, digits, dots and dashes, with a letter or digit at each end',
    read: keepIf(isFollowTheMoneyId),
  },
};

function keepIf(isValid: (text: string) => boolean): ValueCheck['read'] {
  return (text) => (isValid(text) ? text : undefined);
}

function codesOf(type: string, more: Iterable<string> = []): ReadonlySet<string> {
  return new Set([...followTheMoney.getType(type).values.keys(), ...more]);
}

/** A code that is listed, one of a part of a country that is, a Wikidata id, or a name, of which there is no list. */
function isCountry(text: string): boolean {
  if (COUNTRIES.has(text)) return true;
  const code = text.trim().toLowerCase();
  if (COUNTRIES.has(code) || OTHER_COUNTRIES.has(code) || /^q\d+$/.test(code)) return true;
  const [country = '', part] = code.split('-');
  if (part !== undefined && part.length <= 3 && country.length === 2) return COUNTRIES.has(country);
  // ISO 3166's codes of three letters are as many as the countries; which of them exist is not checked.
  return code.length > 3 || (code.length === 3 && /^\p{L}{3}$/u.test(code));
}

function isLanguage(text: string): boolean {
  if (LANGUAGES.has(text)) return true;
  const code = text.trim().toLowerCase();
  const [primary = ''] = code.split(/[-_]/);
  return LANGUAGES.has(primary) || primary.length > 3;
}

const LOCAL_PART = /^[^<>()[\],;:?\s@"]{1,64}$/;
const DOMAIN = /^(?!-)(?:[a-z0-9-]{1,63}(?<!-)\.)+[a-z0-9-]{2,}$/;

function isEmail(text: string): boolean {
  const address = text.trim().replace(/^mailto:/, '');
  const at = address.lastIndexOf('@');
  if (at < 0 || !LOCAL_PART.test(address.slice(0, at))) return false;
  const domain = address
    .slice(at + 1)
    .replace(/\.+$/, '')
    .toLowerCase();
  return DOMAIN.test(domain) || DOMAIN.test(domainToASCII(domain));
}

function isPhone(text: string): boolean {
  return text.replace(/\P{Nd}/gu, '').length >= 5;
}
