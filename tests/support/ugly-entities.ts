/** Entities that are hard to show: what a page gets wrong, it gets wrong with one of these. */
export interface UglyEntity {
  readonly id: string;
  /** What is hard about it. */
  readonly what: string;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

export const UGLY_ENTITIES: readonly UglyEntity[] = [
  {
    id: 'ugly-markup',
    what: 'a name that is markup',
    name: '<img src=x onerror=alert(1)>',
    direction: 'ltr',
  },
  { id: 'ugly-arabic', what: 'an Arabic name', name: 'شركة المغناطيس الدائم', direction: 'rtl' },
  {
    id: 'ugly-devanagari',
    what: 'a name in Devanagari',
    name: 'भारी उद्योग मंत्रालय की स्थायी चुंबक समिति',
    direction: 'ltr',
  },
  {
    id: 'ugly-chinese',
    what: 'a Chinese name',
    name: '中国稀土永磁材料有限公司',
    direction: 'ltr',
  },
  {
    id: 'ugly-long',
    what: 'a name of 300 characters without a space',
    name: 'Permanentmagnetherstellungsgenossenschaft'.repeat(8).slice(0, 300),
    direction: 'ltr',
  },
  {
    id: 'ugly-wordy',
    what: 'a name of 300 characters in words',
    name: 'Joint standing committee on magnets '.repeat(9).slice(0, 299) + 'x',
    direction: 'ltr',
  },
  {
    id: 'ugly-alone',
    what: 'an entity without any relation',
    name: 'Nobody Knows Them',
    direction: 'ltr',
  },
  {
    // Each of these characters means something in an address. FollowTheMoney lets no edge name such an id.
    id: 'ugly/id?with=all&of#them %2F+“”',
    what: 'an id that an address has to escape',
    name: 'Slash & Sons',
    direction: 'ltr',
  },
];

/** Those that a company is tied to. */
export const TIED_UGLY_ENTITIES: readonly UglyEntity[] = UGLY_ENTITIES.filter(
  ({ id }) => id !== 'ugly-alone' && /^[\w.-]+$/.test(id),
);

/** Lines of FollowTheMoney: the entities, and what ties them to the company. */
export function uglyLines(): string[] {
  const company = {
    id: 'ugly-company',
    schema: 'Company',
    properties: { name: ['Harbour Magnets'], summary: ['Company that ties ugly names together.'] },
    datasets: ['ugly'],
  };
  const organizations = UGLY_ENTITIES.map(({ id, name }) => ({
    id,
    schema: 'Organization',
    properties: { name: [name] },
    datasets: ['ugly'],
  }));
  const ownerships = TIED_UGLY_ENTITIES.map(({ id, name }) => ({
    id: `${id}-ownership`,
    schema: 'Ownership',
    properties: { owner: [id], asset: ['ugly-company'], role: [name], startDate: ['2025-04'] },
    datasets: ['ugly'],
  }));
  return [company, ...organizations, ...ownerships].map((line) => JSON.stringify(line));
}
