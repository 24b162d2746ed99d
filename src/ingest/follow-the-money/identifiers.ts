/**
 * The identifiers whose format FollowTheMoney knows, each checked as its `ftm validate` does: by shape and check
 * digits. It finds a number within other text for some of them (IMO, NPI, OGRN, UEI), and so does this.
 * IBANs are checked by their check digits and length, not by each country's own rules, and the country of a BIC or an
 * ISIN not at all.
 */
export const IDENTIFIER_CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  wikidata: (text) => /^Q\d+$/.test((text.split('/').at(-1) ?? '').trim().toUpperCase()),
  bic: (text) => /^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$/.test(compact(text, /[ -]/g)),
  iban: (text) => isIban(compact(text, /[ .-]/g)),
  lei: (text) =>
    /^[0-9A-Z]{18}\d\d$/.test(compact(text, /[ -]/g)) && mod97(compact(text, /[ -]/g)) === 1,
  isin: (text) => isIsin(compact(text, / /g)),
  figi: (text) => isFigi(compact(text, / /g)),
  imo: isImo,
  inn: (text) => isInn(text.replaceAll(' ', '')),
  npi: (text) => found(text, /\b(\d{10}|\d{15})\b/, isNpi),
  ogrn: (text) => found(text, /\b(\d{13}|\d{15})\b/, isOgrn),
  uei: (text) => found(text, /\b([0-9A-HJ-NP-Z]{12})\b/i, (number) => !number.startsWith('0')),
  uscc: (text) => isUscc(compact(text, /[ -]/g)),
  ssn: (text) => isSsn(text.replaceAll('-', '').trim()),
};

function compact(text: string, separators: RegExp): string {
  return text.replace(separators, '').trim().toUpperCase();
}

function found(text: string, pattern: RegExp, isValid: (number: string) => boolean): boolean {
  const number = pattern.exec(text)?.[1];
  return number !== undefined && isValid(number);
}

function isIban(number: string): boolean {
  if (!/^[A-Z]{2}\d\d[0-9A-Z]{11,30}$/.test(number)) return false;
  return mod97(number.slice(4) + number.slice(0, 4)) === 1;
}

/** ISO 7064: letters count as 10 to 35. Digit by digit, for the number is longer than a double. */
function mod97(number: string): number {
  let remainder = 0;
  for (const character of number) {
    for (const digit of String(parseInt(character, 36)))
      remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}

function weighted(number: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0);
}

function isIsin(number: string): boolean {
  if (!/^[A-Z]{2}[0-9A-Z]{9}\d$/.test(number)) return false;
  const digits = [...number].map((character) => parseInt(character, 36)).join('');
  return luhnSum(digits) % 10 === 0;
}

/** Like an ISIN's, but for this: letters are weighed whole. Some prefixes are left to ISINs. */
function isFigi(number: string): boolean {
  if (!/^(?!BS|BM|GG|GB|VG)[B-DF-HJ-NP-TV-Z]{2}G[0-9B-DF-HJ-NP-TV-Z]{8}\d$/.test(number))
    return false;
  const weighed = [...number].map(
    (character, index) => parseInt(character, 36) * (1 + (index % 2)),
  );
  const sum = [...weighed.slice(0, 11).join('')].reduce((all, digit) => all + Number(digit), 0);
  return (sum + Number(number[11])) % 10 === 0;
}

/** The digits' sum after Luhn: from the last on, every second counts double, and its digits each. */
function luhnSum(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** Ships and shipping companies count differently; either will do. Leading zeros may be missing. */
function isImo(text: string): boolean {
  for (const [number] of text.matchAll(/(?<!\d)\d{5,7}(?!\d)/g)) {
    const padded = number.padStart(7, '0');
    if (padded === '0000000') continue;
    const last = Number(padded[6]);
    if (weighted(padded, [7, 6, 5, 4, 3, 2]) % 10 === last) return true;
    if ((11 - (weighted(padded, [8, 6, 4, 2, 9, 7]) % 11)) % 10 === last) return true;
  }
  return false;
}

function isInn(number: string): boolean {
  const control = (weights: readonly number[]) => (weighted(number, weights) % 11) % 10;
  if (/^\d{10}$/.test(number)) return control([2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(number[9]);
  return (
    /^\d{12}$/.test(number) &&
    control([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(number[10]) &&
    control([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === Number(number[11])
  );
}

function isNpi(number: string): boolean {
  const digits = number.length === 10 ? `80840${number}` : number;
  if (/^(80840)?0+$/.test(digits)) return false;
  return luhnSum(digits) % 10 === 0;
}

function isOgrn(number: string): boolean {
  if (number.startsWith('0')) return false;
  const divisor = number.length === 13 ? 11n : 13n;
  // A remainder of ten counts as nought; FollowTheMoney takes no other, so that 11 and 12 never fit.
  const remainder = BigInt(number.slice(0, -1)) % divisor;
  return (remainder === 10n ? 0n : remainder) === BigInt(number.slice(-1));
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function isUscc(number: string): boolean {
  if (!/^\d{8}[0-9A-HJ-NP-RTUWXY]{10}$/.test(number)) return false;
  const total = USCC_WEIGHTS.reduce(
    (sum, weight, index) => sum + weight * USCC_ALPHABET.indexOf(number.charAt(index)),
    0,
  );
  return number[17] === USCC_ALPHABET[(31 - (total % 31)) % 31];
}

/** The numbers printed on sample cards of wallets are nobody's. */
const SAMPLE_SSNS = ['078051120', '457555462', '219099999'];

function isSsn(number: string): boolean {
  return (
    /^(?!000|666|9)\d{3}(?!00)\d\d(?!0000)\d{4}$/.test(number) && !SAMPLE_SSNS.includes(number)
  );
}
