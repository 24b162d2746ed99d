import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Modality } from '../../model/claim.js';
import { findPaths } from '../../paths/find-paths.js';
import { neighborhood } from '../../paths/neighborhood.js';
import { graphStats } from '../../search/graph-stats.js';
import { timeFilter } from '../as-of.js';
import type { ApiContext } from '../context.js';
import { primeEntities } from '../loaders.js';
import { checkCount, checkList } from '../page.js';
import { entitiesAlone, MOST_AMONG, subgraphAmong } from '../subgraphs.js';
import { NeighborhoodArguments, PathArguments } from '../types/arguments.js';
import { AmongArguments } from '../types/neighbor-arguments.js';
import { Path, Subgraph } from '../types/graph.js';
import { GraphStats } from '../types/stats.js';
import { VocabularyType } from '../types/vocabulary.js';

const ACTUAL: readonly Modality[] = ['ACTUAL'];
const MOST_STARTS = 100;
const MOST_AVOIDED = 200;

@Resolver()
export class GraphResolver {
  @Query(() => Subgraph, {
    complexity: 500,
    description: 'What lies around some entities. Ids that are not known are passed over.',
  })
  async neighborhood(
    @Args(() => NeighborhoodArguments) args: NeighborhoodArguments,
    @Ctx() context: ApiContext,
  ) {
    const question = {
      ids: checkList('ids', args.ids, MOST_STARTS, 1),
      depth: checkCount('depth', args.depth ?? 1, 1, 3),
      limit: checkCount('limit', args.limit ?? 200, 1, 1_000),
      kinds: args.kinds ?? undefined,
      modalities: (args.modalities ?? ACTUAL) as readonly Modality[],
      at: timeFilter(args.at),
    };
    // An empty list lets no relation through; to the search for neighbors it would mean all.
    const nothing = args.kinds?.length === 0 || args.modalities?.length === 0;
    const found = nothing
      ? await entitiesAlone(context, question.ids, question.limit)
      : await context.track(() =>
          neighborhood(context.engine, context.vocabulary, question, context.deadline),
        );
    primeEntities(context, found.nodes);
    return found;
  }

  @Query(() => Subgraph, {
    complexity: 500,
    description:
      'Some entities, and all relations among them, of whatever kind. Ids that are not known are passed over; at most 5,000 relations come back.',
  })
  relationsAmong(@Args(() => AmongArguments) args: AmongArguments, @Ctx() context: ApiContext) {
    return subgraphAmong(context, checkList('ids', args.ids, MOST_AMONG, 1), args);
  }

  @Query(() => [Path], {
    complexity: 1_000,
    description:
      'The shortest ways between two entities, shortest first; empty when there is none, or an end is not known.',
  })
  async paths(@Args(() => PathArguments) args: PathArguments, @Ctx() context: ApiContext) {
    const avoid = args.avoid ?? {};
    const question = {
      from: args.from,
      to: args.to,
      maxLength: checkCount('maxLength', args.maxLength ?? 4, 1, 6),
      first: checkCount('first', args.first ?? 5, 1, 50),
      kinds: args.kinds ?? undefined,
      modalities: (args.modalities ?? ACTUAL) as readonly Modality[],
      at: timeFilter(args.at),
      avoid: {
        types: avoid.types ?? [],
        ids: checkList('avoid.ids', avoid.ids ?? [], MOST_AVOIDED),
        kinds: avoid.kinds ?? [],
        degree:
          avoid.degree === undefined || avoid.degree === null
            ? undefined
            : checkCount('avoid.degree', avoid.degree, 0, 2_147_483_647),
      },
    };
    if (args.kinds?.length === 0 || args.modalities?.length === 0) return [];
    const found = await context.track(() =>
      findPaths(context.engine, context.vocabulary, question, context.deadline),
    );
    for (const { nodes } of found) primeEntities(context, nodes);
    return found;
  }

  @Query(() => GraphStats, {
    complexity: 1_000,
    description: 'How much there is of what.',
  })
  async stats(@Ctx() context: ApiContext) {
    const stats = await context.track(() =>
      graphStats(context.engine, context.vocabulary, context.deadline),
    );
    return {
      ...stats,
      entitiesByType: mostFirst(stats.entitiesByType).map(([type, count]) => ({ type, count })),
      relationsByKind: mostFirst(stats.relationsByKind).map(([kind, count]) => ({ kind, count })),
      evidenceByVerification: [...stats.evidenceByVerification].map(([verification, count]) => ({
        verification,
        count,
      })),
      claimsByModality: [...stats.claimsByModality].map(([modality, count]) => ({
        modality,
        count,
      })),
      sourcesByKind: [...stats.sourcesByKind].map(([kind, count]) => ({ kind, count })),
    };
  }

  @Query(() => VocabularyType, {
    description: 'The catalogue of types, kinds, properties and qualifiers.',
  })
  vocabulary(@Ctx() { vocabulary }: ApiContext) {
    return {
      types: [...vocabulary.types.values()],
      kinds: [...vocabulary.kinds.values()],
      properties: [...vocabulary.properties.values()],
      qualifiers: [...vocabulary.qualifiers.values()],
    };
  }
}

function mostFirst(totals: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...totals]
    .filter(([, count]) => count > 0)
    .sort(([left, many], [right, more]) => more - many || (left < right ? -1 : 1));
}
