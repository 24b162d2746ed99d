import type { Messages } from '../messages.js';

export const graph: Messages['graph'] = {
  title: 'ग्राफ़',
};
