/** Languages that followthemoney 4.11 has and its npm package 4.5 has not yet. */
export const NEWER_LANGUAGES = 'amh gle lao pus sin tam tel tha vie'.split(' ');

/** Codes of ISO 639-1, ISO 639-2/B and older use that FollowTheMoney takes for one of its languages. */
export const LANGUAGE_CODES: readonly string[] = (
  'af am ar az be bn bs bg ca cs da de el en et fa fi fr ga he iw hi hr hu hy id in is it ja kn ka kk km ky ko lo lv ' +
  'lt lb mk mt mn ms my ne nl no pl ps pt ro mo ru si sk sl es sq sr sw sv ta te tg tl th tk tr uk ur uz vi zh ' +
  'acm alb apc arb arm arz bur chi cro cze dut fre geo ger gre ice mac may mol nno npi per rom rum scc scr slo'
).split(' ');
