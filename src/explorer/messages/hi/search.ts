import type { Messages } from '../messages.js';
import { makeFormat } from '../format.js';

const { plural } = makeFormat('hi');

export const search: Messages['search'] = {
  title: 'खोज',
  results: (count) => plural(count, { one: '{n} परिणाम', other: '{n} परिणाम' }),
  resultsOrMore: (count) => `${count} परिणाम, और भी हैं`,
  alsoCalled: 'अन्य नाम:',
  pickOne: 'सूची में से एक चुनें।',
  clear: (label) => `हटाएँ: ${label}`,
  nothing: (query) => `“${query}” नाम से कुछ नहीं मिला।`,
  loosen: 'कम शब्द, नाम की शुरुआत या दूसरी वर्तनी आज़माएँ; मात्रा-चिह्न और शब्दों का क्रम मायने नहीं रखते।',
  nothingOfType: (query) => `इन प्रकारों में “${query}” नाम से कुछ नहीं मिला।`,
  enterForAll: 'सभी उत्तरों के लिए Enter दबाएँ।',
  allTypes: 'सभी प्रकार',
  filter: 'केवल इन प्रकारों में',
  dropTypes: 'सभी प्रकारों में खोजें',
  relations: (count) => plural(count, { one: '{n} संबंध', other: '{n} संबंध' }),
  help: 'नाम किसी भी वर्तनी में लिखें: छोटी ग़लतियाँ और शब्दों का क्रम मायने नहीं रखते। तीर की कुंजियों से उत्तरों पर जाएँ, Enter से खोलें।',
  begin: 'सबसे अधिक जुड़े हुए',
  articles: 'नए लेख',
  speaksOf: 'इसमें हैं',
  size: (entities, relations, extracts) =>
    `${entities} इकाइयाँ, ${relations} संबंध, ${extracts} उद्धरण`,
  emptyTitle: 'ग्राफ़ ख़ाली है',
  emptyText: 'इसमें लेख डालें या डेटा आयात करें, फिर यह पेज दोबारा खोलें।',
};
