import { beforeEach, expect, it } from '@jest/globals';

import { EXPORT_FORMATS } from '../../src/export/formats.js';
import type { ExportFilter } from '../../src/export/scan-graph.js';
import type { Engine } from '../../src/graph/engine.js';
import { merge } from '../resolve/decisions.js';
import { dataOf } from '../support/api.js';
import { describeEachEngine } from '../support/engines.js';
import { exportFollowTheMoney } from '../support/follow-the-money.js';
import { entity, fact, load, relation, VOCABULARY } from '../support/loads.js';

async function textOf(engine: Engine, name: string, filter: ExportFilter = {}): Promise<string> {
  const format = EXPORT_FORMATS.find((one) => one.name === name)!;
  let text = '';
  for await (const chunk of format.write(engine, VOCABULARY, filter)) text += chunk;
  return text;
}

/** The nodes and edges of GraphML whose ids need no escaping. */
async function graphOf(engine: Engine, filter: ExportFilter = {}) {
  const text = await textOf(engine, 'graphml', filter);
  const nodes = [...text.matchAll(/<node id="([^"]*)"/g)].map(([, id = '']) => id).sort();
  const edges = [...text.matchAll(/source="([^"]*)" target="([^"]*)"/g)]
    .map(([, source = '', target = '']) => `${source} ${target}`)
    .sort();
  return { nodes, edges };
}

describeEachEngine('An export of a merged graph', ({ fresh }) => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await fresh();
    await load(engine, {
      sourceId: 'dataset:one',
      entities: [entity('a-anna', 'PERSON', 'Anna'), entity('mine'), entity('mill')],
      claims: [relation('a-anna', 'EMPLOYMENT', 'mill')],
    });
    await load(engine, {
      sourceId: 'dataset:two',
      entities: [
        {
          id: 'b-anna',
          type: 'PERSON',
          facts: { NAME: ['Анна'], BIRTH_DATE: ['1970-01-02'] },
        },
      ],
      claims: [
        relation('b-anna', 'EMPLOYMENT', 'mine'),
        relation('b-anna', 'ASSOCIATE', 'a-anna'),
        fact('b-anna', 'ALIAS', 'A. Stone'),
      ],
    });
    await merge(engine, ['a-anna', 'b-anna']);
  }, 60_000);

  it('has the canonical nodes and edges, as many as the engine counts', async () => {
    const data = await dataOf(
      engine,
      '{ stats { entitiesByType { count } relationsByKind { count } } }',
    );
    type Counts = readonly { readonly count: number }[];
    const stats = data['stats'] as unknown as Record<string, Counts>;
    const sum = (counts: Counts = []) => counts.reduce((all, { count }) => all + count, 0);
    const { nodes, edges } = await graphOf(engine);
    expect(nodes).toEqual(['a-anna', 'mill', 'mine']);
    expect(edges).toEqual(['a-anna mill', 'a-anna mine']);
    expect(nodes).toHaveLength(sum(stats['entitiesByType']));
    expect(edges).toHaveLength(sum(stats['relationsByKind']));
    const rows = async (name: string) =>
      (await textOf(engine, name)).trimEnd().split('\r\n').slice(1);
    expect(await rows('csv-nodes')).toHaveLength(nodes.length);
    expect(await rows('csv-edges')).toHaveLength(edges.length);
  }, 60_000);

  it('calls the node by the names of all its records, and says which they are', async () => {
    const row = (await textOf(engine, 'csv-nodes'))
      .split('\r\n')
      .find((line) => line.startsWith('a-anna,'))!;
    for (const word of ['Анна', 'A. Stone', '1970-01-02', '[""a-anna"",""b-anna""]'])
      expect(row).toContain(word);
  }, 60_000);

  it('has in JSON-LD facts, too, about the canonical entity', async () => {
    const document = JSON.parse(await textOf(engine, 'json-ld')) as {
      '@graph': readonly Readonly<Record<string, unknown>>[];
    };
    const isOf = (type: string) => (node: Readonly<Record<string, unknown>>) =>
      Array.isArray(node['@type']) && node['@type'].includes(type);
    const nodes = document['@graph'];
    expect(nodes.filter(isOf('sutra:Entity'))).toHaveLength(3);
    expect(nodes.filter(isOf('sutra:Relation'))).toHaveLength(2);
    expect(nodes.find(isOf('sutra:Fact'))?.['rdf:subject']).toEqual({
      '@id': 'urn:sutra:entity:a-anna',
    });
  }, 60_000);

  it('of a part has the node that its edges end at, whichever record was asked for', async () => {
    const two = await graphOf(engine, { source: 'dataset:two' });
    expect(two).toEqual({ nodes: ['a-anna', 'mine'], edges: ['a-anna mine'] });
    const some = await graphOf(engine, { ids: ['b-anna', 'mine'] });
    expect(some).toEqual({ nodes: ['a-anna', 'mine'], edges: ['a-anna mine'] });
  }, 60_000);

  it('keeps of merged records only the facts that the filter keeps', async () => {
    const text = await textOf(engine, 'csv-nodes', { kinds: ['EMPLOYMENT'] });
    expect(text).toContain('Анна');
    expect(text).not.toContain('1970-01-02');
  }, 60_000);

  it('is in FollowTheMoney each record by itself, the canonical one with the others as referents', async () => {
    const lines = await exportFollowTheMoney(engine);
    const referents = lines
      .filter(({ schema }) => schema === 'Person')
      .map(({ id, referents: ids }) => [id, ids]);
    expect(referents).toContainEqual(['a-anna', ['b-anna']]);
    expect(referents).toContainEqual(['b-anna', []]);
    expect(lines.filter(({ schema }) => schema === 'Employment')).toHaveLength(2);
  }, 60_000);
});
