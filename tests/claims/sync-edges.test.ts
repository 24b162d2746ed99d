import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { examine } from '../../src/claims/doctor.js';
import { retractClaims, setRank } from '../../src/claims/edit-claims.js';
import type { Engine } from '../../src/graph/engine.js';
import { CLAIMS_BY_ID } from '../../src/graph/statements/claim-statements.js';
import { EDGES_FROM } from '../../src/graph/statements/edge-statements.js';
import { ENTITIES_BY_ID } from '../../src/graph/statements/entity-statements.js';
import { CLAIM_RANKS, claimId, type ClaimRank } from '../../src/model/claim.js';
import { describeEachEngine } from '../support/engines.js';
import { dump, entity, fact, load, RECORDED_AT, relation } from '../support/loads.js';

const ENTITIES = ['a', 'b', 'c', 'd'].map((id, index) =>
  entity(id, index % 2 === 0 ? 'COMPANY' : 'PERSON'),
);
const CLAIMS = [
  relation('a', 'SUPPLIES', 'b'),
  relation('a', 'SUPPLIES', 'b', { start: '2020' }),
  relation('b', 'SUPPLIES', 'a'),
  relation('a', 'OWNERSHIP', 'c', { role: 'Owner' }),
  relation('d', 'EMPLOYMENT', 'a'),
  relation('d', 'EMPLOYMENT', 'c', { recordId: '1' }),
  relation('c', 'SUPPLIES', 'c'),
  fact('a', 'PRIORITY', 'steel'),
  fact('d', 'ALIAS', 'Dee'),
];
const IDS = CLAIMS.map(({ content }) => claimId(content));
/** The first two are replaced as a whole by each of their loads; to the others is added. */
const SOURCES = ['dataset:one', 'dataset:two', 'dataset:three', 'editor:1'] as const;
const EDIT = { actor: 'editor', at: RECORDED_AT, source: { id: 'editor:1' } };

const replaces = (source: string) => source === SOURCES[0] || source === SOURCES[1];

type Step =
  | {
      readonly do: 'load';
      readonly source: string;
      readonly entities: number[];
      readonly claims: number[];
    }
  | { readonly do: 'retract'; readonly claims: number[] }
  | { readonly do: 'rank'; readonly claims: number[]; readonly rank: ClaimRank };

const indexes = (items: readonly unknown[]) =>
  fc.uniqueArray(fc.nat(items.length - 1), { maxLength: items.length });
const loadStep = fc.record({
  do: fc.constant('load' as const),
  source: fc.constantFrom(...SOURCES),
  entities: indexes(ENTITIES),
  claims: indexes(CLAIMS),
});
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { arbitrary: loadStep, weight: 4 },
    {
      arbitrary: fc.record({ do: fc.constant('retract' as const), claims: indexes(CLAIMS) }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        do: fc.constant('rank' as const),
        claims: indexes(CLAIMS),
        rank: fc.constantFrom(...CLAIM_RANKS),
      }),
      weight: 1,
    },
  ),
  { minLength: 3, maxLength: 12 },
);

/** What the steps leave behind, in plain sets. */
class Ledger {
  /** Claim or entity → the sources that stand for it. */
  readonly claims = new Map<number, Set<string>>();
  readonly entities = new Map<number, Set<string>>();
  readonly suppressed = new Set<number>();
  readonly ranks = new Map<number, ClaimRank>();

  take(step: Step): void {
    switch (step.do) {
      case 'load':
        this.#load(step);
        break;
      case 'retract':
        for (const claim of this.known(step.claims)) this.suppressed.add(claim);
        break;
      case 'rank':
        for (const claim of this.known(step.claims)) this.ranks.set(claim, step.rank);
    }
  }

  /** Editors can name claims that are recorded, and no others. */
  known(claims: readonly number[]): number[] {
    return claims.filter((claim) => this.claims.has(claim));
  }

  isAsserted(claim: number): boolean {
    return (this.claims.get(claim)?.size ?? 0) > 0 && !this.suppressed.has(claim);
  }

  isKnown(entityId: string): boolean {
    const index = ENTITIES.findIndex(({ id }) => id === entityId);
    return (this.entities.get(index)?.size ?? 0) > 0;
  }

