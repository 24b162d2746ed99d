import { useEffect, useRef } from 'react';
import { Redirect } from 'wouter';

import { usePages } from '../api/use-pages.js';
import { ClaimSentence } from '../components/ClaimSentence.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { ExtractQuote } from '../components/ExtractQuote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useIdInAddress } from '../components/use-address.js';
import { useHash } from '../components/use-hash.js';
import { useTitle } from '../components/use-title.js';
import { ArticleDocument } from '../generated/graphql.js';
import { useMessages } from '../messages/language.js';
import { entityAddress } from '../model/addresses.js';
import { ArticleHead } from './article/ArticleHead.js';
import { Mentions } from './article/Mentions.js';

const PAGE = 100;
const MOST_LOOKED_THROUGH = 1_000;

/** `/a/:id`: an article, and what is cited from it in its own order. */
export function ArticleScreen() {
  const { app, article: texts, entity } = useMessages();
  const id = useIdInAddress();
  const variables = { id, first: PAGE };
  const { data, edges, problems, isLoading, hasMore, more, retry } = usePages(
    ArticleDocument,
    variables,
    {
      connectionOf: (answer) =>
        answer.entity !== null && 'extracts' in answer.entity ? answer.entity.extracts : undefined,
    },
  );
  useScreenQuery(ArticleDocument, variables);
  useTitle(data?.entity?.name);
  useCitedExtract(edges?.length ?? 0, hasMore && !isLoading ? more : undefined);

  if (data === undefined) {
    return isLoading ? <Skeleton lines={8} /> : <ErrorNote problems={problems} onRetry={retry} />;
  }
  const article = data.entity;
  if (article === null) {
    return (
      <>
        <h1>{entity.unknownTitle}</h1>
        <EmptyNote title={entity.unknownText(id)} />
        <ErrorNote problems={problems} onRetry={retry} />
      </>
    );
  }
  if (!('extracts' in article)) return <Redirect to={entityAddress(article.id)} replace />;
  return (
    <article className="article">
      <ArticleHead article={article} />
      <ErrorNote problems={problems} isPartial onRetry={retry} />
      <Mentions mentions={article.mentions.edges} />
      <section aria-labelledby="claims">
        <h2 id="claims">{texts.claims}</h2>
        {edges?.length === 0 && <p className="muted">{texts.noClaims}</p>}
        <ol className="citations">
          {edges?.map(({ node }) => (
            <li
              key={node.id}
              id={`evidence-${encodeURIComponent(node.id)}`}
              className="citation"
              tabIndex={-1}
            >
              <ExtractQuote extract={node} isInArticle />
              <ClaimSentence claim={node.claim} />
            </li>
          ))}
        </ol>
        {hasMore && (
          <p>
            <button type="button" onClick={more} disabled={isLoading}>
              {app.more}
            </button>
          </p>
        )}
      </section>
    </article>
  );
}

/** Goes to the extract that the address names, page after page until it is there; the style sheet marks it. */
function useCitedExtract(count: number, more: (() => void) | undefined): void {
  const hash = useHash();
  const shown = useRef('');
  useEffect(() => {
    if (!hash.startsWith('#evidence-') || shown.current === hash || count === 0) return;
    const element = document.getElementById(hash.slice(1));
    if (element === null) {
      // An address that names none of them must not bring the whole of a very long list.
      if (count < MOST_LOOKED_THROUGH) more?.();
      return;
    }
    shown.current = hash;
    for (const cited of document.querySelectorAll('.citation-cited'))
      cited.classList.remove('citation-cited');
    element.classList.add('citation-cited');
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  }, [hash, count, more]);
}
