import type { VocabularyFields } from './vocabulary-node.js';

/** What an entry's `ftm` may name. */
export interface FollowTheMoneyNames {
  readonly names: readonly string[];
  /** How a message calls them; it leaves out the names, which are hundreds. */
  readonly what: string;
  /** Given where each may be named once: by whom it was. Is added to. */
  readonly ownerOf?: Map<string, string>;
}

/** The counterparts of the entry `name`. */
export function readCounterparts(
  name: string,
  fields: VocabularyFields<never, 'ftm' | 'schemaOrg' | 'wikidata'>,
  { names, what, ownerOf }: FollowTheMoneyNames,
): { ftm?: string; schemaOrg?: string; wikidata?: string } {
  const { ftm, schemaOrg, wikidata } = fields;
  if (ftm) {
    const owner = ownerOf?.get(ftm.text());
    if (owner !== undefined) ftm.fail(`${what} that is not ${owner}'s already`);
    if (!names.includes(ftm.text())) ftm.fail(what);
    ownerOf?.set(ftm.text(), name);
  }
  return {
    ...(ftm && { ftm: ftm.text() }),
    ...(schemaOrg && { schemaOrg: schemaOrg.textMatching(/^[A-Za-z]+$/, 'a schema.org name') }),
    ...(wikidata && {
      wikidata: wikidata.textMatching(/^[PQ][1-9][0-9]*$/, 'a Wikidata id such as Q5 or P108'),
    }),
  };
}
