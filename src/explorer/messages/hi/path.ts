import type { Messages } from '../messages.js';

export const path: Messages['path'] = {
  title: 'रास्ते',
};
