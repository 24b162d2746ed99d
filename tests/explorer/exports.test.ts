import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { followTheMoneyId } from '../../src/export/follow-the-money-record.js';
import { exportFile } from '../../src/explorer/exports/export-file.js';
import { fileName } from '../../src/explorer/exports/file-name.js';
import { csvCell, nodesCsv, relationsCsv } from '../../src/explorer/exports/graph-csv.js';
import { ftmId, graphFollowTheMoney } from '../../src/explorer/exports/graph-follow-the-money.js';
import { graphGraphml } from '../../src/explorer/exports/graph-graphml.js';
import { graphSvg } from '../../src/explorer/exports/graph-svg.js';
import { pictureTexts } from '../../src/explorer/exports/picture-texts.js';
import { en } from '../../src/explorer/messages/en.js';
import { hi } from '../../src/explorer/messages/hi.js';
import type { Messages } from '../../src/explorer/messages/messages.js';
import { EMPTY_GRAPH_VIEW, type VisibleGraph } from '../../src/explorer/model/graph-view.js';
import { followTheMoney } from '../../src/vocabulary/follow-the-money.js';
import { GRAPH, LOADED, visibleNode, visibleRelation } from './graph-fixture.js';

const POSITIONS = new Map([
  ['qureshi', { x: 0, y: 0 }],
  ['ministry', { x: 200, y: -40 }],
  ['company', { x: 420, y: 60 }],
]);
const QUESTION = {
  graph: GRAPH,
  loaded: LOADED,
  positions: POSITIONS,
  origin: 'https://sutra.example',
};
const ADDRESS = 'https://sutra.example/graph?e=qureshi&e=ministry';
const HOSTILE = '<img src=x onerror=alert(1)>"\'&]]>\u0000\ud800';

function pictureOf(graph: VisibleGraph, view = EMPTY_GRAPH_VIEW, messages: Messages = en) {
  return graphSvg(graph, POSITIONS, pictureTexts(messages, graph, view, ADDRESS, '2026-11-22'));
}

/** Names of elements that are open, or the first mistake: enough of XML to catch what is not well-formed. */
function mistakeInXml(xml: string): string | undefined {
  const open: string[] = [];
  const rest = xml.replace(
    /<\?xml[^>]*\?>|<(\/?)([A-Za-z]+)((?:\s+[A-Za-z.:-]+="[^"<]*")*)\s*(\/?)>/g,
    (tag: string, close: string, name: string, _attributes, alone: string) => {
      if (close === '/') {
        const last = open.pop();
        if (last !== name) open.push(`</${name}> for <${String(last)}>`);
      } else if (!tag.startsWith('<?') && alone !== '/') open.push(name);
      return '';
    },
  );
  const stray = /[<>]|&(?!amp;|lt;|gt;|quot;|#\d+;)|[\u0000-\u0008\ud800-\udfff]/u.exec(rest);
  return open.length > 0 ? open.join(' ') : stray?.[0];
}

describe('CSV', () => {
  test('has a line for each relation, in its own direction, with extract, article and address', () => {
    const [header = '', first = '', second = ''] = relationsCsv(QUESTION).split('\r\n');
    expect(header.startsWith('\ufeffid,source,target,sourceName,targetName,kind,role,')).toBe(true);
    expect(first).toBe(
      'r1,qureshi,ministry,Kamran Rizvi,Ministry of Heavy Industries,EMPLOYMENT,secretary,,,,,,,ACTUAL,,1,' +
        '"Kamran Rizvi, secretary of the ministry",VERIFIED,article-1,"Magnets, explained",https://sutra.example/a/article-1',
    );
    expect(second.startsWith('r2,ministry,company,')).toBe(true);
    expect(second).toContain(',PLANNED,');
  });

  test('has a line for each entity', () => {
    const lines = nodesCsv(QUESTION).split('\r\n');
    expect(lines[2]).toBe(
      'ministry,AGENCY,Ministry of Heavy Industries,312,true,false,310,200,-40,https://sutra.example/e/ministry',
    );
    expect(lines).toHaveLength(5);
  });

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM', "'@SUM"],
    ['\tx', "'\tx"],
    ["'quoted", "''quoted"],
    ['a\r\nb', '"a\r\nb"'],
  ])('runs nothing in a spreadsheet: %j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  test('leaves numbers as they are, also those below zero', () => {
    expect([csvCell(-40), csvCell(undefined), csvCell(false)]).toEqual(['-40', '', 'false']);
  });
});

