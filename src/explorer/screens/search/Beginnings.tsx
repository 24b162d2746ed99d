import { useQuery } from '../../api/use-query.js';
import { EmptyNote } from '../../components/EmptyNote.js';
import { EntityLink } from '../../components/EntityLink.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useScreenQuery } from '../../components/screen-query.js';
import { Skeleton } from '../../components/Skeleton.js';
import { TypeShape } from '../../components/TypeShape.js';
import { BeginningsDocument, type BeginningsQuery } from '../../generated/graphql.js';
import { useMessages } from '../../messages/language.js';
import { chooseBeginnings, type Candidate } from '../../model/beginnings.js';
import { ArticleCard } from './ArticleCard.js';

const VARIABLES = {};
const MOST_OF_TYPE = 5;

/** Ways into the graph for whoever has no name in mind: who is well connected, and the newest articles. */
export function Beginnings() {
  const { search, vocabulary, format } = useMessages();
  const { data, problems, isLoading, retry } = useQuery(BeginningsDocument, VARIABLES);
  useScreenQuery(BeginningsDocument, VARIABLES);
  if (data === undefined) {
    return isLoading ? <Skeleton lines={8} /> : <ErrorNote problems={problems} onRetry={retry} />;
  }
  const { stats, articles } = data;
  if (stats.entities === 0) {
    return (
      <EmptyNote title={search.emptyTitle}>
        <p>{search.emptyText}</p>
      </EmptyNote>
    );
  }
  const numberOf = new Map(stats.entitiesByType.map(({ type, count }) => [type, count]));
  return (
    <>
      <ErrorNote problems={problems} isPartial onRetry={retry} />
      <p className="muted">
        {search.size(
          format.number(stats.entities),
          format.number(stats.relations),
          format.number(stats.evidence),
        )}
      </p>
      <h2>{search.begin}</h2>
      <div className="beginnings">
        {chooseBeginnings(candidates(data), MOST_OF_TYPE).map(({ type, entities }) => (
          <section key={type}>
            <h3>
              <TypeShape type={type} /> {vocabulary.types[type].plural}{' '}
              <span className="muted count">{format.number(numberOf.get(type) ?? 0)}</span>
            </h3>
            <ul>
              {entities.map((entity) => (
                <li key={entity.id}>
                  <EntityLink entity={entity} />
                  <span className="muted count" title={search.relations(entity.degree)}>
                    <span aria-hidden="true">{format.number(entity.degree)}</span>
                    <span className="visually-hidden">{search.relations(entity.degree)}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {articles.edges.length > 0 && (
        <>
          <h2>{search.articles}</h2>
          <div className="article-cards">
            {articles.edges.map(({ node }) => (
              <ArticleCard key={node.id} article={node} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

/** Whom the newest articles and the newest relations name. */
function* candidates({ articles, relations }: BeginningsQuery): Generator<Candidate> {
  for (const { node } of articles.edges) {
    if ('mentions' in node) for (const { node: mention } of node.mentions.edges) yield mention;
  }
  for (const { node } of relations.edges) {
    yield node.source;
    yield node.target;
  }
}
