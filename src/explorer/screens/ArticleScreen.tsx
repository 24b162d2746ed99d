import { useParams } from 'wouter';

import { useQuery } from '../api/use-query.js';
import { EmptyNote } from '../components/EmptyNote.js';
import { EntityLink } from '../components/EntityLink.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { ExtractQuote } from '../components/ExtractQuote.js';
import { useScreenQuery } from '../components/screen-query.js';
import { Skeleton } from '../components/Skeleton.js';
import { useTitle } from '../components/use-title.js';
import { ArticleDocument } from '../generated/graphql.js';
import { kindLabel } from '../messages/kind-label.js';
import { useMessages } from '../messages/language.js';

/** `/a/:id`: an article and what is cited from it. */
export function ArticleScreen() {
  const messages = useMessages();
  const { id } = useParams<{ id: string }>();
  const variables = { id };
  const { data, problems, isLoading, retry } = useQuery(ArticleDocument, variables);
  useScreenQuery(ArticleDocument, variables);
  useTitle(data?.entity?.name);

  if (data === undefined) {
    return isLoading ? <Skeleton lines={8} /> : <ErrorNote problems={problems} onRetry={retry} />;
  }
  const article = data.entity;
  if (article === null || !('extracts' in article)) {
    return (
      <>
        <h1>{messages.entity.unknownTitle}</h1>
        <EmptyNote title={messages.entity.unknownText(id)} />
      </>
    );
  }
  return (
    <article>
      <h1 dir="auto">{article.name}</h1>
      <p className="muted">
        {article.publishedAt !== null && messages.format.dateTime(article.publishedAt)}
      </p>
      <ErrorNote problems={problems} isPartial onRetry={retry} />
      <h2>{messages.entity.extracts}</h2>
      <ol className="results">
        {article.extracts.edges.map(({ node }) => (
          <li key={node.id} className="result">
            <p>
              <EntityLink entity={node.claim.subject} />{' '}
              {'kind' in node.claim && (
                <>
                  {kindLabel(messages, node.claim.kind, 'OUT')}{' '}
                  <EntityLink entity={node.claim.target} />
                </>
              )}
            </p>
            <ExtractQuote extract={node} />
          </li>
        ))}
      </ol>
    </article>
  );
}