  edges(): string[] {
    return CLAIMS.flatMap(({ content }, index) =>
      content.family === 'RELATION' &&
      this.isAsserted(index) &&
      this.ranks.get(index) !== 'DEPRECATED' &&
      this.isKnown(content.subjectId) &&
      this.isKnown(content.objectId) &&
      content.subjectId !== content.objectId
        ? [`${content.subjectId} ${content.kind} ${content.objectId} ${IDS[index]}`]
        : [],
    ).sort();
  }

  #load({ source, entities, claims }: Step & { do: 'load' }): void {
    if (replaces(source)) {
      for (const sources of [...this.claims.values(), ...this.entities.values()])
        sources.delete(source);
    }
    for (const claim of claims) {
      this.claims.set(claim, (this.claims.get(claim) ?? new Set()).add(source));
      if (source === 'editor:1') this.suppressed.delete(claim);
    }
    for (const index of entities)
      this.entities.set(index, (this.entities.get(index) ?? new Set()).add(source));
  }
}

async function perform(engine: Engine, step: Step, ledger: Ledger): Promise<void> {
  const named = (claims: readonly number[]) => ledger.known(claims).map((index) => IDS[index]!);
  switch (step.do) {
    case 'load':
      await load(engine, {
        sourceId: step.source,
        editor: step.source === 'editor:1',
        replace: replaces(step.source),
        entities: step.entities.map((index) => ENTITIES[index]!),
        claims: step.claims.map((index) => CLAIMS[index]!),
      });
      break;
    case 'retract':
      await engine.write((transaction) =>
        retractClaims(
          transaction,
          EDIT,
          named(step.claims).map((id) => ({ claimId: id })),
        ),
      );
      break;
    case 'rank':
      await engine.write((transaction) =>
        setRank(transaction, EDIT, named(step.claims), step.rank),
      );
  }
}

describeEachEngine('Edges', ({ fresh }) => {
  const edgesOf = async (engine: Engine) =>
    (await engine.read(EDGES_FROM, { ids: ENTITIES.map(({ id }) => id) }))
      .map(({ id, kind, sourceId, targetId }) => `${sourceId} ${kind} ${targetId} ${id}`)
      .sort();

  test('are what claims say, after any sequence of loads, retractions and ranks', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        const engine = await fresh();
        const ledger = new Ledger();
        for (const step of sequence) {
          ledger.take(step);
          await perform(engine, step, ledger);
          expect(await edgesOf(engine)).toEqual(ledger.edges());
        }
        expect((await examine(engine, { repair: false })).findings).toEqual([]);
        const stored = await engine.read(CLAIMS_BY_ID, { ids: IDS });
        for (const claim of stored) {
          const index = IDS.indexOf(claim.id);
          expect(claim.retractedAt !== undefined).toBe(!ledger.isAsserted(index));
          expect([...claim.sources].sort()).toEqual([...ledger.claims.get(index)!].sort());
        }
        const present = await engine.read(ENTITIES_BY_ID, { ids: ENTITIES.map(({ id }) => id) });
        expect(present.map(({ requestedId }) => requestedId).sort()).toEqual(
          ENTITIES.map(({ id }) => id).filter((id) => ledger.isKnown(id)),
        );
        // The last load once more changes nothing, whatever came in between was an edit.
        const last = sequence.findLast((step) => step.do === 'load');
        if (last === sequence.at(-1) && last !== undefined) {
          const before = await dump(engine);
          await perform(engine, last, ledger);
          expect(await dump(engine)).toBe(before);
        }
      }),
      { seed: 20_260_211, numRuns: 25, endOnFailure: false },
    );
  }, 300_000);

  test('and names come out the same in whatever order the loads come', async () => {
    const loads = [
      { sourceId: 'dataset:one', entities: [ENTITIES[0]!, ENTITIES[3]!] },
      { sourceId: 'dataset:two', claims: CLAIMS },
      { sourceId: 'dataset:three', entities: [ENTITIES[1]!, ENTITIES[2]!] },
      { sourceId: 'dataset:four', claims: [fact('a', 'NAME', 'Aleph'), fact('a', 'NAME', 'a')] },
    ];
    const dumps = new Set<string>();
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 0, 2],
      [2, 0, 3, 1],
    ]) {
      const engine = await fresh();
      for (const index of order) await load(engine, loads[index]!);
      dumps.add(await dump(engine));
    }
    expect(dumps.size).toBe(1);
  });
});
