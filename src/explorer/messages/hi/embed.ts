import type { Messages } from '../messages.js';

export const embed: Messages['embed'] = {
  title: 'ग्राफ़',
  open: 'सूत्र में खोलें',
  empty: 'इस फ़्रेम के पते में दिखाने के लिए कुछ नहीं है।',
};
