/** Codes of ISO 639-1, ISO 639-2/B and older use, and FollowTheMoney's code of the language each is taken for. */
export const LANGUAGE_CODES: ReadonlyMap<string, string> = new Map(
  (
    'af:afr am:amh ar:ara az:aze be:bel bn:ben bs:bos bg:bul ca:cat cs:ces da:dan de:deu el:ell en:eng ' +
    'et:est fa:fas fi:fin fr:fra ga:gle he:heb iw:heb hi:hin hr:hrv hu:hun hy:hye id:ind in:ind is:isl ' +
    'it:ita ja:jpn kn:kan ka:kat kk:kaz km:khm ko:kor ky:kir lo:lao lv:lav lt:lit lb:ltz mk:mkd mt:mlt ' +
    'mn:mon ms:msa my:mya ne:nep nl:nld no:nor pl:pol ps:pus pt:por ro:ron mo:ron ru:rus si:sin sk:slk ' +
    'sl:slv es:spa sq:sqi sr:srp sw:swa sv:swe ta:tam te:tel tg:tgk tl:tgl th:tha tk:tuk tr:tur uk:ukr ' +
    'ur:urd uz:uzb vi:vie zh:zho acm:ara alb:sqi apc:ara arb:ara arm:hye arz:ara bur:mya chi:zho cro:hrv ' +
    'cze:ces dut:nld fre:fra geo:kat ger:deu gre:ell ice:isl mac:mkd may:msa mol:ron nno:nor npi:nep ' +
    'per:fas rom:ron rum:ron scc:srp scr:hrv slo:slk'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
