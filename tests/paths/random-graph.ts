import fc from 'fast-check';

import type { ClaimInput, Load } from '../../src/claims/load.js';
import { claimId, claimOrder, type Modality, type RelationContent } from '../../src/model/claim.js';
import { validity, type Validity } from '../../src/model/validity.js';

/** A small graph as plain data: what the engines and the reference are both asked about. */
export interface PlainGraph {
  readonly entities: readonly { id: string; type: string }[];
  readonly relations: readonly PlainRelation[];
}

export interface PlainRelation {
  readonly id: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly modality: Modality;
  readonly validity: Validity;
  readonly sortKey: string;
}

/** Kinds whose ends the load does not check against types: AUTHORED stands for those that touch articles. */
export const KINDS = ['EMPLOYMENT', 'UNKNOWN_LINK', 'SUPPLIES', 'AUTHORED'] as const;
const TYPES = ['PERSON', 'COMPANY', 'AGENCY'] as const;

export function relation(
  source: string,
  target: string,
  kind = 'UNKNOWN_LINK',
  more: { modality?: Modality; validity?: Validity; recordId?: string } = {},
): { content: RelationContent; plain: PlainRelation } {
  const content: RelationContent = {
    family: 'RELATION',
    kind,
    subjectId: source,
    objectId: target,
    qualifiers: {},
    validity: more.validity ?? validity({})!,
    modality: more.modality ?? 'ACTUAL',
    recordId: more.recordId,
  };
  const id = claimId(content);
  return {
    content,
    plain: {
      id,
      kind,
      sourceId: source,
      targetId: target,
      modality: content.modality,
      validity: content.validity,
      sortKey: claimOrder(id, content.validity.startMin),
    },
  };
}

/** A load of entities that are named by their ids, and relations without evidence. */
export function loadOf(
  entities: readonly { id: string; type: string }[],
  contents: readonly RelationContent[],
): Load {
  return {
    source: { id: 'test', kind: 'DATASET', name: 'Test' },
    actor: 'test',
    at: '2026-01-01T00:00:00.000Z',
    replace: false,
    entities: entities.map(({ id, type }) => ({ id, type, facts: { NAME: [id] } })),
    claims: contents.map((content): ClaimInput => ({ content, evidence: [] })),
  };
}

const someValidity = fc
  .record({
    start: fc.option(fc.integer({ min: 0, max: 30 })),
    vague: fc.integer({ min: 0, max: 8 }),
    lasts: fc.option(fc.integer({ min: 0, max: 15 })),
  })
  .map(({ start, vague, lasts }) => {
    const bounds = start === null ? undefined : { first: start, last: start + vague };
    const end =
      lasts === null || start === null
        ? undefined
        : { first: start + lasts, last: start + lasts + vague };
    return validity({ start: bounds, end }) ?? validity({})!;
  });

/** 12 to 24 entities, sparse to dense, with parallel relations, dates and modalities. */
export const someGraph = fc
  .record({ size: fc.integer({ min: 12, max: 24 }), density: fc.constantFrom(1.6, 2, 2.5, 4) })
  .chain(({ size, density }) => {
    const node = fc.integer({ min: 0, max: size - 1 });
    return fc.record({
      types: fc.array(fc.constantFrom(...TYPES), { minLength: size, maxLength: size }),
      edges: fc.array(
        fc.record({
          source: node,
          target: node,
          kind: fc.constantFrom(...KINDS),
          modality: fc.constantFrom<Modality>('ACTUAL', 'ACTUAL', 'ACTUAL', 'PLANNED', 'DENIED'),
          validity: someValidity,
        }),
        { minLength: Math.ceil(size * density), maxLength: Math.ceil(size * density) },
      ),
    });
  })
  .map(({ types, edges }) => {
    // Ids whose order is not that of their numbers.
    const idOf = (index: number) => `${'kcxamzqbpt'[index % 10]}${index}`;
    const made = edges
      .filter(({ source, target }) => source !== target)
      .map(({ source, target, kind, ...more }) => relation(idOf(source), idOf(target), kind, more));
    return {
      entities: types.map((type, index) => ({ id: idOf(index), type })),
      contents: made.map(({ content }) => content),
      relations: [...new Map(made.map(({ plain }) => [plain.id, plain])).values()],
    };
  });
