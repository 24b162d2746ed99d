import { Arg, Args, Ctx, Float, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { requireRole } from '../../access/principal.js';
import { badInput } from '../../errors.js';
import type { Transaction } from '../../graph/engine.js';
import { DECISION_COUNTS, DECISION_PAGES } from '../../graph/statements/decision-statements.js';
import { ENTITIES_BY_ID } from '../../graph/statements/entity-statements.js';
import { decisionOrder, type Decision, type Judgement } from '../../model/decision.js';
import { candidatesOf } from '../../resolve/candidates-of.js';
import { decide, undoDecisions } from '../../claims/decide.js';
import { DEFAULT_THRESHOLD } from '../../resolve/weights.js';
import { present, type ApiContext } from '../context.js';
import { entityLoader } from '../loaders.js';
import { checkCount, checkList, connection, pageRequest } from '../page.js';
import { PageArguments } from '../types/arguments.js';
import { DecisionConnection } from '../types/connection.js';
import { DecisionFilter, DecisionsPayload, MatchCandidate, MatchInput } from '../types/decision.js';
import { UserErrors } from '../user-errors.js';
import { write } from './mutation-resolver.js';

const MOST_AT_ONCE = 1_000;
const MOST_ENTITIES = 100;
const MOST_CANDIDATES = 50;

/** Which records are the same thing: who may be, who was decided to be, and deciding it. */
@Resolver()
export class DecisionResolver {
  @Query(() => [MatchCandidate], {
    complexity: 200,
    description:
      'Whom an entity may be the same as, best first: not what was decided already. Compares what the search index finds by its names; `sutra resolve candidates` looks through the whole graph.',
  })
  async candidates(
    @Arg('id', () => ID, { description: 'The entity.' }) id: string,
    @Arg('threshold', () => Float, {
      nullable: true,
      defaultValue: DEFAULT_THRESHOLD,
      description: 'The least score, 0 to 1.',
    })
    threshold: number | null,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 10,
      description: `How many at most, 1 to ${MOST_CANDIDATES}.`,
    })
    first: number | null,
    @Ctx() context: ApiContext,
  ) {
    const least = threshold ?? DEFAULT_THRESHOLD;
    if (!(least >= 0 && least <= 1)) throw badInput('threshold', 'a number from 0 to 1', least);
    const limit = checkCount('first', first ?? 10, 1, MOST_CANDIDATES);
    const entity = await entityLoader(context).load(id);
    if (entity === undefined) return [];
    const found = await context.track(() =>
      candidatesOf(
        context.engine,
        context.vocabulary,
        { id, threshold: least, limit },
        context.deadline,
      ),
    );
    return found.map(async ({ left, right, score, features }) => {
      const [own, other] =
        left.canonicalId === entity.id ? ([left, right] as const) : ([right, left] as const);
      const node = await entityLoader(context).load(other.canonicalId);
      return {
        recordId: own.id,
        otherRecordId: other.id,
        entity: present(node, other.canonicalId),
        score,
        features,
      };
    });
  }

  @Query(() => DecisionConnection, {
    complexity: 100,
    description: 'What was decided on which records are the same thing, oldest first.',
  })
  async decisions(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: ApiContext,
    @Arg('filter', () => DecisionFilter, { nullable: true, description: 'Only some of them.' })
    filter?: DecisionFilter | null,
  ) {
    const entities = filter?.entities ?? null;
    if (entities !== null) checkList('filter.entities', entities, MOST_ENTITIES);
    const asked = {
      entities,
      judgement: filter?.judgement ?? null,
      actor: filter?.actor ?? null,
      undone: filter?.includeUndone === true ? null : false,
    };
    const request = pageRequest('decisions', asked, args);
    const start = entities === null ? 'all' : 'entities';
    const page = { after: request.after?.[0] ?? '', limit: request.first + 1 };
    const decisions = await context.read(DECISION_PAGES[start], { ...asked, ...page });
    return {
      ...connection(request, decisions, (decision) => ({
        node: decision,
        position: [decisionOrder(decision)],
      })),
      count: async () => (await context.read(DECISION_COUNTS[start], asked))[0] ?? 0,
    };
  }

  @Mutation(() => DecisionsPayload, {
    description:
      'Says of pairs of records that they are the same thing or that they are not. All or, where one contradicts what is decided, none. Needs the editor role.',
  })
  async decideMatch(
    @Arg('input', () => [MatchInput], { description: `At most ${MOST_AT_ONCE}.` })
    input: MatchInput[],
    @Ctx() context: ApiContext,
  ) {
    requireRole(context.principal, 'EDITOR');
    checkList('input', input, MOST_AT_ONCE);
    const verdicts = input.map(({ left, right, judgement, score }) => ({
      left,
      right,
      judgement: judgement as Judgement,
      score: score ?? undefined,
    }));
    return change(context, (transaction, recording) =>
      decide(transaction, context.vocabulary, verdicts, recording).then(
        ({ decisions }) => decisions,
      ),
    );
  }

  @Mutation(() => DecisionsPayload, {
    description:
      'Takes decisions out of effect, each alone; they stay on record. What only they joined is parted, exactly as it was. Needs the editor role.',
  })
  async undoDecision(
    @Arg('ids', () => [ID], { description: `Ids of decisions in effect, at most ${MOST_AT_ONCE}.` })
    ids: string[],
    @Ctx() context: ApiContext,
  ) {
    requireRole(context.principal, 'EDITOR');
    checkList('ids', ids, MOST_AT_ONCE);
    return change(context, (transaction, recording) =>
      undoDecisions(transaction, context.vocabulary, ids, recording),
    );
  }
}

function change(
  context: ApiContext,
  work: (
    transaction: Transaction,
    recording: { actor: string; at: string },
  ) => Promise<readonly Decision[]>,
) {
  const errors = new UserErrors();
  const recording = { actor: context.principal.name, at: new Date().toISOString() };
  const nothing: { decisions: readonly Decision[]; entities: readonly unknown[] } = {
    decisions: [],
    entities: [],
  };
  return write(context, errors, nothing, async (transaction) => {
    const decisions = await work(transaction, recording);
    const ids = [...new Set(decisions.flatMap(({ leftId, rightId }) => [leftId, rightId]))];
    const found = await transaction.run(ENTITIES_BY_ID, { ids });
    const entities = new Map(found.map(({ entity }) => [entity.id, entity]));
    const order = [
      ...new Set(ids.flatMap((id) => found.find((row) => row.requestedId === id)?.entity.id ?? [])),
    ];
    return { decisions, entities: order.map((id) => entities.get(id)) };
  });
}
