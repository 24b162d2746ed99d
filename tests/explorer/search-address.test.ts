import { describe, expect, test } from '@jest/globals';

import { readSearchAddress, writeSearchAddress } from '../../src/explorer/model/search-address.js';

describe('the address of a search', () => {
  test.each([
    ['', []],
    ['qureshi', []],
    ['a&b=c #1 %', ['PERSON', 'AGENCY']],
    ['वित्त 部', ['PLACE']],
  ] as const)('brings back %j among %j', (query, types) => {
    const address = writeSearchAddress({ query, types });
    expect(readSearchAddress(address.split('?')[1] ?? '')).toEqual({ query, types });
  });

  test('is short and readable', () => {
    expect(writeSearchAddress({ query: 'rao', types: ['PERSON', 'COMPANY'] })).toBe(
      '/?q=rao&types=PERSON,COMPANY',
    );
    expect(writeSearchAddress({ query: '', types: [] })).toBe('/');
  });

  test('with types that there are not asks for all', () => {
    expect(readSearchAddress('q=rao&types=SPY,constructor').types).toEqual([]);
  });
});
