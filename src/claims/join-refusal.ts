import { followTheMoney } from '../vocabulary/follow-the-money.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** What decides whether records may be one entity. */
export interface RecordKind {
  readonly type: string;
  /** The FollowTheMoney schema that a RECORD keeps; of other types it does not matter. */
  readonly schema: string | undefined;
}

/**
 * Why records of these kinds cannot be one entity; undefined when they can. They can when they are of one type (a
 * RECORD: of one schema), or when one type's schema is in FollowTheMoney a special case of all the others': a company
 * or a public body is an organization, a company is no public body. Articles are texts, and two texts are never one.
 *
 * A RECORD that FollowTheMoney calls a LegalEntity may be a person or a company, yet is joined with neither: the joined
 * entity has the type of its smallest id, and a Record has not the relations that its company had.
 */
export function joinRefusal(
  vocabulary: Vocabulary,
  kinds: Iterable<RecordKind>,
): string | undefined {
  const distinct = [...new Map([...kinds].map((kind) => [nameOf(kind), kind])).entries()].sort();
  const [first, ...others] = distinct.map(([, kind]) => kind);
  if (first === undefined) return undefined;
  if (first.type === 'ARTICLE') return 'articles are texts, and two texts are never one';
  if (others.length === 0) return undefined;
  const schemata = [first, ...others].map(({ type }) =>
    type === 'RECORD' || type === 'ARTICLE' ? undefined : vocabulary.types.get(type)?.ftm,
  );
  const hasMostSpecial = schemata.some((special) =>
    schemata.every((general) => isSpecialCase(special, general)),
  );
  return hasMostSpecial
    ? undefined
    : `${distinct.map(([name]) => name).join(' and ')} cannot be one entity`;
}

const nameOf = ({ type, schema }: RecordKind) =>
  type === 'RECORD' && schema !== undefined ? `RECORD (${schema})` : type;

function isSpecialCase(special: string | undefined, general: string | undefined): boolean {
  if (special === undefined || general === undefined) return false;
  return followTheMoney.getSchema(special).isA(general);
}
