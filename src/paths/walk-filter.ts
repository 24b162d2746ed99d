import { badInput } from '../errors.js';
import type { Parameters } from '../graph/engine.js';
import { timeParameters, type TimeFilter } from '../graph/statements/time-filter.js';
import type { Modality } from '../model/claim.js';

/** "To invest" is no link yet: walks follow what is, unless more is asked for. */
const DEFAULT_MODALITIES: readonly Modality[] = ['ACTUAL'];

/** Which relations a walk through the graph follows. */
export interface WalkFilter {
  /** Kinds of the vocabulary; none means all but those that lead to articles. */
  readonly kinds?: readonly string[] | undefined;
  /** Valid time; left out, all times. */
  readonly at?: TimeFilter | undefined;
  /** Left out or empty: ACTUAL alone. */
  readonly modalities?: readonly Modality[] | undefined;
}

/** The parameters that statements of walks have in common. */
export interface WalkParameters extends Parameters {
  readonly modalities: readonly Modality[];
}

/** What a walk asks as parameters: without modalities, what is ACTUAL. */
export function walkParameters({ at, modalities = [] }: WalkFilter): WalkParameters {
  return {
    ...timeParameters(at),
    modalities: modalities.length === 0 ? DEFAULT_MODALITIES : modalities,
  };
}

/** @throws SutraError BAD_USER_INPUT naming `argument`. */
export function checkInteger(value: number, argument: string, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw badInput(argument, `a whole number from ${least} to ${most}`, value);
  }
}
