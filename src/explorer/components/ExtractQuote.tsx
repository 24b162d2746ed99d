import type { EvidenceBasis, EvidenceVerification } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { EntityLink, type EntityName } from './EntityLink.js';

export interface Extract {
  readonly exact: string;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly verification: EvidenceVerification;
  readonly basis: EvidenceBasis;
  readonly reason: string | null;
  readonly article: EntityName & { readonly publishedAt?: string | null };
}

/** Words of an article, whose they are, and whether they were found there. Wrong ones say so first. */
export function ExtractQuote({ extract }: { readonly extract: Extract }) {
  const { claims, format } = useMessages();
  const { exact, prefix, suffix, verification, basis, reason, article } = extract;
  const isWrong = verification === 'MISATTRIBUTED' || verification === 'NOT_FOUND';
  const checked = (
    <span className="extract-verification">
      {isWrong && <span aria-hidden="true">⚠ </span>}
      {claims.verification[verification]}
    </span>
  );
  return (
    <figure className={isWrong ? 'extract extract-wrong' : 'extract'}>
      {isWrong && <p>{checked}</p>}
      <blockquote dir="auto">
        {prefix !== null && <span className="extract-around">…{prefix}</span>}
        <q>{exact}</q>
        {suffix !== null && <span className="extract-around">{suffix}…</span>}
      </blockquote>
      <figcaption className="extract-source">
        <EntityLink entity={article} />
        {typeof article.publishedAt === 'string' &&
          `, ${format.date(article.publishedAt.slice(0, 10))}`}
        {!isWrong && <> · {checked}</>}
        {basis === 'INFERRED' && (
          <>
            {' '}
            · {claims.inferred}
            {reason !== null && <>: {reason}</>}
          </>
        )}
      </figcaption>
    </figure>
  );
}
