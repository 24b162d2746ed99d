import { claimId, type ClaimRank } from '../model/claim.js';
import { orderKey } from '../model/order-key.js';
import { searchTextOf } from '../model/search-text.js';
import { TIMELESS } from '../model/validity.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import type { SourceFacts } from '../graph/statements/entity-statements.js';

/** Properties whose facts make up what a page calls an entity. */
export const DISPLAY_PROPERTIES: readonly string[] = ['NAME', 'ALIAS', 'SUMMARY'];

/** The id that an uncited fact has as a claim: the same before and after something makes it one. */
export function uncitedFactId(subjectId: string, property: string, text: string): string {
  return claimId({
    family: 'FACT',
    subjectId,
    kind: property,
    value: { type: 'TEXT', text },
    qualifiers: {},
    validity: TIMELESS,
    modality: 'ACTUAL',
  });
}

export interface EntityDisplay {
  readonly name: string;
  /** What lists by name go by, where it is not the name. */
  readonly nameKey: string | null;
  readonly aliases: readonly string[];
  readonly summary: string | null;
  readonly searchText: string;
}

/**
 * Derives what an entity is called from all facts about it: by rank, then by how many sources say so, then by id.
 * Without any name the id stands in.
 */
export function entityDisplay(
  entityId: string,
  uncited: Readonly<Record<string, SourceFacts>>,
  claims: readonly ClaimRecord[],
): EntityDisplay {
  const ranked = (property: string): string[] => {
    const candidates = new Map<
      string,
      { text: string; rank: ClaimRank; sources: Set<string>; ids: (() => string)[] }
    >();
    const add = (text: string, rank: ClaimRank, sources: readonly string[], id: () => string) => {
      const known = candidates.get(text);
      candidates.set(text, {
        text,
        rank: known === undefined || RANK_ORDER[rank] < RANK_ORDER[known.rank] ? rank : known.rank,
        sources: new Set([...(known?.sources ?? []), ...sources]),
        ids: [...(known?.ids ?? []), id],
      });
    };
    for (const [source, { values }] of Object.entries(uncited)) {
      for (const text of values[property] ?? [])
        add(text, 'NORMAL', [source], () => uncitedFactId(entityId, property, text));
    }
    for (const { kind, value, rank, sources, state, id } of claims) {
      if (kind === property && state === 'LIVE' && value?.type === 'TEXT')
        add(value.text, rank, sources, () => id);
    }
    // The ids of uncited facts are hashes: costly, and needed only where there is something to order.
    if (candidates.size < 2) return [...candidates.keys()];
    return [...candidates.values()]
      .map((candidate) => ({ ...candidate, id: candidate.ids.map((id) => id()).sort()[0] ?? '' }))
      .sort(
        (left, right) =>
          RANK_ORDER[left.rank] - RANK_ORDER[right.rank] ||
          right.sources.size - left.sources.size ||
          (left.id < right.id ? -1 : 1),
      )
      .map(({ text }) => text);
  };
  const [name = entityId, ...otherNames] = ranked('NAME');
  const aliases = [...new Set([...otherNames, ...ranked('ALIAS')])].filter(
    (alias) => alias !== name,
  );
  return {
    name,
    nameKey: orderKey(name),
    aliases,
    summary: ranked('SUMMARY')[0] ?? null,
    searchText: searchTextOf([name, ...aliases]),
  };
}

const RANK_ORDER: Record<ClaimRank, number> = { PREFERRED: 0, NORMAL: 1, DEPRECATED: 2 };
