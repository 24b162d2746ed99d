import type { Messages } from '../messages.js';
import { makeFormat } from '../format.js';

const { plural } = makeFormat('hi');

export const path: Messages['path'] = {
  title: 'रास्ते',
  titleOf: (from, to) => `${from} से ${to} तक के रास्ते`,
  intro:
    'दो व्यक्तियों, संस्थाओं, कंपनियों या नीतियों के बीच क्या संबंध है? हर क़दम एक संबंध है, और साथ में वे शब्द जिनमें यह कहा गया है।',
  from: 'कहाँ से',
  to: 'कहाँ तक',
  swap: 'अदला-बदली करें',
  find: 'रास्ते खोजें',
  chooseBoth: 'चुनें कि रास्ते कहाँ से शुरू हों और कहाँ ख़त्म हों।',
  options: 'विकल्प',
  maxLength: 'अधिकतम क़दम',
  first: 'अधिकतम रास्ते',
  at: 'किस समय (वर्ष, महीना या दिन)',
  atHelp: 'जैसे 2025, 2025-04 या 2025-04-30। ख़ाली छोड़ें तो कोई भी समय।',
  atWrong: 'वर्ष, महीना या दिन लिखें, जैसे 2025, 2025-04 या 2025-04-30।',
  avoidHubs: 'केंद्रों से बचें: जिनके संबंध इससे अधिक हों',
  mostRelations: 'कितने संबंधों से अधिक होने पर बचना है',
  modalities: 'कैसे संबंध',
  kinds: (count) => (count === 0 ? 'संबंधों के प्रकार: सभी' : `संबंधों के प्रकार: ${count}`),
  kindsHelp: 'कुछ न चुनें तो लेखों तक ले जाने वालों को छोड़कर सभी।',
  avoidTypes: (count) =>
    count === 0 ? 'किन प्रकारों से बचें: किसी से नहीं' : `किन प्रकारों से बचें: ${count}`,
  around: 'इनसे बचकर',
  stepAround: 'इससे बचकर जाएँ',
  stepAroundName: (name) => `${name} से बचकर जाएँ`,
  throughAgain: (name) => `रास्तों को फिर ${name} से गुज़रने दें`,
  found: (count) => plural(count, { one: '{n} रास्ता', other: '{n} रास्ते' }),
  foundFull: (count) => `पहले ${count} रास्ते; और भी हो सकते हैं।`,
  pathNumber: (number, steps) =>
    `रास्ता ${number}: ${plural(steps, { one: '{n} क़दम', other: '{n} क़दम' })}`,
  certain: 'उस दिन निश्चित',
  possible: 'उस दिन संभव',
  list: 'सूची के रूप में',
  picture: 'चित्र के रूप में',
  pictureHelp:
    'बाएँ से दाएँ, क़दमों की संख्या के अनुसार। इसमें वही रास्ते हैं जो सूची में हैं; किसी एक को आगे लाने के लिए उसे चुनें।',
  pictureName: (count) => plural(count, { one: '{n} रास्ते का चित्र', other: '{n} रास्तों का चित्र' }),
  show: 'चित्र में दिखाएँ',
  openCanvas: 'ग्राफ़ में खोलें',
  openAllOnCanvas: 'सभी को ग्राफ़ में खोलें',
  hop: (kind) => `{from} → {to} ${kind}`,
  moreRelations: (count) =>
    plural(count, { one: 'इनके बीच {n} और संबंध', other: 'इनके बीच {n} और संबंध' }),
  moreExtracts: (count) => plural(count, { one: '{n} और उद्धरण', other: '{n} और उद्धरण' }),
  hub: (degree) => `केंद्र, ${degree} संबंध`,
  searching: 'रास्ते खोजे जा रहे हैं…',
  none: (from, to) => `${from} से ${to} तक कोई रास्ता नहीं मिला।`,
  loosen: 'इनसे मदद मिल सकती है:',
  narrow: 'यह खोज लंबी है। इनसे मदद मिल सकती है: कम क़दम, केंद्रों से बचना, या कम प्रकार।',
  loosenings: {
    longer: 'एक क़दम और जोड़ें',
    anyDay: 'किसी भी समय में खोजें',
    throughHubs: 'केंद्रों से न बचें',
    allKinds: 'सभी प्रकार देखें',
    allModalities: 'नियोजित और अपेक्षित संबंध भी देखें',
    noDetours: 'जिनसे बचा गया, उनसे भी गुज़रें',
  },
  narrowings: { shorter: 'एक क़दम कम करें', aroundHubs: 'केंद्रों से बचें' },
  same: 'दोनों सिरे एक ही हैं। किसी एक के लिए कुछ और चुनें।',
  unknown: (id) => `“${id}” पहचान से कुछ ज्ञात नहीं है। नाम से कुछ और चुनें।`,
};
