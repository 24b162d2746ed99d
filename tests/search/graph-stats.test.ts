import { beforeAll, expect, test } from '@jest/globals';

import { applyLoad } from '../../src/claims/apply-load.js';
import type { Load } from '../../src/claims/load.js';
import type { Engine } from '../../src/graph/engine.js';
import type { ClaimContent } from '../../src/model/claim.js';
import type { EvidenceVerification } from '../../src/model/evidence.js';
import { validity } from '../../src/model/validity.js';
import { graphStats } from '../../src/search/graph-stats.js';
import { loadVocabulary } from '../../src/vocabulary/load-vocabulary.js';
import { writing } from '../support/cypher.js';
import { countingEngine } from '../support/counting-engine.js';
import { describeEachEngine } from '../support/engines.js';

const vocabulary = loadVocabulary('schema/vocabulary.yaml');
const common = { qualifiers: {}, validity: validity({})!, modality: 'ACTUAL' } as const;

const employment: ClaimContent = {
  ...common,
  family: 'RELATION',
  kind: 'EMPLOYMENT',
  subjectId: 'ann',
  objectId: 'acme',
};
const LOAD: Load = {
  source: { id: 'article', kind: 'ARTICLE', name: 'News' },
  actor: 'test',
  at: '2026-01-01T00:00:00.000Z',
  replace: false,
  entities: [
    { id: 'ann', type: 'PERSON', facts: { NAME: ['Ann'] } },
    { id: 'ann2', type: 'PERSON', facts: { NAME: ['Ann'] } },
    { id: 'acme', type: 'COMPANY', facts: { NAME: ['Acme'] } },
    { id: 'news', type: 'ARTICLE', facts: { NAME: ['News'] } },
  ],
  claims: [
    { content: employment, evidence: [extract('one', 'VERIFIED'), extract('two', 'NOT_FOUND')] },
    { content: { ...employment, modality: 'PLANNED' }, evidence: [] },
    { content: { ...employment, objectId: 'unknown' }, evidence: [] },
    { content: { ...employment, kind: 'DIRECTORSHIP' }, rank: 'DEPRECATED', evidence: [] },
    {
      content: {
        ...common,
        family: 'FACT',
        kind: 'SUMMARY',
        subjectId: 'acme',
        value: { type: 'TEXT', text: 'A maker.' },
      },
      evidence: [extract('three', 'VERIFIED')],
    },
  ],
};

function extract(exact: string, verification: EvidenceVerification) {
  return { articleId: 'news', exact, basis: 'EXPLICIT' as const, verification };
}

describeEachEngine('The statistics of a graph', (harness) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await harness.fresh();
  });

  test('are zeros for an empty one, with an entry for every name', async () => {
    const stats = await graphStats(engine, vocabulary);
    expect(stats).toMatchObject({ entities: 0, relations: 0, facts: 0, evidence: 0, claims: 0 });
    expect([...stats.entitiesByType.keys()]).toEqual([...vocabulary.types.keys()]);
    expect([...stats.relationsByKind.keys()]).toEqual([...vocabulary.kinds.keys()]);
    expect(stats.claimsByState.get('PENDING')).toBe(0);
  });

  test('count what is live, and claims in every state', async () => {
    await engine.write(async (transaction) => {
      await applyLoad(transaction, vocabulary, LOAD);
      await transaction.run(writing("MATCH (e:Entity {id: 'ann2'}) SET e.canonicalId = 'ann'"), {});
    });
    const counting = countingEngine(engine);
    const stats = await graphStats(counting.engine, vocabulary);
    expect(counting.statements).toHaveLength(5);
    expect(stats).toMatchObject({
      entities: 3,
      relations: 2,
      facts: 1,
      evidence: 3,
      claims: 5,
      claimsWithoutEvidence: 1,
      sources: 1,
    });
    expect(nonZero(stats.entitiesByType)).toEqual({ PERSON: 1, COMPANY: 1, ARTICLE: 1 });
    expect(nonZero(stats.relationsByKind)).toEqual({ EMPLOYMENT: 2 });
    expect(nonZero(stats.evidenceByVerification)).toEqual({ VERIFIED: 2, NOT_FOUND: 1 });
    expect(nonZero(stats.claimsByState)).toEqual({ LIVE: 3, PENDING: 1, DEPRECATED: 1 });
    expect(nonZero(stats.claimsByModality)).toEqual({ ACTUAL: 2, PLANNED: 1 });
    expect(nonZero(stats.sourcesByKind)).toEqual({ ARTICLE: 1 });
  });
});

function nonZero(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}
