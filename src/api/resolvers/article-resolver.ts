import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MENTION_PAGE } from '../../graph/statements/evidence-statements.js';
import type { EntitySummary } from '../../model/entity.js';
import { groupBy } from '../../model/group-by.js';
import { claimFromRecord } from '../claim-values.js';
import { present, type ApiContext } from '../context.js';
import { evidencePage } from '../evidence-pages.js';
import { articleClaimCountLoader, articleClaimLoader, entityLoader } from '../loaders.js';
import { connection, pageRequest } from '../page.js';
import { PageArguments } from '../types/arguments.js';
import { ClaimConnection, EvidenceConnection, MentionConnection } from '../types/connection.js';
import { Article } from '../types/entity.js';
import { DateTimeScalar } from '../types/scalars.js';

@Resolver(() => Article)
export class ArticleResolver {
  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was published, with the zone it was published in.',
  })
  publishedAt(@Root() { article }: EntitySummary) {
    return article?.publishedAt ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Its language (BCP 47).' })
  language(@Root() { article }: EntitySummary) {
    return article?.language ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where it can be read.' })
  address(@Root() { article }: EntitySummary) {
    return article?.address ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'SHA-256 of the text that extracts’ offsets count in: whoever has the text can check them.',
  })
  textSha256(@Root() { article }: EntitySummary) {
    return article?.textSha256 ?? null;
  }

  @FieldResolver(() => ClaimConnection, { description: 'The claims that cite it.' })
  async claims(
    @Root() { id }: EntitySummary,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ApiContext,
  ) {
    const request = pageRequest('article.claims', { id }, args);
    const scope = { after: request.after?.[0] ?? '', limit: request.first + 1 };
    const claims = (await articleClaimLoader(context, scope).load(id)) ?? [];
    return {
      ...connection(request, claims, (record) => ({
        node: claimFromRecord(record),
        position: [record.sortKey],
      })),
      count: async () => (await articleClaimCountLoader(context).load(id)) ?? 0,
    };
  }

  @FieldResolver(() => EvidenceConnection, {
    description: 'The words that claims cite from it, in the order of the text.',
  })
  extracts(
    @Root() entity: EntitySummary,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ApiContext,
  ) {
    return evidencePage(context, 'article', entity.id, args);
  }

  @FieldResolver(() => MentionConnection, {
    description: 'The entities that claims citing it name.',
  })
  async mentions(
    @Root() entity: EntitySummary,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ApiContext,
  ) {
    const request = pageRequest('mentions', { id: entity.id }, args);
    const scope = { after: request.after?.[0] ?? '', limit: request.first + 1 };
    const loader = context.loader<
      string,
      readonly { entityId: string; position: string; claims: number }[]
    >('mentions', scope, async (ids) => {
      const rows = await context.engine.read(MENTION_PAGE, { ids, ...scope }, context.deadline);
      return groupBy(rows, ({ articleId }) => articleId);
    });
    const rows = (await loader.load(entity.id)) ?? [];
    const nodes = await Promise.all(
      rows.map(({ entityId }) => entityLoader(context).load(entityId)),
    );
    return connection(
      request,
      rows.map((row, index) => ({ ...row, node: present(nodes[index], row.entityId) })),
      ({ node, claims, position }) => ({ node, claimCount: claims, position: [position] }),
    );
  }
}
