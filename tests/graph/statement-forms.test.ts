import { beforeAll, describe, expect, test } from '@jest/globals';

import type { Engine, EngineRow, Parameters } from '../../src/graph/engine.js';
import { reading, writing } from '../support/cypher.js';
import { describeEachEngine } from '../support/engines.js';

const GRAPH = `
  CREATE (a:Entity:Person {id: 'a', type: 'PERSON', name: 'Ann', aliases: ['Annie', 'A']}),
    (b:Entity:Company {id: 'b', type: 'COMPANY', name: 'Bolt', aliases: []}),
    (c:Entity:Company {id: 'c', type: 'COMPANY', name: 'Coal'}),
    (d:Entity:Agency {id: 'd', type: 'AGENCY', name: 'Dome'}),
    (a)-[:EMPLOYMENT {id: 'ab', start: 10, role: 'clerk'}]->(b),
    (a)-[:EMPLOYMENT {id: 'ac', start: 20}]->(c),
    (a)-[:OWNERSHIP {id: 'ac2', start: 30}]->(c),
    (d)-[:SUPPLIES {id: 'da', start: 40}]->(a),
    (b)-[:SUPPLIES {id: 'bc', start: 50}]->(c),
    (:Claim:Relation {id: 'ab', kind: 'EMPLOYMENT', subjectId: 'a', objectId: 'b', rank: 1}),
    (:Claim:Relation {id: 'ac', kind: 'EMPLOYMENT', subjectId: 'a', objectId: 'c'}),
    (:Claim:Fact {id: 'f', property: 'name', subjectId: 'a', value: 'Ann'})`;

