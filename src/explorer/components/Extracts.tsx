import { useMessages } from '../messages/language.js';
import { ExtractQuote, type Extract } from './ExtractQuote.js';
import { MoreExtracts } from './MoreExtracts.js';

interface Properties {
  readonly claim: {
    readonly id: string;
    /** The first few of them. */
    readonly evidence: {
      readonly edges: readonly { readonly node: Extract & { readonly id: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean };
    };
  };
}

/** The first extract of a claim, and the others on demand; wrong ones come first, since they must be seen. */
export function Extracts({ claim: { id, evidence } }: Properties) {
  const { claims } = useMessages();
  const extracts = evidence.edges.map(({ node }) => node);
  const wrong = extracts.filter(
    ({ verification }) => verification === 'MISATTRIBUTED' || verification === 'NOT_FOUND',
  );
  const shown = wrong.length > 0 ? wrong : extracts.slice(0, 1);
  if (shown.length === 0) return <span className="muted">{claims.noExtracts}</span>;
  const others = extracts.filter((extract) => !shown.includes(extract));
  const { hasNextPage } = evidence.pageInfo;
  return (
    <>
      {shown.map((extract) => (
        <ExtractQuote key={extract.id} extract={extract} />
      ))}
      {(others.length > 0 || hasNextPage) && (
        <MoreExtracts claimId={id} shown={shown} others={others} hasMore={hasNextPage} />
      )}
    </>
  );
}