describe('GraphML', () => {
  test('is well-formed, and declares every attribute that it uses', () => {
    const xml = graphGraphml(QUESTION);
    expect(mistakeInXml(xml)).toBeUndefined();
    const declared = new Set([...xml.matchAll(/<key id="([^"]+)"/g)].map(([, id]) => id));
    const used = [...xml.matchAll(/<data key="([^"]+)"/g)].map(([, id]) => id);
    expect(used.every((id) => declared.has(id))).toBe(true);
    expect(xml).toContain('<edge id="r1" source="qureshi" target="ministry">');
  });

  test('is well-formed whatever names and ids are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const graph = { ...GRAPH, nodes: [visibleNode(text, { name: text })], edges: [] };
        expect(mistakeInXml(graphGraphml({ ...QUESTION, graph }))).toBeUndefined();
      }),
    );
  });
});

describe('SVG', () => {
  test('stands by itself: well-formed, with nothing to load, run or style', () => {
    const svg = pictureOf(GRAPH);
    expect(mistakeInXml(svg)).toBeUndefined();
    expect(svg).not.toMatch(/<(script|style|image|foreignObject|use)|href|url\(|var\(|class=|NaN/);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+" height="\d+"/);
  });

  test('says in its caption how much it shows, the filters, the day and its address', () => {
    const view = {
      ...EMPTY_GRAPH_VIEW,
      at: '2025-04',
      hidden: ['x'],
      filters: { ...EMPTY_GRAPH_VIEW.filters, types: ['PERSON'] as const, from: '2024' },
    };
    const svg = pictureOf(GRAPH, view);
    for (const text of [
      '3 entities, 2 relations',
      'As of April 2025',
      'Only entities of type: Person',
      'Relations from 2024 on',
      '1 entity hidden by hand',
      'Made with Sutra on November 22, 2026',
      'https://sutra.example/graph?e=qureshi&amp;e=ministry',
    ]) {
      expect(svg).toContain(text);
    }
    expect(pictureOf(GRAPH, view, hi)).toContain('3 इकाइयाँ, 2 संबंध');
  });

  test('has a legend of what is in it, and of nothing else', () => {
    const svg = pictureOf(GRAPH);
    for (const text of ['Person', 'Agency', 'Company', 'Actual', 'Planned', 'Hub'])
      expect(svg).toContain(`>${text}`);
    for (const text of ['>Policy<', '>Denied<', '>Possible', '>An extract'])
      expect(svg).not.toContain(text);
  });

  test('takes hostile names and an address of 7,000 letters', () => {
    const graph: VisibleGraph = {
      nodes: [
        visibleNode('qureshi', { name: HOSTILE }),
        visibleNode('ministry', { name: 'A'.repeat(300) }),
        visibleNode('nowhere'),
      ],
      edges: [
        {
          source: 'ministry',
          target: 'qureshi',
          relations: [
            visibleRelation('r', { modality: 'DENIED', verification: 'NOT_FOUND' }),
            visibleRelation('s', { modality: 'DENIED', certainty: 'POSSIBLE' }),
          ],
        },
        { source: 'nowhere', target: 'qureshi', relations: [visibleRelation('t')] },
      ],
      truncated: true,
    };
    const texts = pictureTexts(
      en,
      graph,
      EMPTY_GRAPH_VIEW,
      `x?${'%F0'.repeat(2300)}`,
      '2026-11-22',
    );
    const svg = graphSvg(graph, POSITIONS, texts);
    expect(mistakeInXml(svg)).toBeUndefined();
    expect(svg).not.toContain('<img');
    expect(svg).toContain('>Denied<');
    expect(svg).toContain('An extract was not found');
  });

  test('of nothing is a picture of nothing', () => {
    const svg = pictureOf({ nodes: [], edges: [], truncated: false });
    expect(svg).toContain('0 entities, 0 relations');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});

describe('FollowTheMoney', () => {
  interface Line {
    readonly id: string;
    readonly schema: string;
    readonly properties: Readonly<Record<string, readonly string[]>>;
  }
  const linesOf = (question = QUESTION) =>
    graphFollowTheMoney(question)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);

  test('has what is shown, the articles that prove it, and edges with both', () => {
    const lines = linesOf();
    expect(lines.map(({ schema }) => schema)).toEqual([
      'Person',
      'PublicBody',
      'Company',
      'Article',
      'Employment',
      'UnknownLink',
    ]);
    expect(lines[4]?.properties).toEqual({
      employee: ['qureshi'],
      employer: ['ministry'],
      role: ['secretary'],
      description: ['“Kamran Rizvi, secretary of the ministry” (article-1)'],
      proof: ['article-1'],
    });
  });

  test('writes a plan as an UnknownLink that says so', () => {
    expect(linesOf()[5]?.properties).toEqual({
      subject: ['ministry'],
      object: ['company'],
      role: ['owns (planned)'],
    });
  });

  test('uses only properties that the schema has, for every kind', async () => {
    const { FTM_EDGES } = await import('../../src/explorer/generated/follow-the-money.js');
    for (const kind of Object.keys(FTM_EDGES) as (keyof typeof FTM_EDGES)[]) {
      const graph = {
        ...GRAPH,
        edges: [
          {
            source: 'ministry',
            target: 'qureshi',
            relations: [
              visibleRelation('r1', {
                kind,
                role: 'head',
                dates: { ...GRAPH.edges[0]!.relations[0]!.dates, start: '2025' },
              }),
            ],
          },
        ],
      };
      for (const { schema, properties } of linesOf({ ...QUESTION, graph })) {
        const known = followTheMoney.getSchema(schema).getProperties();
        expect([kind, Object.keys(properties).filter((name) => !known.has(name))]).toEqual([
          kind,
          [],
        ]);
      }
    }
  });

  test('gives every id the form that the server gives it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (id) => {
        expect(ftmId(id)).toBe(followTheMoneyId(id));
      }),
    );
  });
});

