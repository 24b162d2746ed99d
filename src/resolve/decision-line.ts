import { badInput } from '../errors.js';
import { JUDGEMENTS, type Decision, type Judgement } from '../model/decision.js';
import type { Verdict } from '../claims/decide.js';

/** A decision as a line of NDJSON. */
export function decisionLine(decision: Decision): string {
  const { id, leftId, rightId, judgement, score, actor, at, undoneAt, undoneBy } = decision;
  return JSON.stringify({
    id,
    left: leftId,
    right: rightId,
    judgement,
    ...(score === undefined ? {} : { score }),
    actor,
    at,
    ...(undoneAt === undefined ? {} : { undoneAt, undoneBy }),
  });
}

/** As nomenklatura's resolver files have it: `[left, right, judgement, score, user, timestamp]`. */
export function nomenklaturaLine({
  leftId,
  rightId,
  judgement,
  score,
  actor,
  at,
}: Decision): string {
  return JSON.stringify([rightId, leftId, judgement.toLowerCase(), score ?? null, actor, at]);
}

const LONGEST_LINE = 10_000;
const LONGEST_ACTOR = 256;
/** What nomenklatura knows beside: nobody has decided. */
const UNDECIDED = new Set(['UNSURE', 'NO_JUDGEMENT']);

/**
 * Reads a line of either form.
 * @returns undefined for a line that decides nothing: an empty one, one of nomenklatura's that is unsure, one of ours
 *   that was undone.
 * @throws SutraError BAD_USER_INPUT for anything else.
 */
export function readDecisionLine(line: string): Verdict | undefined {
  if (line.trim() === '') return undefined;
  if (line.length > LONGEST_LINE)
    throw badInput('line', `at most ${LONGEST_LINE} characters`, `${line.length} characters`);
  const parsed = parse(line);
  const fields: Readonly<Record<string, unknown>> = Array.isArray(parsed)
    ? {
        left: parsed[0] as unknown,
        right: parsed[1] as unknown,
        judgement: parsed[2] as unknown,
        score: parsed[3] as unknown,
        actor: parsed[4] as unknown,
        at: parsed[5] as unknown,
      }
    : (parsed as Record<string, unknown>);
  const judgement = String(fields['judgement']).toUpperCase();
  if (UNDECIDED.has(judgement) || typeof fields['undoneAt'] === 'string') return undefined;
  if (!(JUDGEMENTS as readonly string[]).includes(judgement))
    throw badInput('judgement', 'positive or negative', fields['judgement']);
  const score = fields['score'] ?? undefined;
  if (score !== undefined && typeof score !== 'number')
    throw badInput('score', 'a number from 0 to 1', score);
  return {
    left: textOf(fields, 'left'),
    right: textOf(fields, 'right'),
    judgement: judgement as Judgement,
    score,
    actor: isAbsent(fields['actor']) ? undefined : textOf(fields, 'actor').slice(0, LONGEST_ACTOR),
    at: isAbsent(fields['at']) ? undefined : instant(textOf(fields, 'at')),
  };
}

const isAbsent = (value: unknown) => value === undefined || value === null;

function parse(line: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch (error) {
    throw badInput('line', 'JSON', line, error);
  }
  if (typeof parsed !== 'object' || parsed === null)
    throw badInput('line', 'an object, or a list as nomenklatura writes it', parsed);
  return parsed;
}

function textOf(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw badInput(name, 'a text', value);
  return value;
}

/** nomenklatura writes times without a zone, and means UTC. */
function instant(text: string): string {
  const time = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(time)) throw badInput('at', 'an ISO 8601 instant', text);
  return new Date(time).toISOString();
}
