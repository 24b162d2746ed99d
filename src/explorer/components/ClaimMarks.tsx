import type { Certainty, ClaimRank, Modality } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';

export interface MarkedClaim {
  readonly modality: Modality;
  readonly rank: ClaimRank;
  readonly retractedAt: string | null;
}

interface Properties {
  readonly claim: MarkedClaim;
  readonly certainty?: Certainty | null;
  /** Whether another claim says otherwise. */
  readonly isDisputed?: boolean;
}

/** Whatever keeps a claim from being a plain fact, in words and in style. Nothing for plain facts. */
export function ClaimMarks({ claim, certainty, isDisputed = false }: Properties) {
  const { claims } = useMessages();
  const marks: (readonly [style: string, text: string, help?: string])[] = [];
  if (claim.modality !== 'ACTUAL') marks.push([claim.modality, claims.modality[claim.modality]]);
  if (certainty === 'POSSIBLE') marks.push(['possible', claims.possible, claims.possibleHelp]);
  if (claim.rank !== 'NORMAL') marks.push([claim.rank, claims.rank[claim.rank]]);
  if (claim.retractedAt !== null) marks.push(['retracted', claims.retracted]);
  if (isDisputed) marks.push(['conflict', claims.conflict]);
  if (marks.length === 0) return null;
  return (
    <span className="marks">
      {marks.map(([style, text, help]) => (
        <span key={style} className={`mark mark-${style}`} title={help}>
          {text}
        </span>
      ))}
    </span>
  );
}
