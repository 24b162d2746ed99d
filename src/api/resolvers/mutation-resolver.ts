import { randomUUID } from 'node:crypto';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { requireRole } from '../../access/principal.js';
import { applyLoad } from '../../claims/apply-load.js';
import { retractClaims, setRank, type Edit } from '../../claims/edit-claims.js';
import type { Load } from '../../claims/load.js';
import { mergeEntities } from '../../claims/source-facts.js';
import { badInput } from '../../errors.js';
import type { Transaction } from '../../graph/engine.js';
import { CLAIMS_BY_ID } from '../../graph/statements/claim-statements.js';
import { ENTITIES_BY_ID } from '../../graph/statements/entity-statements.js';
import { claimId, type ClaimRank } from '../../model/claim.js';
import { checkEntityId } from '../../model/entity.js';
import { isWholeText } from '../../model/whole-text.js';
import { claimContent, entitiesNamed, loadedClaim, loadedEvidence } from '../claim-input.js';
import { claimFromRecord } from '../claim-values.js';
import { present, type ApiContext } from '../context.js';
import { checkList } from '../page.js';
import { ClaimRankEnum } from '../types/enums.js';
import {
  ClaimInput,
  ClaimsPayload,
  EntityInput,
  RetractionInput,
  UpsertEntitiesPayload,
} from '../types/mutation.js';
import { UserErrors } from '../user-errors.js';

const MOST_AT_ONCE = 1_000;
const LONGEST_NAME = 1_000;
const LONGEST_SUMMARY = 10_000;

/** What editors may do. Each mutation is written whole or not at all. */
@Resolver()
export class MutationResolver {
  @Mutation(() => UpsertEntitiesPayload, {
    description: 'Makes entities, or adds names to those that are known. Needs the editor role.',
  })
  async upsertEntities(
    @Arg('input', () => [EntityInput], { description: `At most ${MOST_AT_ONCE}.` })
    input: EntityInput[],
    @Ctx() context: ApiContext,
  ) {
    requireRole(context.principal, 'EDITOR');
    checkList('input', input, MOST_AT_ONCE);
    const errors = new UserErrors();
    const checked = input
      .map((entity, index) => errors.collect(['input', index], () => checkEntity(entity)))
      .filter((entity) => entity !== undefined);
    checkOneTypeEach(errors, input);
    if (errors.found.length > 0) return { entities: [], userErrors: errors.found };
    const entities = [...mergeEntities(context.vocabulary, checked).values()];
    const load = { ...editorLoad(context), entities, claims: [] };
    return write(context, errors, { entities: [] }, async (transaction) => {
      await applyLoad(transaction, context.vocabulary, load);
      const ids = checked.map(({ id }) => id);
      const known = await transaction.run(ENTITIES_BY_ID, { ids: [...new Set(ids)] });
      const byId = new Map(known.map(({ requestedId, entity }) => [requestedId, entity]));
      return { entities: ids.map((id) => present(byId.get(id), id)) };
    });
  }

