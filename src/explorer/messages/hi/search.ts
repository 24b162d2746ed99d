import type { Messages } from '../messages.js';
import { makeFormat } from '../format.js';

const { plural } = makeFormat('hi');

export const search: Messages['search'] = {
  title: 'खोज',
  results: (count) => plural(count, { one: '{n} परिणाम', other: '{n} परिणाम' }),
  resultsOrMore: (count) => `${count} परिणाम, और भी हैं`,
  matchedOn: (name) => `${name} के नाम से भी`,
  alsoCalled: 'अन्य नाम:',
  pickOne: 'सूची में से एक चुनें।',
  clear: (label) => `हटाएँ: ${label}`,
  nothing: (query) => `“${query}” नाम से कुछ नहीं मिला।`,
  loosen: 'कम शब्द, नाम की शुरुआत या दूसरी वर्तनी आज़माएँ; मात्रा-चिह्न और शब्दों का क्रम मायने नहीं रखते।',
  begin: 'यहाँ से शुरू करें',
  beginHelp: 'कोई नाम लिखें, या इनमें से किसी से शुरू करें।',
};
