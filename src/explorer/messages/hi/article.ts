import type { Messages } from '../messages.js';

export const article: Messages['article'] = {
  title: 'लेख',
};