/** The forms that statements are written in. What each must answer on every engine. */
const READS: [form: string, text: string, parameters: Parameters, rows: EngineRow[]][] = [
  [
    'a page for each key, limited inside CALL',
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key.id})
     CALL (key, e) {
       MATCH (e)-[r]-(n:Entity)
       WHERE key.after IS NULL OR r.start < key.after
       RETURN r.id AS id, n.id AS neighbor ORDER BY r.start DESC, r.id LIMIT $limit
     }
     RETURN key.id AS key, id, neighbor ORDER BY key, id`,
    {
      keys: [
        { id: 'a', after: null },
        { id: 'c', after: 40 },
        { id: 'nobody', after: null },
      ],
      limit: 2,
    },
    [
      { key: 'a', id: 'ac2', neighbor: 'c' },
      { key: 'a', id: 'da', neighbor: 'd' },
      { key: 'c', id: 'ac', neighbor: 'a' },
      { key: 'c', id: 'ac2', neighbor: 'a' },
    ],
  ],
  [
    'a page for each key, collected inside CALL',
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key})
     CALL (e) {
       MATCH (e)-[r:SUPPLIES|EMPLOYMENT]->(n:Entity)
       WITH r, n ORDER BY r.start DESC LIMIT 2
       RETURN collect({id: r.id, neighbor: {id: n.id, name: n.name}}) AS relations
     }
     RETURN key, relations ORDER BY key`,
    { keys: ['a', 'd', 'c'] },
    [
      {
        key: 'a',
        relations: [
          { id: 'ac', neighbor: { id: 'c', name: 'Coal' } },
          { id: 'ab', neighbor: { id: 'b', name: 'Bolt' } },
        ],
      },
      { key: 'c', relations: [] },
      { key: 'd', relations: [{ id: 'da', neighbor: { id: 'a', name: 'Ann' } }] },
    ],
  ],
  [
    'CALL with UNION ALL of both directions',
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key})
     CALL (e) {
       MATCH (e)-[r:EMPLOYMENT]->(n:Entity) RETURN r.id AS id, 'OUT' AS direction
       UNION ALL
       MATCH (e)<-[r:SUPPLIES]-(n:Entity) RETURN r.id AS id, 'IN' AS direction
     }
     RETURN key, id, direction ORDER BY key, id`,
    { keys: ['a'] },
    [
      { key: 'a', id: 'ab', direction: 'OUT' },
      { key: 'a', id: 'ac', direction: 'OUT' },
      { key: 'a', id: 'da', direction: 'IN' },
    ],
  ],
  [
    'CALL with UNION ALL whose branches are guarded by WITH … WHERE',
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key})
     OPTIONAL MATCH (h:Hub {id: key})
     CALL (key, e, h) {
       WITH key, e, h WHERE h IS NULL
       MATCH (e)-[r]->(n:Entity) RETURN r.id AS id
       UNION ALL
       WITH key, e, h WHERE h IS NOT NULL
       MATCH (c:Relation {subjectId: key}) RETURN c.id AS id
     }
     RETURN key, id ORDER BY key, id`,
    { keys: ['b', 'd'] },
    [
      { key: 'b', id: 'bc' },
      { key: 'd', id: 'da' },
    ],
  ],
  [
    'UNION ALL inside CALL, ordered and limited outside',
    `UNWIND $keys AS key
     MATCH (e:Entity {id: key})
     CALL (e) {
       CALL (e) {
         MATCH (e)-[r]->(n) RETURN r.id AS id, r.start AS start
         UNION ALL
         MATCH (e)<-[r]-(n) RETURN r.id AS id, r.start AS start
       }
       RETURN id, start ORDER BY start DESC, id LIMIT 2
     }
     RETURN key, id, start ORDER BY key, start DESC`,
    { keys: ['a', 'c'] },
    [
      { key: 'a', id: 'da', start: 40 },
      { key: 'a', id: 'ac2', start: 30 },
      { key: 'c', id: 'bc', start: 50 },
      { key: 'c', id: 'ac2', start: 30 },
    ],
  ],
  [
    'alternative relationship types, undirected',
    `MATCH (e:Entity {id: 'a'})-[r:OWNERSHIP|SUPPLIES]-(n) RETURN r.id AS id, type(r) AS kind ORDER BY id`,
    {},
    [
      { id: 'ac2', kind: 'OWNERSHIP' },
      { id: 'da', kind: 'SUPPLIES' },
    ],
  ],
  [
    'COUNT {} and EXISTS {}',
    `MATCH (e:Entity)
     WHERE EXISTS { MATCH (e)-[:EMPLOYMENT]->(:Company) } OR e.type = 'AGENCY'
     RETURN e.id AS id, COUNT { (e)-[:EMPLOYMENT]->() } AS jobs, EXISTS { (e)--(:Agency) } AS official ORDER BY id`,
    {},
    [
      { id: 'a', jobs: 2, official: true },
      { id: 'd', jobs: 0, official: false },
    ],
  ],
  [
    'COUNT {} with MATCH and WHERE over an outer variable',
    `UNWIND $keys AS key MATCH (e:Entity {id: key.id})
     RETURN key.id AS id, COUNT { MATCH (e)-[r]-() WHERE r.start >= key.from } AS count ORDER BY id`,
    {
      keys: [
        { id: 'a', from: 20 },
        { id: 'b', from: 100 },
      ],
    },
    [
      { id: 'a', count: 3 },
      { id: 'b', count: 0 },
    ],
  ],
  [
    'OPTIONAL MATCH',
    `UNWIND $ids AS id OPTIONAL MATCH (n:Entity {id: id}) RETURN id, n.name AS name, n IS NULL AS missing ORDER BY id`,
    { ids: ['a', 'zz'] },
    [
      { id: 'a', name: 'Ann', missing: false },
      { id: 'zz', name: null, missing: true },
    ],
  ],
  [
    'a list comprehension over a list property',
    `MATCH (n:Entity {id: 'a'}) RETURN [alias IN n.aliases WHERE size(alias) > 1 | toLower(alias)] AS long, size(n.aliases) AS count, 'A' IN n.aliases AS has`,
    {},
    [{ long: ['annie'], count: 2, has: true }],
  ],
  [
    'a list comprehension and quantifiers over a parameter',
    `RETURN [x IN $list WHERE x.v > 1 | x.k] AS keys, any(x IN $list WHERE x.v = 3) AS found, all(x IN $list WHERE x.v > 0) AS positive, none(x IN $list WHERE x.k = 'q') AS none`,
    {
      list: [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
        { k: 'c', v: 3 },
      ],
    },
    [{ keys: ['b', 'c'], found: true, positive: true, none: true }],
  ],
  [
    'maps of all properties of a relationship and of a node',
    `MATCH (:Entity {id: 'a'})-[r:EMPLOYMENT {id: 'ab'}]->(n)
     RETURN properties(r) AS relation, r {.*} AS projected, n {.id, .name, kind: type(r)} AS neighbor, properties(n) AS node`,
    {},
    [
      {
        relation: { id: 'ab', start: 10, role: 'clerk' },
        projected: { id: 'ab', start: 10, role: 'clerk' },
        neighbor: { id: 'b', name: 'Bolt', kind: 'EMPLOYMENT' },
        node: { id: 'b', type: 'COMPANY', name: 'Bolt', aliases: [] },
      },
    ],
  ],
  [
    // Not n {.*} or n {.id}: of an absent node the embedded engine makes {} and {id: null}.
    'the properties of an absent node are null, and CASE guards a map',
    `OPTIONAL MATCH (n:Entity {id: 'zz'})
     RETURN properties(n) AS properties, CASE WHEN n IS NOT NULL THEN n {.id} END AS map`,
    {},
    [{ properties: null, map: null }],
  ],
  [
    'a map built in Cypher, with nested lists and maps',
    `MATCH (n:Entity {id: 'c'}) RETURN {id: n.id, none: n.absent, inner: {list: [1, n.name], empty: []}} AS map`,
    {},
    [{ map: { id: 'c', none: null, inner: { list: [1, 'Coal'], empty: [] } } }],
  ],
  [
    'several labels in a pattern',
    `MATCH (c:Claim:Relation) RETURN c.id AS id ORDER BY id`,
    {},
    [{ id: 'ab' }, { id: 'ac' }],
  ],
  [
    'a label as a predicate',
    `MATCH (n:Entity) WHERE n:Person OR n:Agency RETURN n.id AS id ORDER BY id`,
    {},
    [{ id: 'a' }, { id: 'd' }],
  ],
  [
    'labels() as a sorted list',
    `MATCH (n:Entity {id: 'a'}) UNWIND labels(n) AS label RETURN label ORDER BY label`,
    {},
    [{ label: 'Entity' }, { label: 'Person' }],
  ],
  [
    'IN over a property and a parameter, with WHERE on nulls',
    `MATCH (c:Relation) WHERE c.id IN $ids AND (c.rank IS NULL OR c.rank <> 1) RETURN c.id AS id`,
    { ids: ['ab', 'ac', 'f'] },
    [{ id: 'ac' }],
  ],
  [
    'a parameter that may be null switches a filter off',
    `MATCH (n:Entity) WHERE ($types IS NULL OR n.type IN $types) AND n.name >= $from RETURN n.id AS id ORDER BY id`,
    { types: null, from: 'C' },
    [{ id: 'c' }, { id: 'd' }],
  ],
  [
    'lookup of a nested map by a computed key',
    `UNWIND ['x', 'y'] AS key RETURN key, $maps[key].v[0] AS value ORDER BY key`,
    { maps: { x: { v: [1, 2] }, y: { v: [] } } },
    [
      { key: 'x', value: 1 },
      { key: 'y', value: null },
    ],
  ],
  [
    'CASE, coalesce, string functions',
    `MATCH (n:Entity) RETURN n.id AS id, CASE n.type WHEN 'PERSON' THEN 1 ELSE 0 END AS person,
       CASE WHEN n.aliases IS NULL THEN 'none' WHEN size(n.aliases) = 0 THEN 'empty' ELSE 'some' END AS aliases,
       coalesce(n.absent, toUpper(substring(n.name, 0, 2)), '?') AS short ORDER BY id`,
    {},
    [
      { id: 'a', person: 1, aliases: 'some', short: 'AN' },
      { id: 'b', person: 0, aliases: 'empty', short: 'BO' },
      { id: 'c', person: 0, aliases: 'none', short: 'CO' },
      { id: 'd', person: 0, aliases: 'none', short: 'DO' },
    ],
  ],
  [
    'aggregation with grouping, of nothing too',
    `MATCH (n:Entity) WITH n.type AS type, count(*) AS count, min(n.name) AS first RETURN type, count, first ORDER BY count DESC, type`,
    {},
    [
      { type: 'COMPANY', count: 2, first: 'Bolt' },
      { type: 'AGENCY', count: 1, first: 'Dome' },
      { type: 'PERSON', count: 1, first: 'Ann' },
    ],
  ],
  [
    'aggregation of no rows',
    `MATCH (n:Nothing) RETURN count(n) AS count, collect(n.id) AS ids, max(n.x) AS most`,
    {},
    [{ count: 0, ids: [], most: null }],
  ],
  [
    'collect(DISTINCT …) leaves nulls out',
    `MATCH (n:Entity) OPTIONAL MATCH (n)-[:EMPLOYMENT]->(m) WITH n, m ORDER BY m.id RETURN n.id AS id, collect(DISTINCT m.id) AS ids ORDER BY id`,
    {},
    [
      { id: 'a', ids: ['b', 'c'] },
      { id: 'b', ids: [] },
      { id: 'c', ids: [] },
      { id: 'd', ids: [] },
    ],
  ],
  [
    'the ends of a relationship',
    `MATCH (n:Entity {id: 'a'})-[r]-(m) RETURN r.id AS id, startNode(r).id AS source, endNode(r).id AS target, startNode(r) = n AS outgoing ORDER BY id`,
    {},
    [
      { id: 'ab', source: 'a', target: 'b', outgoing: true },
      { id: 'ac', source: 'a', target: 'c', outgoing: true },
      { id: 'ac2', source: 'a', target: 'c', outgoing: true },
      { id: 'da', source: 'd', target: 'a', outgoing: false },
    ],
  ],
  [
    'relationships among given nodes, each once',
    `MATCH (n:Entity)-[r]->(m:Entity) WHERE n.id IN $ids AND m.id IN $ids RETURN r.id AS id ORDER BY id`,
    { ids: ['a', 'b', 'c'] },
    [{ id: 'ab' }, { id: 'ac' }, { id: 'ac2' }, { id: 'bc' }],
  ],
  [
    'a keyset over two columns, one of which may be null',
    `MATCH (c:Relation) WITH c, coalesce(c.rank, -1) AS rank
     WHERE rank < $rank OR (rank = $rank AND c.id > $id) RETURN c.id AS id, rank ORDER BY rank DESC, id LIMIT $limit`,
    { rank: 1, id: 'ab', limit: 5 },
    [{ id: 'ac', rank: -1 }],
  ],
  [
    'STARTS WITH, CONTAINS and a regular expression',
    `MATCH (n:Entity) WHERE n.name STARTS WITH $start OR n.name CONTAINS $part OR n.name =~ 'D.*' RETURN n.id AS id ORDER BY id`,
    { start: 'An', part: 'oa' },
    [{ id: 'a' }, { id: 'c' }, { id: 'd' }],
  ],
  [
    'UNWIND of an empty list gives no rows',
    `UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id AS id`,
    { ids: [] },
    [],
  ],
  [
    'a variable-length pattern with a predicate on its relationships',
    `MATCH p = (a:Entity {id: 'd'})-[rs*1..3]->(c:Entity {id: 'c'})
     WHERE all(r IN rs WHERE r.start >= 20)
     RETURN [n IN nodes(p) | n.id] AS ids, [r IN rs | r.id] AS relations ORDER BY relations`,
    {},
    [
      { ids: ['d', 'a', 'c'], relations: ['da', 'ac'] },
      { ids: ['d', 'a', 'c'], relations: ['da', 'ac2'] },
    ],
  ],
];

