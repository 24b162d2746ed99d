import { createHash, createHmac } from 'node:crypto';

/**
 * The id that FollowTheMoney's tools give to an entity of a mapping: SHA-1, in hexadecimal, of the dataset's name, the
 * literal and the values of the key columns in the order of their bytes. Undefined when no key column has a value.
 */
export function entityKey(
  dataset: string,
  keyLiteral: string,
  values: readonly (string | undefined)[],
): string | undefined {
  const given = values.filter((value) => value !== undefined);
  if (given.length === 0) return undefined;
  const hash = createHash('sha1').update(dataset).update(keyLiteral);
  if (given.length === 1) return hash.update(given[0] ?? '').digest('hex');
  const sorted = given.map((value) => Buffer.from(value)).sort((a, b) => Buffer.compare(a, b));
  for (const bytes of sorted) hash.update(bytes);
  return hash.digest('hex');
}

/**
 * An id signed for its dataset, as `ftm map` and `ftm map-csv` write it: the id, a dot, and the HMAC (SHA-1, in
 * hexadecimal) of the id by the dataset's name. What follows an id's last dot counts as its old signature.
 */
export function signedId(dataset: string, id: string): string {
  const dot = id.lastIndexOf('.');
  const plain = dot === -1 ? id : id.slice(0, dot);
  return `${plain}.${createHmac('sha1', dataset).update(plain).digest('hex')}`;
}
