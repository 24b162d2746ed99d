import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { graphAddress } from '../../src/explorer/model/addresses.js';
import { EMPTY_GRAPH_VIEW, type GraphView } from '../../src/explorer/model/graph-view.js';
import { compressText, expandText } from '../../src/explorer/model/text-compression.js';
import { decodeView, encodeView, LONGEST_ADDRESS } from '../../src/explorer/model/view-address.js';
import { graphView } from './graph-views.js';

const viewOf = (parts: Partial<GraphView>): GraphView => ({ ...EMPTY_GRAPH_VIEW, ...parts });
const manyIds = (count: number) =>
  Array.from({ length: count }, (_, index) => `entity-${index}-${(index * 7_919) % 104_729}`);

describe('the address of a view', () => {
  test('brings back any view', () => {
    fc.assert(
      fc.property(graphView, (view) => {
        const { query, dropped } = encodeView(view);
        expect(dropped).toEqual([]);
        expect(decodeView(`?${query}`)).toEqual({ view, problems: [] });
      }),
      { numRuns: 400 },
    );
  });

  test('is one: what it brings back has the same address', () => {
    fc.assert(
      fc.property(graphView, (view) => {
        const { query } = encodeView(view);
        expect(encodeView(decodeView(query).view).query).toBe(query);
      }),
    );
  });

  test('holds nothing that a chat program would take for the end of a link', () => {
    fc.assert(
      fc.property(graphView, (view) => {
        expect(encodeView(view).query).toMatch(/^([\w=&%~.:@/-]*[\w=%~:@/-])?$/);
      }),
    );
  });

  test('is read by eye where it is short', () => {
    const view = viewOf({
      entities: ['sutra:moin'],
      expansions: [
        { id: 'sutra:moin', kinds: ['OWNERSHIP', 'EMPLOYMENT'], order: 'MOST_CITED', limit: 50 },
      ],
      at: '2025-04',
    });
    expect(encodeView(view).query).toBe(
      'v=1.65&e=sutra:moin&x=sutra:moin~kEMPLOYMENT.OWNERSHIP~oE~n50&at=2025-04',
    );
  });

  test('of an empty view is empty', () => {
    expect(encodeView(EMPTY_GRAPH_VIEW)).toEqual({ query: '', dropped: [] });
    expect(decodeView('')).toEqual({ view: EMPTY_GRAPH_VIEW, problems: [] });
  });

  test('may be what other screens link to, which is entities alone', () => {
    const ids = ['a b', 'c&d', 'é~+', '<img src=x onerror=alert(1)>'];
    const { view, problems } = decodeView(graphAddress(ids).replace('/graph', ''));
    expect(view).toEqual(viewOf({ entities: ids }));
    expect(problems).toEqual([]);
  });

  test('ignores what trackers append', () => {
    const { query } = encodeView(viewOf({ entities: ['a'] }));
    expect(decodeView(`${query}&utm_source=chat`)).toEqual({
      view: viewOf({ entities: ['a'] }),
      problems: [],
    });
  });

  test('is compressed where it would be long, and stays whole', () => {
    const entities = manyIds(300);
    const view = viewOf({ entities, hidden: entities.slice(0, 100) });
    const { query, dropped } = encodeView(view);
    expect(dropped).toEqual([]);
    expect(query).toMatch(/^v=1\.\d+&z=[\w-]+$/);
    expect(query.length).toBeLessThan(4_000);
    expect(decodeView(query)).toEqual({ view, problems: [] });
  });

  test('is never too long: what is missed least goes first, and it says what went', () => {
    const ids = Array.from({ length: 300 }, (_, index) => hash(index));
    const pinned = Object.fromEntries(ids.map((id, index) => [id, { x: index * 37, y: -index }]));
    const view = viewOf({ entities: ids.slice(0, 80), pinned, hidden: ids, selection: ids });
    const { query, dropped } = encodeView(view);
    expect(query.length).toBeLessThanOrEqual(LONGEST_ADDRESS);
    expect(dropped).not.toEqual([]);
    expect(dropped).not.toContain('entities');
    expect(decodeView(query).view.entities).toEqual(ids.slice(0, 80));
  });

  test('is bounded even for more entities than fit', () => {
    const entities = Array.from(
      { length: 300 },
      (_, index) => `${hash(index)}${hash(index + 1e6)}`,
    );
    const { query, dropped } = encodeView(viewOf({ entities }));
    expect(query.length).toBeLessThanOrEqual(LONGEST_ADDRESS);
    expect(dropped).toContain('entities');
    expect(decodeView(query).view.entities.length).toBeGreaterThan(50);
  });

  test('may hold half a character, which nobody can send', () => {
    const { query } = encodeView(viewOf({ entities: ['a\ud800b'] }));
    expect(decodeView(query).view.entities).toEqual(['a\ufffdb']);
  });
});

