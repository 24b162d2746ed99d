// The addresses of screens. Ids may hold any character.

export const entityAddress = (id: string): string => `/e/${encodeURIComponent(id)}`;
export const articleAddress = (id: string): string => `/a/${encodeURIComponent(id)}`;
export const searchAddress = (query: string): string =>
  query === '' ? '/' : `/?${new URLSearchParams({ q: query }).toString()}`;
export const pathAddress = (from: string, to = ''): string =>
  `/path?${new URLSearchParams({ from, ...(to === '' ? {} : { to }) }).toString()}`;
/** A canvas that begins with these entities. */
export const graphAddress = (ids: readonly string[]): string =>
  `/graph?${new URLSearchParams(ids.map((id) => ['e', id])).toString()}`;
/** The form of a new claim, about an entity if it is known about which. */
export const newClaimAddress = (subject = ''): string =>
  subject === '' ? '/edit/claim' : `/edit/claim?${new URLSearchParams({ subject }).toString()}`;
/** The form that corrects a claim. */
export const correctionAddress = (claim: string): string =>
  `/edit/claim?${new URLSearchParams({ correct: claim }).toString()}`;
/** Whom an entity may be the same as. */
export const matchesAddress = (entity: string): string =>
  `/matches?${new URLSearchParams({ e: entity }).toString()}`;
/** The screen that is an entity's own: articles have another than the rest. */
export const screenAddress = (entity: { readonly id: string; readonly type: string }): string =>
  entity.type === 'ARTICLE' ? articleAddress(entity.id) : entityAddress(entity.id);
/** The place on an article's screen where an extract is cited. */
export const evidenceAddress = (articleId: string, evidenceId?: string): string =>
  articleAddress(articleId) +
  (evidenceId === undefined ? '' : `#evidence-${encodeURIComponent(evidenceId)}`);
