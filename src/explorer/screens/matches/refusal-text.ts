import type { CandidatePair } from '../../api/candidate-scan.js';
import type { Messages } from '../../messages/messages.js';
import type { UserError } from '../../model/field-errors.js';

/** Why the server would not join two records, in plain words. */
export function refusalText(
  { matches, vocabulary }: Messages,
  { asked, entity }: Pick<CandidatePair, 'asked' | 'entity'>,
  { code, message }: UserError,
): string {
  if (code !== 'CONFLICT') return message;
  // It names the decision that stands against it.
  if (/\bdecision d-/.test(message)) return matches.refusedDecision;
  if (asked.type === 'ARTICLE' && entity.type === 'ARTICLE') return matches.refusedArticles;
  if (asked.type === entity.type) return matches.refusedCluster;
  return matches.refusedTypes(
    vocabulary.types[asked.type].label,
    vocabulary.types[entity.type].label,
  );
}
