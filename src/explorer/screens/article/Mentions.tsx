import { EntityLink } from '../../components/EntityLink.js';
import { useMessages } from '../../messages/language.js';
import type { ShownArticle } from './shown-article.js';

/** Whom and what the claims of an article name. */
export function Mentions({ mentions }: { readonly mentions: ShownArticle['mentions']['edges'] }) {
  const { article: texts } = useMessages();
  if (mentions.length === 0) return null;
  return (
    <section aria-labelledby="mentions">
      <h2 id="mentions">{texts.mentions}</h2>
      <ul className="mentions">
        {mentions.map(({ node, claimCount }) => (
          <li key={node.id}>
            <EntityLink entity={node} />{' '}
            <span className="muted count">{texts.times(claimCount)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
