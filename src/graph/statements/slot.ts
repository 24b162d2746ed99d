import { SutraError } from '../../errors.js';

const SAFE_NAME = /^[A-Z][A-Za-z_]*$/;
const MOST_CACHED = 500;

/**
 * Names of the vocabulary as a Cypher alternation, `:EMPLOYMENT|OWNERSHIP`, or nothing for all. A literal
 * relationship type is 5 to 100 times faster than `type(r) IN $kinds` on a hub; it is the only thing that is
 * ever written into a statement's text.
 */
export function slot(names: readonly string[]): string {
  for (const name of names) {
    if (!SAFE_NAME.test(name)) {
      throw new SutraError(
        'INTERNAL_SERVER_ERROR',
        `slot: expected names of the vocabulary, got ${JSON.stringify(name)}`,
      );
    }
  }
  return names.length === 0 ? '' : `:${names.join('|')}`;
}

/**
 * One statement for each set of names, made when first asked for. Bounded: combinations of kinds are many, and
 * each is a plan in the engine's cache too.
 */
export function perNames<Made>(
  make: (names: readonly string[]) => Made,
): (names: readonly string[]) => Made {
  const made = new Map<string, Made>();
  return (names) => {
    const sorted = [...new Set(names)].sort();
    const key = sorted.join('|');
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= MOST_CACHED) made.delete(made.keys().next().value ?? '');
    const fresh = make(sorted);
    made.set(key, fresh);
    return fresh;
  };
}
