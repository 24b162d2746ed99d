const LETTERS = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'.split(' ');

/** English names of countries to their codes (ISO 3166-1), from the Unicode data that Node has. */
function codesByName(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const codes = new Map<string, string>();
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const code = first + second;
      const name = names.of(code.toUpperCase());
      if (name !== undefined && !codes.has(name.toLowerCase())) codes.set(name.toLowerCase(), code);
    }
  }
  return codes;
}

const CODES = codesByName();

/** A country as its two-letter code in lower case, whether it is given so or by its English name; else the text. */
export function countryCode(text: string): string {
  const folded = text.trim().toLowerCase();
  return CODES.get(folded) ?? folded;
}
