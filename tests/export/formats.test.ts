import { describe, expect, test } from '@jest/globals';

import { EXPORT_FORMATS } from '../../src/export/formats.js';
import { csvCell } from '../../src/export/csv.js';
import { xmlAttribute, xmlText } from '../../src/export/xml-text.js';
import type { Engine } from '../../src/graph/engine.js';
import { describeEachEngine } from '../support/engines.js';
import { fillWithEverything, HOSTILE } from '../support/everything.js';
import { VOCABULARY } from '../support/loads.js';

async function textOf(engine: Engine, name: string, filter = {}): Promise<string> {
  const format = EXPORT_FORMATS.find((one) => one.name === name)!;
  let text = '';
  for await (const chunk of format.write(engine, VOCABULARY, filter)) text += chunk;
  return text;
}

/** Reads RFC 4180 by its grammar, not by what the exporter does. */
function rowsOf(csv: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  // After the last line end.
  expect(rows.pop()).toEqual(['']);
  const [names = [], ...lines] = rows;
  return lines.map((cells) => {
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

interface Document {
  readonly '@graph': readonly { readonly '@id': string; readonly '@type'?: readonly string[] }[];
}

function withType(text: string, type: string): readonly string[] {
  return (JSON.parse(text) as Document)['@graph']
    .filter((node) => node['@type']?.includes(type))
    .map((node) => node['@id']);
}

describeEachEngine('Exports', (harness) => {
  test('agree on the nodes and edges there are, and come in the same order each time', async () => {
    const engine = await harness.fresh();
    await fillWithEverything(engine);
    const nodes = rowsOf(await textOf(engine, 'csv-nodes'));
    const edges = rowsOf(await textOf(engine, 'csv-edges'));
    const graphml = await textOf(engine, 'graphml');
    const jsonLd = await textOf(engine, 'json-ld');

    expect(nodes.length).toBeGreaterThan(50);
    expect(edges.length).toBeGreaterThan(50);
    expect(graphml.match(/<node /g)).toHaveLength(nodes.length);
    expect(graphml.match(/<edge /g)).toHaveLength(edges.length);
    expect(withType(jsonLd, 'sutra:Entity')).toHaveLength(nodes.length);
    expect(withType(jsonLd, 'sutra:Relation')).toHaveLength(edges.length);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.every(({ source, target }) => ids.has(source) && ids.has(target))).toBe(true);
    // HOSTILE begins with "=", so it has the guard.
    expect(nodes.find(({ id }) => id === 'p1')?.['name']).toBe(`'${HOSTILE}`);
    expect(jsonLd).not.toContain('undefined');
    for (const { name } of EXPORT_FORMATS) {
      expect(await textOf(engine, name)).toBe(await textOf(engine, name));
    }
  }, 120_000);

  test('keep retracted relations when asked, if both their ends are there', async () => {
    const engine = await harness.fresh();
    await fillWithEverything(engine);
    const filter = { states: ['RETRACTED', 'PENDING'] as const };
    const edges = rowsOf(await textOf(engine, 'csv-edges', filter));
    expect(edges.map(({ source, kind, target, state }) => [source, kind, target, state])).toEqual([
      ['c2', 'OWNERSHIP', 'c1', 'RETRACTED'],
    ]);
  }, 60_000);

  test('of an empty graph are whole documents without anything in them', async () => {
    const engine = await harness.fresh();
    expect(rowsOf(await textOf(engine, 'csv-nodes'))).toEqual([]);
    expect(await textOf(engine, 'csv-edges')).toMatch(/^id,source,target,.*\r\n$/);
    expect(await textOf(engine, 'graphml')).toMatch(
      /<graph id="sutra" edgedefault="directed">\n<\/graph>\n<\/graphml>\n$/,
    );
    expect(withType(await textOf(engine, 'json-ld'), 'sutra:Entity')).toEqual([]);
    expect(await textOf(engine, 'ftm')).toBe('');
  }, 60_000);
});

describe('A cell of CSV', () => {
  test.each([
    ['plain', 'plain'],
    [undefined, ''],
    [7, '7'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ["'quoted", "''quoted"],
    ['a,b', '"a,b"'],
    ['say "so"', '"say ""so"""'],
    ['two\nlines', '"two\nlines"'],
  ])('%j is written %j', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });
});

describe('A text in XML', () => {
  test('has what XML allows as it is, and the rest so that it can be read back', () => {
    expect(xmlText('a<b> ]]> & "c" \t\n\u202e\u{1f9ec}')).toBe(
      'a&lt;b&gt; ]]&gt; &amp; "c" \t\n\u202e\u{1f9ec}',
    );
    expect(xmlText('\u0000\u0007\u000b\ufffe\ud800')).toBe('_x0000__x0007__x000B__xFFFE__xD800_');
    expect(xmlText('_x0007_ and _x7_')).toBe('_x005F_x0007_ and _x7_');
    expect(xmlText('\r\n')).toBe('&#13;\n');
    expect(xmlAttribute('"a"\t\n')).toBe('&quot;a&quot;&#9;&#10;');
  });
});
