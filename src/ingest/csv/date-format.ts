const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );
const DAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';

/** The directives of Python's `strptime` that are understood, as patterns. Names are English. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d{2})',
  m: '(?<m>1[0-2]|0[1-9]|[1-9])',
  B: `(?<B>${MONTHS.join('|')})`,
  b: `(?<b>${MONTHS.map((name) => name.slice(0, 3)).join('|')})`,
  d: '(?<d>3[01]|[12]\\d|0[1-9]|[1-9]| [1-9])',
  H: '(?<H>2[0-3]|[01]\\d|\\d)',
  I: '(?<I>1[0-2]|0[1-9]|[1-9])',
  p: '(?<p>am|pm)',
  M: '(?<M>[0-5]\\d|\\d)',
  S: '(?<S>6[01]|[0-5]\\d|\\d)',
  f: '\\d{1,6}',
  A: `(?:${DAYS})`,
  a: '(?:mon|tue|wed|thu|fri|sat|sun)',
  '%': '%',
};

interface DateFormat {
  readonly pattern: RegExp;
  /** Characters of `2025-04-30T13:28:00` that the format gives. */
  readonly length: number;
}

const formats = new Map<string, DateFormat>();

/** A directive of the format that is not understood or comes twice, for a message; undefined when there is none. */
export function unknownDirective(format: string): string | undefined {
  const seen = new Set<string>();
  for (const [text, name = ''] of format.matchAll(/%([\s\S]?)/g)) {
    if (!Object.hasOwn(DIRECTIVES, name)) return `${text} (known: %${knownDirectives()})`;
    if (seen.has(name) && name !== '%') return `${text} twice`;
    seen.add(name);
  }
  return undefined;
}

function knownDirectives(): string {
  return Object.keys(DIRECTIVES).join(' %');
}

/**
 * A date read by a format, as FollowTheMoney writes it: as precise as the format is. Years of two digits are 1969 to
 * 2068. Undefined when the text does not match or is no day of the calendar.
 */
export function readFormattedDate(text: string, format: string): string | undefined {
  const { pattern, length } = compile(format);
  const parts = pattern.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const numbers = {
    year: yearOf(parts),
    month: monthOf(parts),
    day: Number(parts['d'] ?? 1),
    hour: hourOf(parts),
    minute: Number(parts['M'] ?? 0),
    second: Number(parts['S'] ?? 0),
  };
  const { year, month, day, hour, minute, second } = numbers;
  if (year < 1 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  if (date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, length);
}

function yearOf(parts: Record<string, string | undefined>): number {
  if (parts['Y'] !== undefined) return Number(parts['Y']);
  if (parts['y'] === undefined) return 1900;
  const year = Number(parts['y']);
  return year + (year < 69 ? 2000 : 1900);
}

function monthOf(parts: Record<string, string | undefined>): number {
  const name = parts['B'] ?? parts['b'];
  if (name === undefined) return Number(parts['m'] ?? 1);
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}

function hourOf(parts: Record<string, string | undefined>): number {
  if (parts['H'] !== undefined) return Number(parts['H']);
  const hour = Number(parts['I'] ?? 0) % 12;
  return parts['p']?.toLowerCase() === 'pm' ? hour + 12 : hour;
}

function compile(format: string): DateFormat {
  const known = formats.get(format);
  if (known !== undefined) return known;
  const source = format.replace(/%([\s\S])|\s+|[\s\S]/g, (text, name: string | undefined) => {
    if (name !== undefined) return DIRECTIVES[name] ?? '(?!)';
    return /\s/.test(text) ? '\\s+' : text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  const compiled = { pattern: new RegExp(`^${source}$`, 'i'), length: lengthOf(format) };
  formats.set(format, compiled);
  return compiled;
}

function lengthOf(format: string): number {
  if (!/%[bBm]/.test(format)) return 4;
  if (!format.includes('%d')) return 7;
  if (!/%[HI]/.test(format)) return 10;
  if (!format.includes('%M')) return 13;
  return format.includes('%S') ? 19 : 16;
}