describe('a file', () => {
  test.each([
    ['Kamran Rizvi', 'sutra-Kamran-Rizvi-2026-11-22.svg'],
    ['../../etc/passwd', 'sutra-etc-passwd-2026-11-22.svg'],
    ['<img src=x>"\\:*?|', 'sutra-img-src-x-2026-11-22.svg'],
    ['खनिज मिशन', 'sutra-खनिज-मिशन-2026-11-22.svg'],
    ['', 'sutra-2026-11-22.svg'],
    ['\u202egpj.exe', 'sutra-gpj-exe-2026-11-22.svg'],
  ])('about %j has a safe name', (about, expected) => {
    expect(fileName(about, '2026-11-22', 'svg')).toBe(expected);
  });

  test('of a long name is short enough for any file system', () => {
    const name = fileName('क्ष'.repeat(300), '2026-11-22', 'graphml');
    expect(new TextEncoder().encode(name).length).toBeLessThan(255);
  });

  test('says what is in it', async () => {
    const { name, content } = await exportFile('relations', {
      ...QUESTION,
      view: EMPTY_GRAPH_VIEW,
      address: ADDRESS,
      messages: en,
      today: '2026-11-22',
    });
    expect(name).toBe('sutra-Kamran-Rizvi-relations-2026-11-22.csv');
    expect(content.type).toBe('text/csv;charset=utf-8');
  });
});
