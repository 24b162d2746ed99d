import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, it, jest } from '@jest/globals';

import { describeEachEngine } from '../support/engines.js';
import { asSets, exportFollowTheMoney, importFollowTheMoney } from '../support/follow-the-money.js';
import { entity, extract, fact, load, article, relation } from '../support/loads.js';

const FIXTURE = fileURLToPath(
  new URL('../fixtures/follow-the-money/harbour.ftm.json', import.meta.url),
);

// An export is some five hundred statements, and several of them on a busy Neo4j take their time.
jest.setTimeout(240_000);

function entitiesOf(file: string): { id: string; schema: string }[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; schema: string });
}

describeEachEngine('FollowTheMoney, written', ({ fresh }) => {
  it('is what was read: the same ids, schemata, values, datasets and times', async () => {
    const engine = await fresh();
    const entities = entitiesOf(FIXTURE);
    await importFollowTheMoney(engine, entities);
    const written = await exportFollowTheMoney(engine);
    expect(asSets(written)).toEqual(asSets(entities));
  });

  it('stays what was read when it is read again, and comes in the same order', async () => {
    const engine = await fresh();
    const entities = entitiesOf(FIXTURE);
    await importFollowTheMoney(engine, entities);
    const written = await exportFollowTheMoney(engine);
    await importFollowTheMoney(engine, [...written].reverse());
    expect(await exportFollowTheMoney(engine)).toEqual(written);
  });

  it('regroups an edge of several ends into one line, and what is left of it into more', async () => {
    const engine = await fresh();
    const edge = {
      id: 'owns',
      schema: 'Ownership',
      properties: { owner: ['ann', 'bob'], asset: ['mill', 'mine'], percentage: ['50 %'] },
      datasets: ['register'],
    };
    await importFollowTheMoney(engine, [edge], { replace: true });
    expect(await exportFollowTheMoney(engine)).toHaveLength(1);
    await importFollowTheMoney(
      engine,
      [{ ...edge, properties: { ...edge.properties, owner: ['bob'] } }],
      { replace: true },
    );
    const [left, ...more] = await exportFollowTheMoney(engine);
    expect(more).toEqual([]);
    expect(left).toMatchObject({
      id: 'owns',
      properties: { owner: ['bob'], asset: expect.arrayContaining(['mill', 'mine']) as unknown },
    });
  });

  it('writes what FollowTheMoney lacks as the nearest it has', async () => {
    const engine = await fresh();
    await load(engine, {
      entities: [
        article('story'),
        entity('ministry', 'AGENCY', 'Ministry of Mines'),
        entity('scheme', 'POLICY', 'Magnet scheme'),
        entity('magnets', 'PRODUCT', 'Magnets'),
        entity('mill', 'COMPANY', 'Mill'),
        entity('mine', 'COMPANY', 'Mine'),
      ],
      claims: [
        relation('ministry', 'ISSUED', 'scheme', {
          start: '2025-11-26',
          evidence: [extract('story', 'approved the scheme', 3)],
        }),
        relation('mill', 'OWNERSHIP', 'mine', { modality: 'PLANNED' }),
        relation('mill', 'OWNERSHIP', 'magnets', { start: '2020', role: 'holder' }),
        fact('scheme', 'OUTLAY', {
          type: 'MONEY',
          amount: '72800000000',
          currency: 'INR',
          qualifier: 'OVER',
        }),
        fact('mill', 'ALIAS', 'The Mill', { evidence: [extract('story', 'the Mill', 30)] }),
      ],
    });
    const written = await exportFollowTheMoney(engine);
    const schemaOf = (id: string) => written.find((one) => one.id === id)?.schema;
    expect(schemaOf('story')).toBe('Article');
    expect(schemaOf('ministry')).toBe('PublicBody');
    expect(schemaOf('scheme')).toBe('Note');
    expect(schemaOf('magnets')).toBe('Asset');
    const edges = written
      .filter(({ id }) => id.startsWith('c-'))
      .map(({ schema, properties }) => ({ schema, properties }));
    expect(edges).toHaveLength(3);
    expect(edges).toContainEqual({
      schema: 'UnknownLink',
      properties: {
        subject: ['ministry'],
        object: ['scheme'],
        role: ['issued'],
        startDate: ['2025-11-26'],
        description: ['“approved the scheme” (story)'],
        proof: ['story'],
      },
    });
    expect(edges).toContainEqual({
      schema: 'UnknownLink',
      properties: { subject: ['mill'], object: ['mine'], role: ['owns (planned)'] },
    });
    expect(edges).toContainEqual({
      schema: 'Ownership',
      properties: { owner: ['mill'], asset: ['magnets'], role: ['holder'], startDate: ['2020'] },
    });
    expect(written.find(({ id }) => id === 'scheme')?.properties).toMatchObject({
      keywords: ['policy'],
      notes: ['outlay: OVER 72800000000 INR'],
    });
    expect(written.find(({ id }) => id === 'mill')?.properties).toMatchObject({
      alias: ['The Mill'],
      proof: ['story'],
    });
    expect(written.find(({ id }) => id === 'story')?.properties).toMatchObject({
      name: ['Title of story'],
      language: ['eng'],
      publishedAt: ['2026-02-10T07:58:00'],
    });
  });

  it('gives ids that FollowTheMoney would drop one that it keeps, everywhere', async () => {
    const engine = await fresh();
    await load(engine, {
      entities: [entity('a mill', 'COMPANY', 'Mill'), entity('mine', 'COMPANY', 'Mine')],
      claims: [relation('a mill', 'OWNERSHIP', 'mine')],
    });
    const written = await exportFollowTheMoney(engine);
    const mill = written.find(({ sutraId }) => sutraId === 'a mill');
    expect(mill?.id).toMatch(/^sutra-[0-9a-f]{32}$/);
    expect(written.at(-1)?.properties['owner']).toEqual([mill?.id]);
  });

  it('keeps to its filter: a source, types, kinds, ids', async () => {
    const engine = await fresh();
    await importFollowTheMoney(engine, entitiesOf(FIXTURE));
    await load(engine, { sourceId: 'dataset:other', entities: [entity('stranger')] });
    const ids = async (filter: Parameters<typeof exportFollowTheMoney>[1]) =>
      (await exportFollowTheMoney(engine, filter)).map(({ id }) => id).sort();
    expect(await ids({ source: 'dataset:other' })).toEqual(['stranger']);
    expect(await ids({ types: ['PERSON'], kinds: ['FAMILY'] })).toEqual([
      'edge-family',
      'person-ilya',
      'person-vera',
    ]);
    expect(await ids({ ids: ['person-vera'] })).toEqual(['person-vera']);
  });
});

// A real file, of people and companies under sanctions; not in the repository.
const zala = path.join(process.env['SUTRA_DATA_DIR'] ?? '', 'zala.ftm.json');
if (process.env['SUTRA_DATA_DIR'] !== undefined && existsSync(zala)) {
  describeEachEngine('A real FollowTheMoney file', ({ fresh }) => {
    it('comes out as it went in', async () => {
      const engine = await fresh();
      const entities = entitiesOf(zala);
      await importFollowTheMoney(engine, entities);
      expect(asSets(await exportFollowTheMoney(engine))).toEqual(asSets(entities));
    });
  });
}
