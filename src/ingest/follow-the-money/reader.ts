import { badInput, SutraError } from '../../errors.js';
import type { ClaimInput } from '../../claims/load.js';
import { checkEntityId, type EntityInput } from '../../model/entity.js';
import { TIMELESS } from '../../model/validity.js';
import { isWholeText } from '../../model/whole-text.js';
import type { ClaimValue } from '../../model/value.js';
import { followTheMoney } from '../../vocabulary/follow-the-money.js';
import { isFollowTheMoneyId } from '../../vocabulary/follow-the-money-id.js';
import type { Vocabulary } from '../../vocabulary/vocabulary.js';
import type { ReadRecord } from '../import-format.js';
import { edgeValidity } from './edge-validity.js';
import { Mistakes } from './mistakes.js';
import { addContextFacts, contextOf, WHOLE_TEXT } from './record-context.js';
import {
  schemaPlans,
  type EdgePlan,
  type EntityPlan,
  type PropertyPlan,
  type SchemaPlan,
} from './schema-plan.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads FollowTheMoney entities, as parsed JSON: `{id, schema, properties, …}`. Nothing is dropped: an entity schema
 * becomes an entity, its properties facts and those that point to entities relations; an edge schema becomes one
 * relation for each pair of its ends, all with the edge's id as their record's. docs/follow-the-money.md has it all.
 *
 * The function that comes back makes no use of what it read before.
 * @throws SutraError BAD_USER_INPUT that names every mistake of the entity: one bad value refuses the whole of it.
 */
export function followTheMoneyReader(
  vocabulary: Vocabulary,
): (entity: unknown) => readonly ReadRecord[] {
  const plans = schemaPlans(vocabulary);
  const mistakes = new Mistakes();
  return (entity) => {
    mistakes.clear();
    try {
      const record = readEntity(plans, entity, mistakes);
      mistakes.throwIfAny();
      return record === undefined ? [] : [record];
    } catch (error) {
      // JSON is parsed to any depth, and written to what the stack holds.
      if (!(error instanceof RangeError)) throw error;
      throw badInput('entity', 'values nested less deeply', 'too many levels', error);
    }
  };
}

function readEntity(
  plans: ReadonlyMap<string, SchemaPlan>,
  entity: unknown,
  mistakes: Mistakes,
): ReadRecord | undefined {
  if (!isObject(entity)) {
    mistakes.add('entity', 'an object with id, schema and properties', entity);
    return undefined;
  }
  const id = readId(entity['id'], mistakes);
  const plan = readSchema(plans, entity['schema'], mistakes);
  const properties = entity['properties'] ?? {};
  if (!isObject(properties)) {
    mistakes.add('properties', 'an object of lists of values', properties);
    return undefined;
  }
  if (plan === undefined) return undefined;
  return plan.of === 'ENTITY'
    ? readThing(plan, id, entity, properties, mistakes)
    : readEdge(plan, id, entity, properties, mistakes);
}

function readThing(
  plan: EntityPlan,
  id: string,
  entity: Json,
  properties: Json,
  mistakes: Mistakes,
): ReadRecord {
  const facts: Record<string, readonly string[]> = {};
  const claims: ClaimInput[] = [];
  if (plan.schema !== undefined) facts['SCHEMA'] = [plan.schema];
  for (const name in properties) {
    const property = plan.properties.get(name);
    if (property === undefined) {
      mistakes.add(`properties.${name}`, propertyExpectation(entity, name), properties[name]);
      continue;
    }
    const texts = readTexts(property, properties[name], id, mistakes);
    if (texts.length === 0) continue;
    const { use } = property;
    if (use.as === 'FACT') {
      facts[use.property] = texts;
    } else if (use.as === 'LINK') {
      for (const objectId of texts) claims.push(link(use.kind, id, objectId, use.qualifiers));
    }
  }
  addContextFacts(entity, facts, mistakes.add);
  const input: EntityInput = { id, type: plan.type, facts };
  return { entities: [input], claims };
}

function link(
  kind: string,
  subjectId: string,
  objectId: string,
  qualifiers: ClaimInput['content']['qualifiers'],
): ClaimInput {
  return {
    content: {
      family: 'RELATION',
      kind,
      subjectId,
      objectId,
      qualifiers,
      validity: TIMELESS,
      modality: 'ACTUAL',
    },
    evidence: NO_EVIDENCE,
  };
}

const NO_EVIDENCE: ClaimInput['evidence'] = [];

