/** What a language writes in its own way. */
export interface Format {
  readonly number: (value: number) => string;
  /** `one` or `other`, as the language counts; `{n}` stands for the number. */
  readonly plural: (
    value: number,
    forms: { readonly one: string; readonly other: string },
  ) => string;
  /** A day, month or year as the API gives it: `2025-04-30`, `2025-04`, `2025`. */
  readonly date: (partialDate: string) => string;
  readonly dateTime: (dateTime: string) => string;
  readonly list: (items: readonly string[]) => string;
}

export function makeFormat(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  // Days of the calendar have no zone.
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const byLength: Readonly<Record<number, Intl.DateTimeFormat>> = {
    4: dates({ year: 'numeric' }),
    7: dates({ year: 'numeric', month: 'long' }),
    10: dates({ year: 'numeric', month: 'long', day: 'numeric' }),
  };
  const moments = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    // Halves of a day have no names of their own in it (CLDR): it would say pm, in Latin letters.
    ...(locale === 'hi' ? { hourCycle: 'h23' } : {}),
  });
  return {
    number: (value) => numbers.format(value),
    plural: (value, { one, other }) =>
      (rules.select(value) === 'one' ? one : other).replace('{n}', numbers.format(value)),
    date: (partialDate) => {
      const date = new Date(partialDate.length === 4 ? `${partialDate}-01-01` : partialDate);
      return byLength[partialDate.length]?.format(date) ?? partialDate;
    },
    dateTime: (dateTime) => moments.format(new Date(dateTime)),
    list: (items) => lists.format(items),
  };
}