describe('an address that is not whole', () => {
  test('says so wherever it was cut, and gives what could be read', () => {
    const view = viewOf({ entities: ['first', 'second'], hidden: ['third'], at: '2025' });
    const { query } = encodeView(view);
    for (let length = 'v=1.99'.length; length < query.length; length += 1) {
      const { view: read, problems } = decodeView(query.slice(0, length));
      expect(problems).toContain('CUT_OFF');
      expect(['first', 'second'].slice(0, read.entities.length)).toEqual(read.entities);
    }
  });

  test('gives the entities that stand before the cut when it is compressed', () => {
    const entities = manyIds(300);
    const { query } = encodeView(viewOf({ entities }));
    const { view, problems } = decodeView(query.slice(0, query.length / 2));
    expect(problems).toEqual(['CUT_OFF']);
    expect(view.entities.length).toBeGreaterThan(50);
    expect(entities.slice(0, view.entities.length)).toEqual(view.entities);
  });

  test('of a later version is read as far as it is known', () => {
    expect(decodeView('v=2.3&e=a&brandnew=1')).toEqual({
      view: viewOf({ entities: ['a'] }),
      problems: ['NEWER'],
    });
  });

  test.each([
    ['half a character', 'e=%E0%A4%A', 'UNREADABLE'],
    ['a kind that is none', 'e=a&k=NOT_A_KIND', 'UNREADABLE'],
    ['a date that is none', 'e=a&from=yesterday', 'UNREADABLE'],
    ['a day that no calendar has', 'e=a&at=2025-02-30', 'UNREADABLE'],
    ['a place beyond all screens', 'e=a&p=a~1e999~0', 'UNREADABLE'],
    ['an id without end', `e=${'x'.repeat(5_000)}`, 'UNREADABLE'],
    ['what no compression gives', 'z=!!!', 'UNREADABLE'],
    [
      'more than a canvas takes',
      manyIds(400)
        .map((id) => `e=${id}`)
        .join('&'),
      'TOO_MUCH',
    ],
  ])('with %s is read without it', (_, query, problem) => {
    expect(decodeView(query).problems).toEqual([problem]);
  });

  test('never throws, whatever it is, and gives a view that has an address', () => {
    const part = fc.constantFrom(
      'v=1',
      'v=1.9',
      '&',
      '=',
      '~',
      'e',
      'x=',
      'p=',
      'z=',
      'w=',
      'l=',
      't=',
      '%',
      '%00',
    );
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(part, fc.string({ maxLength: 4 }))).map((parts) => parts.join('')),
      fc.base64String().map((text) => `v=1&z=${text}`),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const { view } = decodeView(text);
        const { query } = encodeView(view);
        expect(decodeView(query).view).toEqual(view);
      }),
      { numRuns: 1_000 },
    );
  });

  test('cannot be made to expand without bounds', () => {
    const bomb = `z=${compressText(`e=${'a'.repeat(300_000)}`).slice(0, 7_000)}`;
    expect(decodeView(bomb).problems).toEqual(['UNREADABLE']);
  });
});

describe('compressed text', () => {
  test('comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom('ab', 'abc', 'a', '~')).map((all) => all.join('')),
        ),
        (text) => {
          const ascii = text.replace(/[^\0-\x7f]/g, '');
          expect(expandText(compressText(ascii), 10_000)).toEqual({ text: ascii, isWhole: true });
        },
      ),
    );
  });

  test('comes back at every width of its codes', () => {
    const text = Array.from({ length: 40_000 }, (_, index) =>
      String.fromCharCode(33 + ((index * index * 31 + index) % 90)),
    ).join('');
    for (const length of [0, 1, 126, 127, 128, 129, 383, 384, 385, 895, 896, 897, 20_000, 40_000]) {
      expect(expandText(compressText(text.slice(0, length)), 50_000).text).toBe(
        text.slice(0, length),
      );
    }
  });
});

/** Text that does not compress, always the same. */
function hash(seed: number): string {
  let value = seed + 1;
  return Array.from({ length: 24 }, () => {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 'abcdefghijklmnopqrstuvwxyz012345'.charAt((value >>> 16) % 32);
  }).join('');
}
