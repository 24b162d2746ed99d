/** The first and last day of a partial date, as `2025-04-30` writes days; undefined for what is none. */
export function daysOf(
  partialDate: string,
): { readonly first: string; readonly last: string } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(partialDate);
  if (match === null) return undefined;
  const [, year = '', month, day] = match;
  if (Number(year) === 0) return undefined;
  const lastMonth = month ?? '12';
  const daysInMonth = monthLength(Number(year), Number(lastMonth));
  if (daysInMonth === undefined) return undefined;
  if (day !== undefined && !(Number(day) >= 1 && Number(day) <= daysInMonth)) return undefined;
  return {
    first: `${year}-${month ?? '01'}-${day ?? '01'}`,
    last: `${year}-${lastMonth}-${day ?? String(daysInMonth).padStart(2, '0')}`,
  };
}

function monthLength(year: number, month: number): number | undefined {
  if (month < 1 || month > 12) return undefined;
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}