/** Each begins with the graph above; the rows are what `check` then finds. */
const WRITES: [
  form: string,
  text: string,
  parameters: Parameters,
  check: string,
  rows: EngineRow[],
][] = [
  [
    'SET += with a null removes the property',
    `UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n += row.properties`,
    { rows: [{ id: 'a', properties: { name: 'Anna', aliases: null, size: 3 } }] },
    `MATCH (n:Entity {id: 'a'}) RETURN properties(n) AS map`,
    [{ map: { id: 'a', type: 'PERSON', name: 'Anna', size: 3 } }],
  ],
  [
    'SET = replaces all properties',
    `UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n = row`,
    { rows: [{ id: 'a', name: 'Anna', absent: null }] },
    `MATCH (n:Entity {id: 'a'}) RETURN properties(n) AS map`,
    [{ map: { id: 'a', name: 'Anna' } }],
  ],
  [
    'SET to null and REMOVE',
    `MATCH (n:Entity {id: 'a'}) SET n.name = null REMOVE n.aliases, n:Person`,
    {},
    `MATCH (n:Entity {id: 'a'}) RETURN properties(n) AS map, labels(n) AS labels`,
    [{ map: { id: 'a', type: 'PERSON' }, labels: ['Entity'] }],
  ],
  [
    'MERGE with ON CREATE and ON MATCH, then labels by FOREACH',
    `UNWIND $rows AS row
     MERGE (n:Entity {id: row.id})
     ON CREATE SET n.created = true
     ON MATCH SET n.matched = true
     SET n += row.properties
     FOREACH (_ IN CASE WHEN row.type = 'PERSON' THEN [1] ELSE [] END | SET n:Person)`,
    {
      rows: [
        { id: 'b', type: 'PERSON', properties: { name: 'Bob' } },
        { id: 'n', type: 'COMPANY', properties: { name: 'New', gone: null } },
      ],
    },
    `MATCH (n:Entity) WHERE n.created OR n.matched RETURN n.id AS id, n.created AS created, n.matched AS matched, n.name AS name, n:Person AS person ORDER BY id`,
    [
      { id: 'b', created: null, matched: true, name: 'Bob', person: true },
      { id: 'n', created: true, matched: null, name: 'New', person: false },
    ],
  ],
  [
    'CREATE of nodes with several labels from rows',
    `UNWIND $rows AS row CREATE (n:Entity:Person {id: row.id}) SET n += row.properties`,
    { rows: [{ id: 'p', properties: { list: ['x'], n: 1 } }] },
    `MATCH (n:Person {id: 'p'}) RETURN properties(n) AS map`,
    [{ map: { id: 'p', list: ['x'], n: 1 } }],
  ],
  [
    'CREATE of relationships from rows with their properties',
    `UNWIND $rows AS row MATCH (s:Entity {id: row.s}) MATCH (o:Entity {id: row.o}) CREATE (s)-[r:FAMILY]->(o) SET r = row.properties`,
    {
      rows: [
        { s: 'b', o: 'd', properties: { id: 'bd', start: null, list: ['x'] } },
        { s: 'b', o: 'zz', properties: {} },
      ],
    },
    `MATCH (s)-[r:FAMILY]->(o) RETURN s.id AS s, o.id AS o, properties(r) AS map`,
    [{ s: 'b', o: 'd', map: { id: 'bd', list: ['x'] } }],
  ],
  [
    'DELETE of relationships, counted',
    `UNWIND $ids AS id MATCH (:Entity {id: 'a'})-[r {id: id}]-() DELETE r`,
    { ids: ['ab', 'da', 'zz'] },
    `MATCH ()-[r]->() RETURN r.id AS id ORDER BY id`,
    [{ id: 'ac' }, { id: 'ac2' }, { id: 'bc' }],
  ],
  [
    'DETACH DELETE',
    `MATCH (n:Entity) WHERE n.id IN $ids DETACH DELETE n`,
    { ids: ['a'] },
    `MATCH (n:Entity) RETURN n.id AS id, COUNT { (n)--() } AS degree ORDER BY id`,
    [
      { id: 'b', degree: 1 },
      { id: 'c', degree: 1 },
      { id: 'd', degree: 0 },
    ],
  ],
  [
    'appending to a list property and counting up',
    `MATCH (n:Entity {id: 'a'}) SET n.aliases = n.aliases + $more, n.turn = coalesce(n.turn, 0) + 1`,
    { more: ['B'] },
    `MATCH (n:Entity {id: 'a'}) RETURN n.aliases AS aliases, n.turn AS turn`,
    [{ aliases: ['Annie', 'A', 'B'], turn: 1 }],
  ],
  [
    'SET of a property by list comprehension',
    `MATCH (n:Entity {id: 'a'}) SET n.aliases = [alias IN n.aliases WHERE alias <> $gone]`,
    { gone: 'A' },
    `MATCH (n:Entity {id: 'a'}) RETURN n.aliases AS aliases`,
    [{ aliases: ['Annie'] }],
  ],
  [
    'a write inside CALL for each row',
    `UNWIND $ids AS id CALL (id) { MATCH (n:Entity {id: id}) SET n.seen = true RETURN count(n) AS found } RETURN id, found`,
    { ids: ['a', 'zz'] },
    `MATCH (n:Entity) WHERE n.seen RETURN n.id AS id`,
    [{ id: 'a' }],
  ],
];