  @Mutation(() => ClaimsPayload, {
    description:
      'Asserts claims, each with the words that say so. Lifts an editor’s retraction. Needs the editor role.',
  })
  async assertClaims(
    @Arg('input', () => [ClaimInput], { description: `At most ${MOST_AT_ONCE}.` })
    input: ClaimInput[],
    @Ctx() context: ApiContext,
  ) {
    requireRole(context.principal, 'EDITOR');
    checkList('input', input, MOST_AT_ONCE);
    const errors = new UserErrors();
    return write(context, errors, { claims: [], changed: 0 }, async (transaction) => {
      const known = await transaction.run(ENTITIES_BY_ID, {
        ids: [...new Set(input.flatMap(entitiesNamed))],
      });
      const entities = new Map(known.map(({ requestedId, entity }) => [requestedId, entity]));
      const claims = [];
      for (const [index, claim] of input.entries()) {
        const content = errors.collect(['input', index], () =>
          claimContent(context.vocabulary, entities, claim),
        );
        if (claim.evidence.length === 0)
          errors.add(['input', index], badInput('evidence', 'at least one extract', '[]'));
        const evidence = [];
        for (const [position, extract] of claim.evidence.entries()) {
          try {
            evidence.push(await loadedEvidence(entities, context.articleTexts, extract));
          } catch (error) {
            errors.add(['input', index, 'evidence', position], error);
          }
        }
        if (content !== undefined)
          claims.push({
            id: claimId(content),
            replaces: claim.replaces,
            ...loadedClaim(content, claim, evidence),
          });
        if (content !== undefined && claim.replaces === claimId(content))
          errors.add(['input', index], badInput('replaces', 'another claim', claim.replaces));
      }
      const replaced = input.map(({ replaces }, index) => ({
        path: ['input', index],
        argument: 'replaces',
        id: replaces,
      }));
      if (!(await checkKnown(transaction, errors, replaced))) return undefined;
      const load: Load = { ...editorLoad(context), entities: [], claims };
      const report = await applyLoad(transaction, context.vocabulary, load);
      const corrected = claims.flatMap(({ id, replaces }) =>
        replaces ? [{ claimId: replaces, replacedBy: id }] : [],
      );
      const retracted = await retractClaims(transaction, editOf(load), corrected);
      return {
        claims: await readClaims(
          transaction,
          claims.map(({ id }) => id),
        ),
        changed: report.claimsCreated + report.claimsAsserted + retracted.length,
      };
    });
  }

  @Mutation(() => ClaimsPayload, {
    description: 'Takes claims back; no reload brings them again. Needs the editor role.',
  })
  async retractClaims(
    @Arg('input', () => [RetractionInput], { description: `At most ${MOST_AT_ONCE}.` })
    input: RetractionInput[],
    @Ctx() context: ApiContext,
  ) {
    requireRole(context.principal, 'EDITOR');
    checkList('input', input, MOST_AT_ONCE);
    const retractions = input.map(({ claim, replacedBy }) => ({
      claimId: claim,
      replacedBy: replacedBy ?? undefined,
    }));
    const errors = new UserErrors();
    return write(context, errors, { claims: [], changed: 0 }, async (transaction) => {
      const named = input.flatMap(({ claim, replacedBy }, index) => [
        { path: ['input', index], argument: 'claim', id: claim },
        { path: ['input', index], argument: 'replacedBy', id: replacedBy },
      ]);
      for (const [index, { claim, replacedBy }] of input.entries()) {
        if (claim === replacedBy)
          errors.add(['input', index], badInput('replacedBy', 'another claim', replacedBy));
      }
      if (!(await checkKnown(transaction, errors, named))) return undefined;
      const changed = await retractClaims(transaction, editOf(editorLoad(context)), retractions);
      return {
        claims: await readClaims(
          transaction,
          input.map(({ claim }) => claim),
        ),
        changed: changed.length,
      };
    });
  }

  @Mutation(() => ClaimsPayload, {
    description: 'Says which of several claims to believe. Needs the editor role.',
  })
  async setRank(
    @Arg('claims', () => [ID], { description: `At most ${MOST_AT_ONCE}.` }) claims: string[],
    @Arg('rank', () => ClaimRankEnum, { description: 'Their rank from now on.' }) rank: string,
    @Ctx() context: ApiContext,
  ) {
    requireRole(context.principal, 'EDITOR');
    checkList('claims', claims, MOST_AT_ONCE);
    const errors = new UserErrors();
    return write(context, errors, { claims: [], changed: 0 }, async (transaction) => {
      const named = claims.map((id, index) => ({ path: ['claims'], argument: String(index), id }));
      if (!(await checkKnown(transaction, errors, named))) return undefined;
      const changed = await setRank(
        transaction,
        editOf(editorLoad(context)),
        claims,
        rank as ClaimRank,
      );
      return { claims: await readClaims(transaction, claims), changed: changed.length };
    });
  }
}