function readEdge(
  plan: EdgePlan,
  id: string,
  entity: Json,
  properties: Json,
  mistakes: Mistakes,
): ReadRecord {
  const qualifiers: Record<string, readonly ClaimValue[]> = {};
  let sources: readonly string[] = [];
  let targets: readonly string[] = [];
  let starts: readonly string[] | undefined;
  let ends: readonly string[] | undefined;
  let dates: readonly string[] | undefined;
  for (const name in properties) {
    const property = plan.properties.get(name);
    if (property === undefined) {
      mistakes.add(`properties.${name}`, propertyExpectation(entity, name), properties[name]);
      continue;
    }
    const isEnd = property.use.as === 'END';
    // An edge may lead from an entity to itself; it is no link of the edge's own record.
    const texts = readTexts(property, properties[name], isEnd ? undefined : id, mistakes);
    if (texts.length === 0) continue;
    if (name === plan.source) sources = texts;
    if (name === plan.target) targets = texts;
    if (name === 'startDate') starts = texts;
    if (name === 'endDate') ends = texts;
    if (name === 'date') dates = texts;
    if (property.use.as === 'QUALIFIER') {
      const { qualifier, value } = property.use;
      qualifiers[qualifier] = texts.map((text) => qualifierValue(value, text));
    }
  }
  if (sources.length === 0)
    mistakes.add(
      `properties.${plan.source}`,
      'the id of an entity, where the edge begins',
      undefined,
    );
  if (targets.length === 0)
    mistakes.add(
      `properties.${plan.target}`,
      'the id of an entity, where the edge ends',
      undefined,
    );
  const common = {
    family: 'RELATION' as const,
    kind: plan.kind,
    qualifiers,
    validity: mistakes.any ? TIMELESS : edgeValidity(starts, ends, dates),
    modality: 'ACTUAL' as const,
    recordId: id,
  };
  // All ends, where there are several, so that an export finds the claims that were one record.
  const allEnds =
    sources.length * targets.length > 1
      ? { [plan.source]: sources, [plan.target]: targets }
      : undefined;
  const record = contextOf(entity, allEnds, mistakes.add);
  const claims: ClaimInput[] = [];
  for (const subjectId of sources) {
    for (const objectId of targets) {
      const content = { ...common, subjectId, objectId };
      claims.push({ content, record, evidence: NO_EVIDENCE });
    }
  }
  return { entities: [], claims };
}

/** A date with a time of day is text, as for facts: no day more or less is meant by it. */
function qualifierValue(type: ClaimValue['type'], text: string): ClaimValue {
  if (type === 'ENTITY') return { type, entity: text };
  if (type === 'DATE' && text.length <= 10) return { type, date: text };
  return { type: 'TEXT', text };
}

function readId(id: unknown, mistakes: Mistakes): string {
  if (typeof id !== 'string' && typeof id !== 'number') {
    mistakes.add('id', 'text that names the entity', id);
    return '';
  }
  const text = String(id);
  // What entities' own ids look like needs no closer look.
  if (text.length <= 256 && isFollowTheMoneyId(text) && text.charAt(1) !== '-') return text;
  try {
    return checkEntityId(text);
  } catch (error) {
    if (!(error instanceof SutraError)) throw error;
    mistakes.take(error);
    return '';
  }
}

function readSchema(
  plans: ReadonlyMap<string, SchemaPlan>,
  schema: unknown,
  mistakes: Mistakes,
): SchemaPlan | undefined {
  const plan = typeof schema === 'string' ? plans.get(schema) : undefined;
  if (plan !== undefined) return plan;
  const known = followTheMoney.getSchemata().find(({ name }) => name === schema);
  const expected = known?.abstract
    ? 'a schema that is not abstract'
    : 'the name of a FollowTheMoney schema';
  mistakes.add('schema', expected, schema);
  return undefined;
}

/**
 * The values of a property, each once. FollowTheMoney's tools take one value for a list, numbers and truth values as
 * text, and an object for its id, and pass over null and empty text; so does this.
 */
function readTexts(
  property: PropertyPlan,
  values: unknown,
  ownId: string | undefined,
  mistakes: Mistakes,
): readonly string[] {
  if (!Array.isArray(values)) return readTexts(property, [values], ownId, mistakes);
  const texts: string[] = [];
  // A list of some values is searched faster than a set is made; a list of thousands is not.
  const seen = values.length > 20 ? new Set<string>() : undefined;
  for (let index = 0; index < values.length; index += 1) {
    const value: unknown = values[index];
    const text = typeof value === 'string' ? value : textOf(value);
    if (text === undefined) {
      mistakes.add(placeOf(property, index), 'text', value);
      continue;
    }
    if (text === '' || text.trim() === '') continue;
    if (!isWholeText(text)) {
      mistakes.add(placeOf(property, index), WHOLE_TEXT, text);
      continue;
    }
    const kept = property.check === undefined ? text : property.check.read(text);
    if (kept === undefined) {
      mistakes.add(placeOf(property, index), property.check?.expected ?? 'text', text);
    } else if (kept === ownId && property.use.as !== 'FACT' && isToEntity(property)) {
      mistakes.add(placeOf(property, index), 'the id of another entity', text);
    } else if (seen === undefined ? !texts.includes(kept) : !seen.has(kept)) {
      seen?.add(kept);
      texts.push(kept);
    }
  }
  return texts;
}

function placeOf(property: PropertyPlan, index: number): string {
  return `properties.${property.name}[${index}]`;
}

function isToEntity({ use }: PropertyPlan): boolean {
  return use.as === 'LINK' || (use.as === 'QUALIFIER' && use.value === 'ENTITY');
}

/** As Python's tools write numbers and truth values; undefined for what is none of these. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(2);
  if (typeof value === 'boolean') return String(value);
  return undefined;
}

function propertyExpectation(entity: Json, name: string): string {
  const schema = String(entity['schema']);
  const property = followTheMoney.getSchema(schema).getProperties().get(name);
  return property?.stub
    ? `nothing, because ${name} is the far end of another schema's property`
    : `a property of ${schema}`;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
