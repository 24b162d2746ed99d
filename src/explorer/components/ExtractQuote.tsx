import { Link } from 'wouter';

import type { EvidenceBasis, EvidenceVerification } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { evidenceAddress } from '../model/addresses.js';
import type { EntityName } from './EntityLink.js';
import { TypeShape } from './TypeShape.js';

export interface Extract {
  readonly id?: string;
  readonly exact: string;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly verification: EvidenceVerification;
  readonly basis: EvidenceBasis;
  readonly reason: string | null;
  readonly article: EntityName & { readonly publishedAt?: string | null };
}

interface Properties {
  readonly extract: Extract;
  /** Where the article is what the page is about. */
  readonly isInArticle?: boolean;
}

/** Words of an article, whose they are, and whether they were found there. Wrong ones say so first. */
export function ExtractQuote({ extract, isInArticle = false }: Properties) {
  const { claims, format } = useMessages();
  const { exact, prefix, suffix, verification, basis, reason, article } = extract;
  const isWrong = verification === 'MISATTRIBUTED' || verification === 'NOT_FOUND';
  const checked = (
    <span className={`extract-verification extract-${verification}`}>
      <span aria-hidden="true">{SIGNS[verification]} </span>
      {claims.verification[verification]}
    </span>
  );
  return (
    <figure className={isWrong ? 'extract extract-wrong' : 'extract'}>
      {isWrong && <p className="extract-warning">{checked}</p>}
      <blockquote dir="auto">
        {prefix !== null && <span className="extract-around">…{prefix}</span>}
        {isInArticle ? <mark>{exact}</mark> : <q>{exact}</q>}
        {suffix !== null && <span className="extract-around">{suffix}…</span>}
      </blockquote>
      <figcaption className="extract-source">
        {!isInArticle && (
          <span className="extract-article entity-link">
            <TypeShape type="ARTICLE" />
            <Link href={evidenceAddress(article.id, extract.id)}>
              <bdi>{article.name}</bdi>
            </Link>
            {typeof article.publishedAt === 'string' && (
              <>, {format.date(article.publishedAt.slice(0, 10))}</>
            )}
          </span>
        )}
        {!isWrong && checked}
        {basis === 'INFERRED' && (
          <span className="extract-inferred">
            {claims.inferred}
            {reason !== null && (
              <>
                : <bdi>{reason}</bdi>
              </>
            )}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

const SIGNS: Readonly<Record<EvidenceVerification, string>> = {
  VERIFIED: '✓',
  MOVED: '↕',
  MISATTRIBUTED: '⚠',
  NOT_FOUND: '⚠',
  UNCHECKED: '○',
};
