import type { Messages } from '../messages.js';

export const edit: Messages['edit'] = {
  title: 'संपादन',
};
