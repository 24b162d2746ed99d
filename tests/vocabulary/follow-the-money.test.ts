import { readFileSync } from 'node:fs';

import { defaultModel, Model } from '@opensanctions/followthemoney';
import { describe, expect, it } from '@jest/globals';

import { followTheMoney } from '../../src/vocabulary/follow-the-money.js';

const textOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const npmModel = new Model(defaultModel);
const isStored = ({ stub }: { readonly stub: boolean }) => !stub;

describe("FollowTheMoney's model", () => {
  it('is that of the Python package that the tests validate exports with', () => {
    const { version } = JSON.parse(textOf('schema/follow-the-money.json')) as { version: string };
    expect(textOf('tests/support/python/requirements.txt')).toContain(`followthemoney==${version}`);
    for (const file of [
      'docs/follow-the-money.md',
      'schema/follow-the-money.LICENSE',
      'scripts/follow-the-money-model.mjs',
    ])
      expect(textOf(file)).toContain(version);
  });

  it('has every schema and property that the npm package has', () => {
    for (const schema of npmModel.getSchemata()) {
      const names = [...schema.getProperties().values()].filter(isStored).map(({ name }) => name);
      const properties = [...followTheMoney.getSchema(schema.name).getProperties().keys()];
      expect(properties).toEqual(expect.arrayContaining(names));
    }
  });

  it.each(['topic', 'country', 'language', 'gender'])('has every %s that it has', (type) => {
    const codes = [...followTheMoney.getType(type).values.keys()];
    expect(codes).toEqual(expect.arrayContaining([...npmModel.getType(type).values.keys()]));
  });

  it('has what came after it', () => {
    expect(followTheMoney.getSchema('Control').edge).toMatchObject({
      source: 'controller',
      target: 'controlled',
    });
    expect(followTheMoney.getSchema('Vessel').getProperty('riskSource').type.isEntity).toBe(true);
    expect(followTheMoney.getType('topic').values.has('sanction.control')).toBe(true);
    expect(followTheMoney.getType('language').values.has('vie')).toBe(true);
  });
});
