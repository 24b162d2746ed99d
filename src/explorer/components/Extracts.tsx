import { useMessages } from '../messages/language.js';
import { ExtractQuote, type Extract } from './ExtractQuote.js';

interface Properties {
  readonly evidence: {
    readonly edges: readonly { readonly node: Extract & { readonly id: string } }[];
  };
}

/** The first extract of a claim, and the others on demand; wrong ones come first, since they must be seen. */
export function Extracts({ evidence }: Properties) {
  const { claims, entity } = useMessages();
  const extracts = evidence.edges.map(({ node }) => node);
  const isWrong = ({ verification }: Extract) =>
    verification === 'MISATTRIBUTED' || verification === 'NOT_FOUND';
  const wrong = extracts.filter(isWrong);
  const [shown, others] =
    wrong.length > 0
      ? [wrong, extracts.filter((extract) => !isWrong(extract))]
      : [extracts.slice(0, 1), extracts.slice(1)];
  if (shown.length === 0) return <span className="muted">{claims.noExtracts}</span>;
  return (
    <>
      {shown.map((extract) => (
        <ExtractQuote key={extract.id} extract={extract} />
      ))}
      {others.length > 0 && (
        <details className="more-extracts">
          <summary>{entity.moreExtracts(others.length)}</summary>
          {others.map((extract) => (
            <ExtractQuote key={extract.id} extract={extract} />
          ))}
        </details>
      )}
    </>
  );
}
