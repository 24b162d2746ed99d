import { contradict } from '../claims/contradict.js';
import { parallelRelations } from '../graph/statements/neighbor-statements.js';
import type { ClaimRecord } from '../graph/statements/records.js';
import { groupBy } from '../model/group-by.js';
import type { ClaimValueObject, RelationValue } from './claim-values.js';
import type { ApiContext } from './context.js';
import { claimLoader, entityLoader, factLoader } from './loaders.js';

const MOST_CONFLICTS = 20;
const MOST_FACTS = 1_000;

/** The live claims that contradict one: at most two statements for all relations of a level, and two for all facts. */
export async function conflictsOf(
  context: ApiContext,
  claim: ClaimValueObject,
): Promise<readonly ClaimRecord[]> {
  if (claim.record !== undefined && claim.record.state !== 'LIVE') return [];
  const found =
    claim.family === 'RELATION'
      ? await parallelClaims(context, claim)
      : await factsBeside(context, claim.record);
  const own = claim.record ?? found.find(({ id }) => id === claim.id);
  if (own === undefined) return [];
  return found.filter((other) => contradict(own, other)).slice(0, MOST_CONFLICTS);
}

/** A relation and those of its kind between the same two, by sort key; none where it stands alone. */
async function parallelClaims(context: ApiContext, relation: RelationValue) {
  const { id, kind } = relation;
  const beside = (await parallelLoader(context).load(edgeKey(relation))) ?? [];
  const isSymmetric = context.vocabulary.kinds.get(kind)?.symmetric === true;
  const ids = beside.filter(({ sameWay }) => sameWay || isSymmetric);
  if (ids.length === 0) return [];
  const claims = await Promise.all(
    [id, ...ids.map(({ parallelId }) => parallelId)].map((claimId) =>
      claimLoader(context).load(claimId),
    ),
  );
  return claims
    .filter((claim) => claim !== undefined)
    .sort((left, right) => (left.sortKey < right.sortKey ? -1 : 1));
}

/** All facts of a fact's entity with its property. */
async function factsBeside(context: ApiContext, fact: ClaimRecord) {
  const entity = await entityLoader(context).load(fact.subjectId);
  if (entity === undefined) return [];
  const scope = { properties: null, at: undefined, limit: MOST_FACTS, after: '' };
  const facts = (await factLoader(context, scope).load(entity.canonicalId)) ?? [];
  return facts.filter(({ kind }) => kind === fact.kind);
}

/** Others of a relation's kind between the same two. The key is an `edgeKey`. */
function parallelLoader(context: ApiContext) {
  return context.loader<string, readonly { parallelId: string; sameWay: boolean }[]>(
    'parallel',
    null,
    async (names) => {
      const keys = names.map((name) => JSON.parse(name) as EdgeKey);
      const rows = await context.engine.read(
        parallelRelations(keys.map(({ kind }) => kind)),
        { keys },
        context.deadline,
      );
      const found = groupBy(rows, ({ claimId }) => claimId);
      return new Map(keys.map(({ id }, index) => [names[index] ?? '', found.get(id) ?? []]));
    },
  );
}

type EdgeKey = Readonly<Record<'id' | 'kind' | 'sourceId' | 'targetId', string>>;

/** A text, so that a relation that is asked for twice is one key. */
const edgeKey = ({ id, kind, sourceId, targetId }: RelationValue) =>
  JSON.stringify({ id, kind, sourceId, targetId } satisfies EdgeKey);
