import { SeededRandom } from './random.js';

export interface LargeGraphSize {
  /** The hub among them. */
  readonly entities: number;
  /** How many relations the hub has, each to another entity; below `entities`. */
  readonly hubRelations: number;
  /** How many relations there are among the others. */
  readonly otherRelations: number;
}

/** What the explorer has to stand: the hub is tied to half of all. */
export const LARGE_GRAPH: LargeGraphSize = {
  entities: 100_000,
  hubRelations: 50_000,
  otherRelations: 100_000,
};

export const HUB = { id: 'large-hub', name: 'Bharat Holdings' } as const;

/** An entity of a graph of the middle: a company of some relations, which the hub is not among. */
export const ORDINARY = { id: 'large-ordinary', name: 'Ordinary Motors' } as const;
/** So many relations it has, all to companies that have few. */
export const ORDINARY_RELATIONS = 260;

const SEED = 20_260_210;
const FIRST =
  'Asha Ravi Meera Arjun Leela Kiran Nisha Vikram Anita Dev Priya Rohan Sita Manoj'.split(' ');
const LAST = 'Rao Mehta Iyer Das Kapoor Nair Bose Sen Gill Joshi Patel Reddy Verma Khan'.split(' ');
const PLACES = 'Pune Delhi Chennai Kochi Surat Nagpur Indore Mysuru Jaipur Bhopal'.split(' ');
const TRADES = 'Magnets Motors Steel Batteries Cables Castings Minerals Components'.split(' ');
const SCHEMATA = [
  ['Ownership', 'owner', 'asset'],
  ['Directorship', 'director', 'organization'],
  ['Employment', 'employee', 'employer'],
] as const;

/** Lines of FollowTheMoney, without line ends; the same ones in every run. */
export function* largeGraphLines(size: LargeGraphSize = LARGE_GRAPH): Generator<string> {
  const random = new SeededRandom(SEED);
  const line = (id: string, schema: string, properties: object) =>
    JSON.stringify({ id, schema, properties, datasets: ['large'] });
  // Two of the entities have names of their own.
  const others = size.entities - 2;
  const idOf = (index: number) => (index % 2 === 0 ? `large-c${index}` : `large-p${index}`);
  const year = () => String(random.between(1995, 2025));

  yield line(HUB.id, 'Company', { name: [HUB.name], jurisdiction: ['in'] });
  yield line(ORDINARY.id, 'Company', { name: [ORDINARY.name], jurisdiction: ['in'] });
  for (let index = 0; index < others; index += 1) {
    yield index % 2 === 0
      ? line(idOf(index), 'Company', {
          name: [`${random.pick(PLACES)} ${random.pick(TRADES)} ${index}`],
          jurisdiction: ['in'],
        })
      : line(idOf(index), 'Person', {
          name: [`${random.pick(FIRST)} ${random.pick(LAST)} ${index}`],
          country: ['in'],
        });
  }
  for (let index = 0; index < size.hubRelations; index += 1) {
    const isPerson = index % 2 === 1;
    yield line(`large-h${index}`, isPerson ? 'Employment' : 'Ownership', {
      ...(isPerson
        ? { employee: [idOf(index)], employer: [HUB.id] }
        : { owner: [HUB.id], asset: [idOf(index)] }),
      startDate: [year()],
    });
  }
  // From the end, where the hub's relations do not reach.
  const ordinary = Math.min(ORDINARY_RELATIONS, Math.floor(others / 2));
  for (let index = 0; index < ordinary; index += 1) {
    const company = others - 2 - 2 * index + (others % 2);
    yield line(`large-o${index}`, 'Ownership', {
      owner: [ORDINARY.id],
      asset: [idOf(company)],
      startDate: [year()],
    });
  }
  for (let index = 0; index < size.otherRelations; index += 1) {
    const [schema, from, to] = random.pick(SCHEMATA);
    const person = random.between(0, Math.floor(others / 2) - 1) * 2 + 1;
    const company = random.between(0, Math.floor(others / 2) - 1) * 2;
    yield line(`large-r${index}`, schema, {
      [from]: [idOf(person)],
      [to]: [idOf(company)],
      ...(random.chance(0.7) ? { startDate: [year()] } : {}),
    });
  }
}
