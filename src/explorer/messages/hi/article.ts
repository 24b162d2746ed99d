import type { Messages } from '../messages.js';
import { makeFormat } from '../format.js';

const { plural } = makeFormat('hi');

export const article: Messages['article'] = {
  title: 'लेख',
  publisher: 'प्रकाशक',
  authors: 'लेखक',
  date: 'तारीख़',
  language: 'भाषा',
  readIt: 'मूल स्रोत पर पढ़ें',
  mentions: 'इसमें किसका उल्लेख है',
  claims: 'इसमें क्या कहा गया है, लेख के क्रम में',
  noClaims: 'अभी किसी दावे में इस लेख का हवाला नहीं है।',
  times: (count) => plural(count, { one: '{n} दावे में', other: '{n} दावों में' }),
};
