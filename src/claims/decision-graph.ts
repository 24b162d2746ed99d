import type { Decision, Judgement } from '../model/decision.js';

/** The decisions in effect around some records, and what they say together. */
export class DecisionGraph {
  readonly #positive = new Map<string, Decision[]>();
  readonly #negative = new Map<string, Decision[]>();
  /** The records that positive decisions join, known or not; one list for all its members. */
  readonly #groups = new Map<string, string[]>();

  constructor(decisions: Iterable<Decision> = []) {
    for (const decision of decisions) this.add(decision);
  }

  add(decision: Decision): void {
    const { leftId, rightId, judgement } = decision;
    const adjacent = judgement === 'POSITIVE' ? this.#positive : this.#negative;
    for (const id of [leftId, rightId]) {
      const found = adjacent.get(id);
      if (found === undefined) adjacent.set(id, [decision]);
      else found.push(decision);
    }
    if (judgement === 'POSITIVE') this.#join(leftId, rightId);
  }

  /** All records that are the same as this one, itself among them. */
  members(id: string): readonly string[] {
    return this.#groups.get(id) ?? [id];
  }

  /** The decision in effect on this very pair. */
  between(leftId: string, rightId: string): Decision | undefined {
    const named = [...(this.#positive.get(leftId) ?? []), ...(this.#negative.get(leftId) ?? [])];
    return named.find((decision) => other(decision, leftId) === rightId);
  }

  /**
   * A decision that stands against such a judgement: for POSITIVE a negative one between what the two would join, for
   * NEGATIVE the first of the positive ones that lead from one to the other.
   */
  against(leftId: string, rightId: string, judgement: Judgement): Decision | undefined {
    return judgement === 'POSITIVE'
      ? this.#parting(leftId, rightId)
      : this.#joining(leftId, rightId);
  }

  #join(leftId: string, rightId: string): void {
    const [left, right] = [leftId, rightId].map((id) => {
      const group = this.#groups.get(id) ?? [id];
      this.#groups.set(id, group);
      return group;
    }) as [string[], string[]];
    if (left === right) return;
    const [small, large] = left.length < right.length ? [left, right] : [right, left];
    large.push(...small);
    for (const id of small) this.#groups.set(id, large);
  }

  #parting(leftId: string, rightId: string): Decision | undefined {
    const [left, right] = [this.members(leftId), this.members(rightId)];
    const [small, large] = left.length < right.length ? [left, right] : [right, left];
    const there = new Set(large);
    for (const id of small) {
      const found = this.#negative.get(id)?.find((decision) => there.has(other(decision, id)));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #joining(leftId: string, rightId: string): Decision | undefined {
    const firstStep = new Map<string, Decision | undefined>([[leftId, undefined]]);
    const queue = [leftId];
    for (const id of queue) {
      for (const decision of this.#positive.get(id) ?? []) {
        const next = other(decision, id);
        if (firstStep.has(next)) continue;
        const first = firstStep.get(id) ?? decision;
        if (next === rightId) return first;
        firstStep.set(next, first);
        queue.push(next);
      }
    }
    return undefined;
  }
}

function other({ leftId, rightId }: Decision, id: string): string {
  return leftId === id ? rightId : leftId;
}
