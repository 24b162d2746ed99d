import { isIP } from 'node:net';
import type { Property } from '@opensanctions/followthemoney';
import { followTheMoney } from '../../vocabulary/follow-the-money.js';
import { cleanDate } from './clean-date.js';
import { readFormattedDate } from './date-format.js';

/**
 * A value as FollowTheMoney writes it, by its property's type. What is no value of that type comes back as it is: the
 * reader that it is given to refuses it and says why, where FollowTheMoney's tools drop it with a warning.
 * @param format a `strptime` pattern for dates.
 */
export function cleanValue(property: Property, text: string, format: string | undefined): string {
  if (property.type.name === 'date' && format !== undefined) {
    return readFormattedDate(text, format) ?? text;
  }
  return CLEANERS[property.type.name]?.(text) ?? text;
}

const SPACES = /[\s\u2028\u2000-\u200a\u2029\u0a00\u1680\u202f\u205f\u3000]+/g;
const BREAKS = /\r\n|\n|<BR\/>|<BR>|\t|ESQ\.,|ESQ,|;/g;
const GENDERS: Readonly<Record<string, string>> = {
  ...{ m: 'male', man: 'male', masculin: 'male', männlich: 'male', мужской: 'male', 男: 'male' },
  ...{ f: 'female', woman: 'female', féminin: 'female', weiblich: 'female', женский: 'female' },
  ...{ 女: 'female', o: 'other', d: 'other', divers: 'other' },
};

const COUNTRY_CODES = new Map(
  [...followTheMoney.getType('country').values].flatMap(([code, name]) => [
    [code, code] as const,
    [name.toLowerCase(), code] as const,
  ]),
);

/** A type's own way to write a value; undefined where the text is none, or types that keep it as it is. */
const CLEANERS: Readonly<Record<string, (text: string) => string | undefined>> = {
  name: (text) => squash(text.replace(/^["'](.*)["']$/, '$1')),
  address: (text) => squash(text.replace(BREAKS, ', ').replace(/,\s?[,.]/g, ', ')),
  date: cleanDate,
  country: (text) => COUNTRY_CODES.get(text.toLowerCase()),
  gender: (text) => GENDERS[text.toLowerCase()] ?? text.toLowerCase(),
  topic: (text) => text.toLowerCase(),
  language: (text) => (/^[A-Za-z]{3}$/.test(text) ? text.toLowerCase() : undefined),
  email: cleanEmail,
  ip: (text) => (isIP(text) === 6 ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text),
  phone: (text) => (/^\+[\d .-]+$/.test(text) ? text.replace(/[ .-]/g, '') : undefined),
  url: cleanUrl,
};

function squash(text: string): string {
  return text.replace(SPACES, ' ').trim();
}

function cleanEmail(text: string): string | undefined {
  const address = text.replace(/^mailto:/, '');
  const at = address.lastIndexOf('@');
  if (at === -1) return undefined;
  const domain = address.slice(at + 1).replace(/\.+$/, '');
  return `${address.slice(0, at)}@${domain.toLowerCase()}`;
}

/** HTTP where no scheme is given, and a path at least of `/`. */
function cleanUrl(text: string): string | undefined {
  const whole = /^[^:/?#]+:\/\//.test(text) ? text : `http://${text.replace(/^\/\//, '')}`;
  const parts = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#\s]+)([^?#]*)(.*)$/s.exec(whole);
  if (parts === null) return undefined;
  const [, scheme = '', host = '', path = '', rest = ''] = parts;
  if (whole !== text && !host.includes('.')) return undefined;
  return `${scheme.toLowerCase()}://${host}${path.trim() || '/'}${rest}`;
}
