/** Decisions on some records, or all. */
export function decisionsAddress(records: readonly string[] = []): string {
  const parameters = new URLSearchParams({ show: 'decisions' });
  for (const record of records) parameters.append('e', record);
  return `/matches?${parameters.toString()}`;
}
