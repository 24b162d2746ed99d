import type { Messages } from '../messages.js';
import { makeFormat } from '../format.js';

const { plural } = makeFormat('hi');

export const entity: Messages['entity'] = {
  relations: 'संबंध',
  facts: 'तथ्य',
  extracts: 'वे शब्द जो ऐसा कहते हैं',
  alsoKnownAs: 'अन्य नाम',
  relation: 'संबंध',
  neighbor: 'किससे',
  role: 'भूमिका',
  dates: 'कब',
  property: 'गुण',
  value: 'मान',
  words: 'शब्द',
  openGraph: 'ग्राफ़ के रूप में दिखाएँ',
  findPaths: 'यहाँ से रास्ते खोजें',
  count: (count) => plural(count, { one: '{n} संबंध', other: '{n} संबंध' }),
  noRelations: 'अभी ऐसा कुछ ज्ञात नहीं जो इसे किसी से जोड़ता हो।',
  unknownTitle: 'इस आईडी से कुछ ज्ञात नहीं है',
  unknownText: (id) => `हो सकता है “${id}” हटा दिया गया हो या पता ग़लत लिखा गया हो। नाम से खोजें।`,
};
