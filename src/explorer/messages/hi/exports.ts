import type { Messages } from '../messages.js';
import { makeFormat } from '../format.js';

const { plural } = makeFormat('hi');

export const exports: Messages['exports'] = {
  open: 'निर्यात…',
  title: 'जो दिख रहा है उसे निर्यात करें',
  save: 'सहेजें',
  saved: (name) => `${name} नाम से सहेजा गया`,
  failed: 'फ़ाइल नहीं बन सकी। कोई दूसरा रूप चुनकर देखें।',
  formats: {
    svg: 'चित्र जिसे बड़ा किया जा सकता है (SVG)',
    png: 'चित्र (PNG)',
    relations: 'उद्धरणों और लेखों के साथ संबंध (CSV)',
    nodes: 'इकाइयाँ (CSV)',
    graphml: 'Gephi, yEd आदि के लिए ग्राफ़ (GraphML)',
    ftm: 'FollowTheMoney की इकाइयाँ, हर पंक्ति में एक',
  },
  counts: (nodes, relations) =>
    `${plural(nodes, { one: '{n} इकाई', other: '{n} इकाइयाँ' })}, ${plural(relations, { one: '{n} संबंध', other: '{n} संबंध' })}`,
  truncated: 'जो मेल खाता है वह सब नहीं दिखाया गया: चित्र में इतना नहीं समाता।',
  asOf: (date) => `${date} की स्थिति`,
  types: (names) => `केवल इस प्रकार की इकाइयाँ: ${names}`,
  kinds: (names) => `केवल इस प्रकार के संबंध: ${names}`,
  modalities: (names) => `दावे जो हैं: ${names}`,
  from: (date) => `${date} से आगे के संबंध`,
  to: (date) => `${date} तक के संबंध`,
  withoutUndated: 'बिना तारीख़ वाले संबंध छोड़ दिए गए हैं',
  hidden: (count) =>
    plural(count, { one: '{n} इकाई हाथ से छिपाई गई', other: '{n} इकाइयाँ हाथ से छिपाई गईं' }),
  made: (date) => `सूत्र से ${date} को बनाया गया`,
  hub: 'बड़ा केंद्र: बहुत सारे संबंध',
  possible: 'संभव: तारीख़ों से पक्का नहीं होता',
  warning: 'कोई उद्धरण बताई गई जगह पर नहीं मिला',
};
