import type { Messages } from '../messages.js';
import { makeFormat } from '../format.js';

const { list, number, plural } = makeFormat('hi');
let compact: Intl.NumberFormat | undefined;
/** Made when it is first needed: it takes tens of milliseconds. */
const short = (count: number) =>
  (compact ??= new Intl.NumberFormat('hi', { notation: 'compact' })).format(count);

const entities = (count: number) => plural(count, { one: '{n} इकाई', other: '{n} इकाइयाँ' });
const relations = (count: number) => plural(count, { one: '{n} संबंध', other: '{n} संबंध' });

export const canvas: Messages['canvas'] = {
  kind: 'ग्राफ़',
  name: (nodes, links) => `${entities(nodes)} और ${relations(links)} का ग्राफ़`,
  empty: 'अभी कुछ नहीं दिखाया गया है।',
  nodeName: (type, name) => `${type}: ${name}`,
  shown: (count) => `${relations(count)} दिख रहे हैं`,
  notShown: (count) => `${number(count)} छिपे हैं`,
  hub: 'बड़ा केंद्र',
  pinned: 'पिन किया हुआ',
  parts: (parts) => parts.join(', '),
  expand: (name) => `${name} के संबंध खोलें`,
  edgeName: (source, kinds, target) => `${source} ${list(kinds)} ${target}`,
  short,
  times: (count) => `×${number(count)}`,
  added: (count) => `${entities(count)} जोड़ी गईं`,
  removed: (count) => `${entities(count)} हटाई गईं`,
  selected: (count) => `${entities(count)} चुनी हुई`,
  pinnedNow: (name) => `${name} को पिन किया गया`,
  unpinnedNow: (name) => `${name} अब पिन नहीं है`,
  zoomIn: 'बड़ा करें',
  zoomOut: 'छोटा करें',
  fit: 'सब दिखाएँ',
  help: 'कुंजियाँ',
  helpHint:
    'तीर कुंजियों से एक इकाई से दूसरी पर जाएँ, Enter से खोलें, E से संबंध फैलाएँ; प्रश्नचिह्न सभी कुंजियाँ दिखाता है।',
  keys: {
    go: 'उस दिशा में सबसे पास की इकाई पर जाएँ',
    open: 'खोलें',
    expand: 'संबंध फैलाएँ',
    collapse: 'फैलाने से जो आया उसे समेटें',
    hide: 'छिपाएँ',
    pin: 'पिन करें, या पिन हटाएँ',
    select: 'चुनें, या चयन से हटाएँ',
    move: 'हाथ से खिसकाएँ और पिन करें',
    zoom: 'बड़ा करें, छोटा करें, सब दिखाएँ',
    undo: 'पूर्ववत करें, फिर से करें',
    leave: 'चयन समाप्त करें, फिर कैनवास से बाहर जाएँ',
  },
  mouse:
    'माउस से: किसी इकाई को खींचकर पिन करें, ख़ाली जगह खींचकर इधर-उधर जाएँ; Shift के साथ क्लिक चयन में जोड़ता है; दो बार क्लिक करने से खुलता है। स्पर्श भी ऐसे ही काम करता है, दो उँगलियों से बड़ा-छोटा करें।',
};
