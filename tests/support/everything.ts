import { fileURLToPath } from 'node:url';

import { retractClaims, setRank } from '../../src/claims/edit-claims.js';
import type { Engine } from '../../src/graph/engine.js';
import { seedArticles } from '../../src/ingest/seed.js';
import { claimId } from '../../src/model/claim.js';
import { AFTER_ALL_DAYS, BEFORE_ALL_DAYS } from '../../src/model/validity.js';
import {
  article,
  entity,
  extract,
  fact,
  load,
  RECORDED_AT,
  relation,
  VOCABULARY,
} from './loads.js';

const SEED = fileURLToPath(new URL('../../seed/articles', import.meta.url));
const EDIT = { actor: 'test', at: RECORDED_AT, source: { id: 'editor:test' } };
/** Controls, quotes, direction marks and what looks like markup or a formula. */
export const HOSTILE =
  '=1+1 "quoted" \\ \u202eright to left\u202c <b>&amp;</b> ]]> \u0001\u001f\ttab\r\nline \u{1f9ec}';

export const shared = relation('p1', 'EMPLOYMENT', 'c1', {
  start: '2020-05',
  end: '2021',
  endState: 'ENDED',
  role: HOSTILE,
  evidence: [extract('a1', 'p1 worked at c1', 3), extract('a1', 'and again', 90)],
});
const odd = relation('c1', 'SUPPLIES', 'c2', {
  validity: {
    startMin: -9_000_000,
    startMax: 20_000,
    endMin: BEFORE_ALL_DAYS,
    endMax: AFTER_ALL_DAYS,
    endState: 'ONGOING',
  },
  modality: 'PLANNED',
  assertedBy: 'p1',
  recordId: 'record/7 "x"',
});
export const corrected = relation('c2', 'OWNERSHIP', 'c1', { start: '2019' });
const correction = relation('c2', 'OWNERSHIP', 'c1', { start: '2018' });
export const takenBack = fact('c1', 'SECTOR', 'tobacco', { evidence: [extract('a1', 'tobacco')] });
const doubted = fact('c1', 'SECTOR', 'magnets');

/** A graph with one of everything, on top of the seed. */
export async function fillWithEverything(engine: Engine): Promise<void> {
  await seedArticles(engine, VOCABULARY, {
    directory: SEED,
    actor: 'test',
    at: RECORDED_AT,
  });
  await load(engine, {
    entities: [
      entity('p1', 'PERSON', HOSTILE),
      { ...entity('c1'), facts: { NAME: ['One', 'Uno'], WEBSITE: ['https://one.example'] } },
      entity('c2'),
      { id: 'id with "quotes"/slashes & ünïcode \uff21', type: 'PLACE', facts: {} },
      article('a1'),
    ],
    claims: [
      shared,
      { ...odd, record: '{"datasets":["x"],  "spaced":true}' },
      { ...doubted, rank: 'PREFERRED' },
      takenBack,
      relation('c1', 'SUPPLIES', 'never-came'),
      fact('never-came-either', 'NAME', 'Nobody'),
      fact('c1', 'NAME', 'The name of a claim'),
    ],
  });
  await load(engine, {
    sourceId: 'dataset:second',
    entities: [{ ...entity('c1', 'COMPANY', 'Eins'), facts: { NAME: ['Eins'], SUMMARY: ['A.'] } }],
    claims: [{ ...shared, evidence: [extract('a1', 'p1 worked at c1', 3)] }],
  });
  const replaced = { sourceId: 'dataset:whole', replace: true } as const;
  await load(engine, { ...replaced, entities: [entity('c3')], claims: [corrected] });
  await load(engine, { ...replaced, entities: [entity('c3')], claims: [correction] });
  await engine.write(async (transaction) => {
    await retractClaims(transaction, EDIT, [
      { claimId: claimId(takenBack.content), replacedBy: claimId(doubted.content) },
    ]);
    await setRank(transaction, EDIT, [claimId(odd.content)], 'DEPRECATED');
  });
  await load(engine, {
    sourceId: 'editor:test',
    editor: true,
    claims: [fact('c2', 'SECTOR', 'written by hand')],
  });
}
