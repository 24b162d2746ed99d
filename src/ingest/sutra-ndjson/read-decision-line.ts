import { badInput } from '../../errors.js';
import {
  decisionId,
  isDecisionId,
  JUDGEMENTS,
  orderedPair,
  type Decision,
} from '../../model/decision.js';
import type { ReadRecord } from '../import-format.js';
import type { JsonField } from './json-fields.js';
import { readEntityId } from './read-entity-line.js';
import { NO_SOURCE } from './source-reference.js';

const LONGEST_ACTOR = 256;
const REQUIRED = ['left', 'right', 'judgement', 'actor', 'at'] as const;

/** Reads a DECISION line. Undefined if there is a mistake. */
export function readDecisionLine(line: JsonField): readonly ReadRecord[] | undefined {
  const fields = line.fields([
    'line',
    'id',
    'left',
    'right',
    'judgement',
    'score',
    'actor',
    'at',
    'undoneAt',
    'undoneBy',
    'idle',
  ]);
  for (const name of REQUIRED)
    if (fields[name] === undefined) line.refuse(`the key ${name}`, 'none');
  const left = readEntityId(fields.left);
  const right = readEntityId(fields.right);
  if (left !== undefined && left === right) fields.right?.refuse('another record than left');
  const judgement = fields.judgement?.oneOf(JUDGEMENTS);
  const score = readScore(fields.score);
  const actor = fields.actor?.text(LONGEST_ACTOR);
  const at = readInstant(fields.at);
  const undoneAt = readInstant(fields.undoneAt);
  const undoneBy = fields.undoneBy?.text(LONGEST_ACTOR);
  const isIdle = fields.idle?.flag();
  if ((fields.undoneAt === undefined) !== (fields.undoneBy === undefined))
    line.refuse('undoneAt and undoneBy, or neither', 'one of them');
  if (
    line.mistakeCount > 0 ||
    left === undefined ||
    right === undefined ||
    judgement === undefined ||
    actor === undefined ||
    at === undefined
  ) {
    return undefined;
  }
  const [leftId, rightId] = orderedPair(left, right);
  const said = { leftId, rightId, judgement, score, actor, at, undoneAt, undoneBy };
  const id = readId(fields.id, said);
  return id === undefined
    ? undefined
    : [{ source: NO_SOURCE, entities: [], claims: [], decisions: [{ id, ...said, isIdle }] }];
}

/** The id that is given, or follows from what is said. */
function readId(field: JsonField | undefined, said: Omit<Decision, 'id'>): string | undefined {
  if (field === undefined) return decisionId(said);
  if (typeof field.value === 'string' && isDecisionId(field.value, said)) return field.value;
  field.note(badInput('id', `${decisionId(said)}, the hash of what is said`, field.value));
  return undefined;
}

function readScore(field: JsonField | undefined): number | undefined {
  const value = field?.value;
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  field?.refuse('a number from 0 to 1');
  return undefined;
}

/** Decisions take effect by time, so all times have one form. */
function readInstant(field: JsonField | undefined): string | undefined {
  const instant = field?.instant();
  return instant === undefined ? undefined : new Date(instant).toISOString();
}
