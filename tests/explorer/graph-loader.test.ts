import { describe, expect, test } from '@jest/globals';

import { createGraphLoader } from '../../src/explorer/api/graph-loader.js';
import type { request } from '../../src/explorer/api/request.js';
import { EMPTY_GRAPH_VIEW, type GraphView } from '../../src/explorer/model/graph-view.js';

const VIEW: GraphView = {
  ...EMPTY_GRAPH_VIEW,
  expansions: [{ id: 'nobody', order: 'NEWEST', limit: 25 }],
};

describe('What a canvas fetches', () => {
  test('tells of an expand of somebody unknown, and does not ask for it again', async () => {
    let asked = 0;
    const answer = () => {
      asked += 1;
      return Promise.resolve({ data: { entity: null }, problems: [] });
    };
    const loader = createGraphLoader(answer as unknown as typeof request);
    const isDone = new Promise<void>((resolve) => {
      loader.state.subscribe(() => {
        if (!loader.state.get().isLoading) resolve();
      });
    });
    loader.want(VIEW);
    await isDone;
    expect([...loader.state.get().unknown]).toEqual(['nobody']);

    loader.want({ ...VIEW, selection: ['nobody'] });
    expect(loader.state.get().isLoading).toBe(false);
    expect(asked).toBe(1);
  });
});
