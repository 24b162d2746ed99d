import type { Messages } from '../messages.js';

export const claims: Messages['claims'] = {
  modality: {
    ACTUAL: 'वास्तविक',
    PLANNED: 'नियोजित',
    EXPECTED: 'अपेक्षित',
    DENIED: 'खंडित',
  },
  possible: 'संभव',
  possibleHelp: 'तारीख़ों से स्पष्ट नहीं होता कि उस समय ऐसा था या नहीं।',
  rank: { PREFERRED: 'वरीय', NORMAL: 'सामान्य', DEPRECATED: 'अमान्य' },
  retracted: 'वापस लिया गया',
  conflict: 'स्रोतों में मतभेद',
  verification: {
    VERIFIED: 'जाँचा गया: ये शब्द लेख में हैं',
    MOVED: 'ये शब्द लेख में दूसरी जगह हैं',
    MISATTRIBUTED: 'ये शब्द इस लेख में नहीं, किसी और लेख में हैं',
    NOT_FOUND: 'ये शब्द लेख में नहीं मिले',
    UNCHECKED: 'जाँचा नहीं गया: लेख का पाठ उपलब्ध नहीं था',
  },
  inferred: 'इन शब्दों से निकाला गया निष्कर्ष',
  since: (date) => `${date} से`,
  until: (date) => `${date} तक`,
  span: (start, end) => `${start} – ${end}`,
  on: (date) => date,
  ended: 'समाप्त',
  past: 'बीते समय में',
  saidBy: (name) => `${name} के अनुसार`,
  noExtracts: 'इसके लिए किसी लेख का हवाला नहीं है।',
};