/** What is said twice of one entity is joined; two types of it cannot be. */
function checkOneTypeEach(errors: UserErrors, input: readonly EntityInput[]): void {
  const types = new Map<string, string>();
  for (const [index, { id, type }] of input.entries()) {
    if (id === null || id === undefined) continue;
    const before = types.get(id) ?? type;
    if (before !== type)
      errors.add(
        ['input', index],
        badInput('type', `${before}, as in the same input before`, type),
      );
    types.set(id, before);
  }
}

/** Keeps a mistake for each claim that is not known. → whether all are. */
async function checkKnown(
  transaction: Transaction,
  errors: UserErrors,
  claims: readonly {
    readonly path: readonly (string | number)[];
    readonly argument: string;
    readonly id: string | null | undefined;
  }[],
): Promise<boolean> {
  const named = claims.flatMap(({ id, ...where }) =>
    id === null || id === undefined ? [] : [{ id, ...where }],
  );
  const records = await transaction.run(CLAIMS_BY_ID, {
    ids: [...new Set(named.map(({ id }) => id))],
  });
  const known = new Set(records.map(({ id }) => id));
  for (const { path, argument, id } of named) {
    if (!known.has(id))
      errors.add(path, badInput(argument, 'the id of a claim that is recorded', id));
  }
  return errors.found.length === 0;
}

function checkEntity({ id, type, name, aliases, summary }: EntityInput) {
  checkText('name', name, LONGEST_NAME);
  for (const [index, alias] of (aliases ?? []).entries())
    checkText(`aliases.${index}`, alias, LONGEST_NAME);
  if (summary) checkText('summary', summary, LONGEST_SUMMARY);
  return {
    id: checkEntityId(id ?? randomUUID()),
    type,
    facts: {
      NAME: [name],
      ...(aliases?.length ? { ALIAS: aliases } : {}),
      ...(summary ? { SUMMARY: [summary] } : {}),
    } as Record<string, readonly string[]>,
  };
}

function checkText(argument: string, text: string, most: number): void {
  if (text.trim() === '' || text.length > most || !isWholeText(text))
    throw badInput(argument, `1 to ${most} whole characters`, text);
}

/** A key is a source of its own: what it asserted can be told from what others did. */
function editorLoad({ principal }: ApiContext) {
  return {
    source: {
      id: `editor:${principal.keyId ?? principal.name}`,
      kind: 'EDITOR' as const,
      name: principal.name,
    },
    actor: principal.name,
    at: new Date().toISOString(),
    replace: false,
  };
}

const editOf = ({ actor, at, source }: Pick<Load, 'actor' | 'at' | 'source'>): Edit => ({
  actor,
  at,
  source,
});

/** Runs an edit in one transaction; a mistake in the input rolls it back and goes into the payload. */
export async function write<Payload extends object>(
  context: ApiContext,
  errors: UserErrors,
  nothing: Payload,
  work: (transaction: Transaction) => Promise<Payload | undefined>,
): Promise<Payload & { userErrors: UserErrors['found'] }> {
  try {
    const payload = await context.track(() =>
      context.engine.write((transaction) => {
        // The engine may run it again after a conflict.
        errors.found.length = 0;
        return work(transaction);
      }, context.deadline),
    );
    context.forget();
    return { ...(payload ?? nothing), userErrors: errors.found };
  } catch (error) {
    errors.add([], error);
    return { ...nothing, userErrors: errors.found };
  }
}

async function readClaims(transaction: Transaction, ids: readonly string[]) {
  const records = await transaction.run(CLAIMS_BY_ID, { ids: [...new Set(ids)] });
  const byId = new Map(records.map((record) => [record.id, record]));
  return ids.map((id) => claimFromRecord(present(byId.get(id), id)));
}
