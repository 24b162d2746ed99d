import { Link } from 'wouter';

import { EntityLink } from '../../components/EntityLink.js';
import type { BeginningsQuery } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { articleAddress } from '../../model/addresses.js';

type Article = BeginningsQuery['articles']['edges'][number]['node'];

const MOST_MENTIONS = 6;

/** An article on the first screen: where and when it stood, and whom it speaks of. */
export function ArticleCard({ article }: { readonly article: Article }) {
  const { search, format } = useMessages();
  const publisher = 'publishers' in article ? article.publishers.edges[0]?.neighbor : undefined;
  const publishedAt = 'publishedAt' in article ? article.publishedAt : null;
  const mentions = 'mentions' in article ? article.mentions.edges.slice(0, MOST_MENTIONS) : [];
  const head = [
    publisher?.name,
    publishedAt === null ? undefined : format.date(publishedAt.slice(0, 10)),
  ].filter((part) => part !== undefined);
  return (
    <article className="article-card">
      {head.length > 0 && (
        <p className="muted">
          <bdi>{head.join(' · ')}</bdi>
        </p>
      )}
      <h3 dir="auto">
        <Link href={articleAddress(article.id)}>{article.name}</Link>
      </h3>
      {mentions.length > 0 && (
        <p className="article-card-mentions">
          <span className="visually-hidden">{search.speaksOf}</span>
          {mentions.map(({ node }) => (
            <EntityLink key={node.id} entity={node} />
          ))}
        </p>
      )}
    </article>
  );
}
