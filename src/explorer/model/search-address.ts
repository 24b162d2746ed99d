import { TYPE_LABELS } from '../generated/vocabulary.js';
import type { EntityType } from '../generated/graphql.js';

export interface Asked {
  readonly query: string;
  /** Empty means all. */
  readonly types: readonly EntityType[];
}

const TYPES = Object.keys(TYPE_LABELS) as EntityType[];

/** What the address of the search screen asks for; types that there are not are passed over. */
export function readSearchAddress(search: string): Asked {
  const parameters = new URLSearchParams(search);
  const named = new Set((parameters.get('types') ?? '').split(','));
  return {
    query: parameters.get('q') ?? '',
    types: TYPES.filter((type) => named.has(type)),
  };
}

/** The address that asks for it. */
export function writeSearchAddress({ query, types }: Asked): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  if (types.length > 0) parameters.set('types', types.join(','));
  const text = parameters.toString().replaceAll('%2C', ',');
  return text === '' ? '/' : `/?${text}`;
}
