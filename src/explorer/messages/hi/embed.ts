import type { Messages } from '../messages.js';

export const embed: Messages['embed'] = {
  title: 'ग्राफ़',
};
