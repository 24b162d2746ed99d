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
  /** An exact decimal as the API gives it, with its unit in words: `{n}` stands for the figure. */
  readonly quantity: (
    amount: string,
    unit: string,
    units: Readonly<Record<string, UnitForms>>,
  ) => string;
  /** An exact decimal of a currency by its code (ISO 4217). */
  readonly money: (amount: string, currency: string) => string;
  /** A country by its code (ISO 3166); the code where it has no name. */
  readonly country: (code: string) => string;
}

interface UnitForms {
  readonly one: string;
  readonly other: string;
}

export function makeFormat(locale: string): Format {
  // Each is made when it is first needed: together they hold up the first screen by a tenth of a second.
  const numbers = once(() => new Intl.NumberFormat(locale));
  const countries = once(() => new Intl.DisplayNames(locale, { type: 'region' }));
  const rules = once(() => new Intl.PluralRules(locale));
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  // Days of the calendar have no zone.
  const dates = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));
  const byLength: Readonly<Record<number, () => Intl.DateTimeFormat>> = {
    4: dates({ year: 'numeric' }),
    7: dates({ year: 'numeric', month: 'long' }),
    10: dates({ year: 'numeric', month: 'long', day: 'numeric' }),
  };
  const moments = once(
    () =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: 'long',
        timeStyle: 'short',
        // Halves of a day have no names of their own in it (CLDR): it would say pm, in Latin letters.
        ...(locale === 'hi' ? { hourCycle: 'h23' } : {}),
      }),
  );
  return {
    number: (value) => numbers().format(value),
    plural: (value, { one, other }) =>
      (rules().select(value) === 'one' ? one : other).replace('{n}', numbers().format(value)),
    date: (partialDate) => {
      const date = new Date(partialDate.length === 4 ? `${partialDate}-01-01` : partialDate);
      return byLength[partialDate.length]?.().format(date) ?? partialDate;
    },
    dateTime: (dateTime) => moments().format(new Date(dateTime)),
    list: (items) => lists().format(items),
    quantity: (amount, unit, units) => {
      const figure = exact(numbers(), amount);
      const forms = Object.hasOwn(units, unit) ? units[unit] : undefined;
      // A unit that nobody translated keeps its own name.
      if (forms === undefined) return `${figure} ${unit.toLowerCase().replaceAll('_', ' ')}`;
      return (rules().select(Number(amount)) === 'one' ? forms.one : forms.other).replace(
        '{n}',
        figure,
      );
    },
    money: (amount, currency) => {
      try {
        const options = { style: 'currency', currency, minimumFractionDigits: 0 } as const;
        return exact(new Intl.NumberFormat(locale, options), amount);
      } catch (error) {
        // Imports may bring codes that are none.
        if (!(error instanceof RangeError)) throw error;
        return `${currency} ${exact(numbers(), amount)}`;
      }
    },
    country: (code) => {
      try {
        return countries().of(code) ?? code;
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return code;
      }
    },
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/** A decimal of any length, digit by digit: as a number it might be another one. */
function exact(format: Intl.NumberFormat, amount: string): string {
  if (!/^-?\d+(?:\.\d+)?$/.test(amount)) return amount;
  const digits = Math.min(20, amount.split('.')[1]?.length ?? 0);
  const options = format.resolvedOptions();
  const precise = new Intl.NumberFormat(options.locale, {
    ...(options.style === 'currency' && options.currency !== undefined
      ? { style: 'currency', currency: options.currency }
      : {}),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return precise.format(amount as Intl.StringNumericLiteral);
}
