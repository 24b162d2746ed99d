import { describe, expect, test } from '@jest/globals';

import {
  hopDirection,
  hopsOf,
  type FoundPath,
  type HopRelation,
} from '../../src/explorer/model/path-hop.js';

type Verification = HopRelation['evidence']['edges'][number]['node']['verification'];

const entity = (id: string) => ({
  id,
  type: 'PERSON' as const,
  name: id,
  degree: 2,
  isHub: false,
});

function relation(id: string, verification?: Verification, more: Partial<HopRelation> = {}) {
  const edges = verification === undefined ? [] : [{ node: { verification } }];
  return {
    id,
    modality: 'ACTUAL',
    source: { id: 'a' },
    evidence: { edges },
    ...more,
  } as HopRelation;
}

const pathOf = (...relations: HopRelation[]): FoundPath => ({
  length: 1,
  certainty: null,
  nodes: [entity('a'), entity('b')],
  hops: [{ relations }],
});
const order = (...relations: HopRelation[]) =>
  hopsOf(pathOf(...relations))[0]!.relations.map(({ id }) => id);

describe('a step of a path', () => {
  test('is told by the relation that is best backed by words', () => {
    expect(
      order(
        relation('wrong', 'NOT_FOUND'),
        relation('bare'),
        relation('unchecked', 'UNCHECKED'),
        relation('checked', 'VERIFIED'),
      ),
    ).toEqual(['checked', 'unchecked', 'bare', 'wrong']);
  });

  test('is told by what is before what is planned, however well that is backed', () => {
    const planned = relation('planned', 'VERIFIED', { modality: 'PLANNED' });
    expect(order(planned, relation('actual'))).toEqual(['actual', 'planned']);
  });

  test('keeps the order of relations that are backed alike', () => {
    expect(order(relation('x'), relation('y'), relation('z'))).toEqual(['x', 'y', 'z']);
  });

  test('reads from the side that the path comes from', () => {
    const { nodes } = pathOf();
    expect([
      hopDirection(relation('r'), nodes[0]!),
      hopDirection(relation('r'), nodes[1]!),
    ]).toEqual(['OUT', 'IN']);
  });
});
