import type { Messages } from '../messages.js';

type Kinds = Messages['vocabulary']['kinds'];

const name = (label: string, plural: string) => ({ label, plural });
const kind = (label: string, inverseLabel: string) => ({ label, inverseLabel });

const kinds: Kinds = {
  EMPLOYMENT: kind('के लिए काम करते हैं', 'में काम करते हैं'),
  DIRECTORSHIP: kind('का निदेशन करते हैं', 'के निदेशक हैं'),
  OCCUPANCY: kind('पद पर हैं', 'पद पर आसीन हैं'),
  OWNERSHIP: kind('का स्वामित्व रखते हैं', 'के स्वामी हैं'),
  CONTROL: kind('पर नियंत्रण रखते हैं', 'के नियंत्रण में है'),
  MEMBERSHIP: kind('के सदस्य हैं', 'के सदस्यों में हैं'),
  REPRESENTATION: kind('का प्रतिनिधित्व करते हैं', 'के प्रतिनिधि हैं'),
  FAMILY: kind('के संबंधी हैं', 'के संबंधी हैं'),
  ASSOCIATE: kind('के सहयोगी हैं', 'के सहयोगी हैं'),
  SUCCESSION: kind('का उत्तराधिकारी', 'का पूर्ववर्ती'),
  PROJECT_PARTICIPANT: kind('परियोजना में भागीदार', 'के भागीदार'),
  DEBT: kind('का ऋणी', 'का ऋणदाता'),
  PAYMENT: kind('को भुगतान किया', 'से भुगतान पाया'),
  CONTRACT_AWARD: kind('को ठेका दिया गया', 'को मिला ठेका'),
  COURT_CASE_PARTY: kind('मुक़दमे में पक्षकार', 'के पक्षकार'),
  UNKNOWN_LINK: kind('से जुड़ा है', 'से जुड़ा है'),
  DOCUMENTATION: kind('का ब्योरा देता है', 'का ब्योरा इसमें है'),
  RECORD_DOCUMENTATION: kind('का ब्योरा देता है', 'का ब्योरा इसमें है'),
  REFERS_TO: kind('का उल्लेख करता है', 'में इसका उल्लेख है'),
  REFERS_TO_ARTICLE: kind('का उल्लेख करता है', 'में इसका उल्लेख है'),
  ARTICLE_REFERS_TO: kind('का उल्लेख करता है', 'में इसका उल्लेख है'),
  ARTICLE_REFERS_TO_ARTICLE: kind('का उल्लेख करता है', 'में इसका उल्लेख है'),
  PART_OF: kind('का हिस्सा है', 'इसमें शामिल है'),
  LOCATED_IN: kind('में स्थित है', 'यहाँ स्थित है'),
  ISSUED: kind('जारी किया', 'द्वारा जारी'),
  APPLIES_TO: kind('पर लागू होता है', 'के अधीन है'),
  SUPPORTS: kind('को बढ़ावा देता है', 'से बढ़ावा पाता है'),
  AFFECTS: kind('को प्रभावित करता है', 'से प्रभावित है'),
  CARRIED_OUT: kind('को अंजाम दिया', 'द्वारा अंजाम दिया गया'),
  SPOKE_AT: kind('में बोले', 'के वक्ता'),
  SPOKE_ABOUT: kind('के बारे में बोले', 'के बारे में इन्होंने कहा'),
  PRODUCES: kind('का उत्पादन करता है', 'का उत्पादक'),
  MADE_FROM: kind('इससे बनता है', 'से यह बनता है'),
  USED_IN: kind('में इस्तेमाल होता है', 'इसका इस्तेमाल करता है'),
  IMPORTS: kind('का आयात करता है', 'का आयातक'),
  IMPORTS_FROM: kind('से आयात करता है', 'को निर्यात करता है'),
  SELECTED: kind('को चुना', 'द्वारा चुना गया'),
  SUPPLIES: kind('को आपूर्ति करता है', 'को आपूर्ति इससे होती है'),
  AUTHORED: kind('ने यह लेख लिखा', 'के लेखक'),
  PUBLISHED: kind('ने प्रकाशित किया', 'के प्रकाशक'),
};

export const vocabulary: Messages['vocabulary'] = {
  types: {
    PERSON: name('व्यक्ति', 'व्यक्ति'),
    AGENCY: name('सरकारी संस्था', 'सरकारी संस्थाएँ'),
    COMPANY: name('कंपनी', 'कंपनियाँ'),
    ORGANIZATION: name('संगठन', 'संगठन'),
    POLICY: name('नीति', 'नीतियाँ'),
    PRODUCT: name('उत्पाद', 'उत्पाद'),
    INDUSTRY: name('उद्योग', 'उद्योग'),
    EVENT: name('घटना', 'घटनाएँ'),
    PLACE: name('स्थान', 'स्थान'),
    ARTICLE: name('लेख', 'लेख'),
    RECORD: name('अभिलेख', 'अभिलेख'),
  },
  kinds,
};
