import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { CONTEXT_PROPERTIES } from '../../src/export/follow-the-money-entity.js';
import { followTheMoney } from '../../src/vocabulary/follow-the-money.js';
import { VOCABULARY } from '../support/loads.js';
import { ROOT } from './markdown.js';

const FILE = path.join(ROOT, 'docs/follow-the-money.md');

const types = [...VOCABULARY.types.values()].map(
  ({ name, ftm, followTheMoneyExport }) =>
    `| \`${name}\` | ${ftm ?? (name === 'RECORD' ? 'every other schema' : 'none')} | ${followTheMoneyExport ?? ''} |`,
);
const edges = followTheMoney
  .getSchemata()
  .filter((schema) => schema.isEdge)
  .map((schema) => {
    const kind = [...VOCABULARY.kinds.values()].find(({ ftm }) => ftm === schema.name);
    return `| ${schema.name} | \`${kind?.name}\` | ${schema.edge?.source} | ${schema.edge?.target} |`;
  });
const TABLES = {
  types: ['| Type | Comes from | Is written as |', '| --- | --- | --- |', ...types],
  edges: ['| Schema | Kind | Source | Target |', '| --- | --- | --- | --- |', ...edges],
};

describe('docs/follow-the-money.md', () => {
  test.each(Object.entries(TABLES))(
    'has the table of %s as the vocabulary has it',
    (name, rows) => {
      const text = readFileSync(FILE, 'utf8');
      const begin = text.indexOf(`<!-- ${name} -->`) + `<!-- ${name} -->`.length;
      const end = text.indexOf(`<!-- end of ${name} -->`);
      const table = `\n\n${rows.join('\n')}\n\n`;
      if (process.env['SUTRA_EMIT'] === '1')
        writeFileSync(FILE, `${text.slice(0, begin)}${table}${text.slice(end)}`);
      else expect(text.slice(begin, end)).toBe(table);
    },
  );

  test('names every fact that keeps what stands beside the properties', () => {
    const text = readFileSync(FILE, 'utf8');
    expect(CONTEXT_PROPERTIES.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});
