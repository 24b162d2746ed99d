import type { ClaimContent } from '../model/claim.js';
import { groupBy } from '../model/group-by.js';
import type { ClaimRecord } from '../graph/statements/records.js';

/**
 * Finds for each claim that a load takes back the one that corrects it: same subject and kind, and the same object
 * where there is one to choose by; otherwise only where it leaves no choice. → retracted id to replacing id.
 */
export function pairCorrections(
  retracted: readonly ClaimRecord[],
  created: readonly { readonly id: string; readonly content: ClaimContent }[],
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  // Most loads take nothing back, and then there is nothing to look through what they bring for.
  if (retracted.length === 0) return pairs;
  const taken = new Set<string>();
  const pair = (
    keyOfOld: (claim: ClaimRecord) => string,
    keyOfNew: (content: ClaimContent) => string,
  ) => {
    const olds = groupBy(
      retracted.filter(({ id }) => !pairs.has(id)),
      keyOfOld,
    );
    const news = groupBy(
      created.filter(({ id }) => !taken.has(id)),
      ({ content }) => keyOfNew(content),
    );
    for (const [key, [old, ...moreOld]] of olds) {
      const [fresh, ...moreNew] = news.get(key) ?? [];
      if (old === undefined || fresh === undefined || moreOld.length > 0 || moreNew.length > 0)
        continue;
      pairs.set(old.id, fresh.id);
      taken.add(fresh.id);
    }
  };
  const common = (subject: string, kind: string) => JSON.stringify([subject, kind]);
  pair(
    (claim) => common(claim.subjectId, claim.kind) + (claim.objectId ?? ''),
    (content) =>
      common(content.subjectId, content.kind) +
      (content.family === 'RELATION' ? content.objectId : ''),
  );
  pair(
    (claim) => common(claim.subjectId, claim.kind),
    (content) => common(content.subjectId, content.kind),
  );
  return pairs;
}
