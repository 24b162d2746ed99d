import type { Messages } from '../messages.js';

export const matches: Messages['matches'] = {
  title: 'संभावित दोहराव',
};