describeEachEngine('Statement forms', (harness) => {
  describe('that read', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await harness.fresh();
      await engine.write((transaction) => transaction.run(writing(GRAPH), {}));
    });

    test.each(READS)('%s', async (_, text, parameters, rows) => {
      expect(await engine.read(reading(text), parameters)).toEqual(rows);
    });
  });

  describe('that write', () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await harness.fresh();
    });

    test.each(WRITES)('%s', async (_, text, parameters, check, rows) => {
      await engine.write(async (transaction) => {
        await transaction.run(writing('MATCH (n) WHERE NOT n:Lock DETACH DELETE n'), {});
        await transaction.run(writing(GRAPH), {});
        await transaction.run(writing(text), parameters);
      });
      expect(await engine.read(reading(check), {})).toEqual(rows);
    });

    test('a statement that writes returns rows of what it did', async () => {
      const rows = await engine.write((transaction) =>
        transaction.run(
          writing(
            `UNWIND $ids AS id MERGE (s:Source {id: id}) ON CREATE SET s.isNew = true
             WITH s, s.isNew IS NOT NULL AS isNew REMOVE s.isNew RETURN s.id AS id, isNew ORDER BY id`,
          ),
          { ids: ['s1', 's2'] },
        ),
      );
      expect(rows).toEqual([
        { id: 's1', isNew: true },
        { id: 's2', isNew: true },
      ]);
    });
  });
});
