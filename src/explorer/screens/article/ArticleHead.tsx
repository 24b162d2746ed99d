import { EntityLink } from '../../components/EntityLink.js';
import { TypeMark } from '../../components/TypeMark.js';
import { useLanguage, useMessages } from '../../messages/language.js';
import type { ShownArticle } from './shown-article.js';

/** What the article is: its title, who wrote and published it, when, and where it can be read. */
export function ArticleHead({ article }: { readonly article: ShownArticle }) {
  const { article: texts, format } = useMessages();
  const shownIn = useLanguage();
  const publishers = article.publishers.edges.map(({ neighbor }) => neighbor);
  const authors = article.authors.edges.map(({ neighbor }) => neighbor);
  const isWeb = article.address !== null && /^https?:\/\//i.test(article.address);
  return (
    <header className="article-head">
      <p className="entity-kind">
        <TypeMark type="ARTICLE" />
      </p>
      <h1 dir="auto" lang={article.language ?? undefined}>
        {article.name}
      </h1>
      <dl className="article-facts">
        {[
          { title: texts.publisher, entities: publishers },
          { title: texts.authors, entities: authors },
        ].map(
          ({ title, entities }) =>
            entities.length > 0 && (
              <div key={title}>
                <dt>{title}</dt>
                {entities.map((entity) => (
                  <dd key={entity.id}>
                    <EntityLink entity={entity} />
                  </dd>
                ))}
              </div>
            ),
        )}
        {article.publishedAt !== null && (
          <div>
            <dt>{texts.date}</dt>
            <dd>
              <time dateTime={article.publishedAt}>{format.dateTime(article.publishedAt)}</time>
            </dd>
          </div>
        )}
        {article.language !== null && (
          <div>
            <dt>{texts.language}</dt>
            <dd>{languageName(article.language, shownIn)}</dd>
          </div>
        )}
      </dl>
      {isWeb && article.address !== null && (
        <p>
          <a className="button" href={article.address} rel="noopener noreferrer">
            {texts.readIt} <span aria-hidden="true">↗</span>
          </a>
        </p>
      )}
    </header>
  );
}

function languageName(tag: string, shownIn: string): string {
  try {
    return new Intl.DisplayNames(shownIn, { type: 'language' }).of(tag) ?? tag;
  } catch (error) {
    // Not every import brings a tag that is one.
    if (!(error instanceof RangeError)) throw error;
    return tag;
  }
}
