import { createRequire } from 'node:module';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { canonicalJson } from '../../src/model/canonical-json.js';

const canonicalize = createRequire(import.meta.url)('canonicalize') as (value: unknown) => string;

describe('Canonical JSON', () => {
  it('is what the package canonicalize writes, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same for what JSON has no form of: left out of objects, null in lists', () => {
    const value = { b: undefined, a: [undefined, new Date(0), 'é\u2028\ud800', -0, 1e21], '': {} };
    expect(canonicalJson(value)).toBe(canonicalize(value));
    expect(canonicalJson(value)).toBe(
      '{"":{},"a":[null,"1970-01-01T00:00:00.000Z","é\u2028\\ud800",0,1e+21]}',
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, Symbol('symbol')])(
    'has no form for %p',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    },
  );
});
