import { SeededRandom } from '../../tests/support/random.js';

const SEED = 20_261_123;
const HUB = { id: 'bench-0', name: 'Bharat Holdings' } as const;
const MOST_HUB_RELATIONS = 50_000;
const RELATIONS_EACH = 3;
const FIRST = 'Asha Bharat Deccan Eastern Ganga Himalaya Indus Kaveri Malwa Narmada'.split(' ');
const SECOND = 'Magnets Motors Steel Batteries Cables Castings Minerals Components'.split(' ');
const SUMMARY =
  'Makes and sells parts for electric vehicles, permanent magnets among them, in plants near its customers; it has reported its sales every quarter since it was listed.';

/** What the requests ask for: entities of a kind, by what they are like. */
export interface Targets {
  readonly hub: typeof HUB;
  /** Any entities. */
  readonly any: readonly { readonly id: string; readonly name: string }[];
  /** Entities with 20 to 200 outgoing relations. */
  readonly busy: readonly string[];
  /** Entities whose supplies articles tell of, 25 each. */
  readonly cited: readonly string[];
  /** Entities that supply nobody until somebody claims so. */
  readonly writable: readonly string[];
}

/** What is written by hand: its extracts are what the import has none of. */
export interface ArticleFile {
  readonly name: string;
  readonly text: string;
}

const ARTICLES = 50;
const CITED = 200;
const SUPPLIES_EACH = 25;

/**
 * Companies that own each other: three relations for each entity, of which a few have most, as in the graphs that people
 * make; one hub owns half of all, up to 50,000. The same lines in every run.
 */
export class BenchGraph {
  readonly #entities: number;

  constructor(entities: number) {
    this.#entities = entities;
  }

  *lines(): Generator<string> {
    const line = (id: string, schema: string, properties: object) =>
      JSON.stringify({ id, schema, properties, datasets: ['bench'] });
    for (let index = 0; index < this.#entities; index += 1) {
      yield line(idOf(index), 'Company', {
        name: [this.#name(index)],
        jurisdiction: ['in'],
        summary: [`${SUMMARY} It was founded in ${1900 + (index % 120)}.`],
      });
    }
    let count = 0;
    for (const { owner, asset, year } of this.#relations()) {
      yield line(`bench-r${count}`, 'Ownership', {
        owner: [idOf(owner)],
        asset: [idOf(asset)],
        role: ['shareholder'],
        startDate: [String(year)],
      });
      count += 1;
    }
  }

  /** Articles that tell who supplies whom, an extract for each. */
  *articles(): Generator<ArticleFile> {
    for (let article = 0; article < ARTICLES; article += 1) {
      const suppliers = Array.from({ length: CITED / ARTICLES }, (_, index) =>
        this.#cited(article * (CITED / ARTICLES) + index),
      );
      const claims = suppliers.flatMap((supplier) =>
        Array.from({ length: SUPPLIES_EACH }, (_, index) => {
          const customer = 1 + ((supplier + 7 * (index + 1)) % (this.#entities - CITED - 1));
          return { supplier, customer, year: 1990 + index };
        }),
      );
      let end = 0;
      const named = new Set(claims.flatMap(({ supplier, customer }) => [supplier, customer]));
      const told = claims.map(({ supplier, customer, year }) => {
        const exact = `${this.#name(supplier)} supplies ${this.#name(customer)}`;
        const start = end + 1;
        end = start + exact.length;
        return {
          id: `supplies-${supplier}-${customer}`,
          subject: idOf(supplier),
          kind: 'SUPPLIES',
          object: idOf(customer),
          start: String(year),
          basis: 'EXPLICIT',
          evidence: [{ exact, start, end }],
        };
      });
      const content = {
        article: {
          id: articleId(article),
          title: `Who supplies whom, part ${article}`,
          language: 'en',
          publishedAt: '2026-01-31T09:00:00+05:30',
          // Nobody has the text: its extracts stay UNCHECKED.
          text: { file: `${articleId(article)}.txt`, sha256: '0'.repeat(64), ranges: [[0, end]] },
        },
        entities: [...named].map((index) => ({
          id: idOf(index),
          type: 'COMPANY',
          name: this.#name(index),
        })),
        claims: told,
      };
      yield { name: `${articleId(article)}.yaml`, text: JSON.stringify(content) };
    }
  }

  targets(count: number): Targets {
    const random = new SeededRandom(SEED + 1);
    const any = Array.from({ length: count }, () => {
      const index = random.between(1, this.#entities - 1);
      return { id: idOf(index), name: this.#name(index) };
    });
    const degrees = new Uint32Array(this.#entities);
    for (const { owner } of this.#relations()) degrees[owner] = (degrees[owner] ?? 0) + 1;
    const busy: string[] = [];
    for (const [index, degree] of degrees.entries())
      if (degree >= 20 && degree <= 200 && busy.length < count) busy.push(idOf(index));
    const cited = Array.from({ length: CITED }, (_, index) => idOf(this.#cited(index)));
    const writable = Array.from({ length: count }, (_, index) =>
      idOf(this.#entities - CITED - 1 - index),
    );
    return { hub: HUB, any, busy, cited, writable };
  }

  /** The last ones, which nobody asks for otherwise. */
  #cited(index: number): number {
    return this.#entities - 1 - index;
  }

  #name(index: number): string {
    if (index === 0) return HUB.name;
    const [first, second] = [FIRST[index % 10], SECOND[index % 8]];
    return `${String(first)} ${String(second)} ${index}`;
  }

  *#relations() {
    const random = new SeededRandom(SEED);
    const all = this.#entities;
    const ofHub = Math.min(MOST_HUB_RELATIONS, all / 2);
    const year = () => random.between(1950, 2025);
    for (let asset = 1; asset <= ofHub; asset += 1) yield { owner: 0, asset, year: year() };
    for (let count = ofHub; count < RELATIONS_EACH * all; count += 1) {
      const owner = 1 + Math.floor((all - 1) * random.next() ** 2.2);
      const asset = 1 + Math.floor((all - 1) * random.next() ** 1.5);
      yield { owner, asset, year: year() };
    }
  }
}

function idOf(index: number): string {
  return `bench-${index}`;
}

export function articleId(index: number): string {
  return `bench-article-${index}`;
}
