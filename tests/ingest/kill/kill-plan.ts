/** Where an import may be when it is killed, in the order in which it comes there. */
export const PHASES = [
  'opening',
  'between batches',
  'writing rejects',
  'writing a batch',
  'committing a batch',
  'a batch committed',
  'the last batch',
  'sweep: looking',
  'sweep: writing',
  'sweep: committing',
  'finishing',
  'finished',
] as const;
export type Phase = (typeof PHASES)[number];

/** When a process that loads the preload die-in-phase.ts kills itself with SIGKILL. */
export interface KillPlan {
  /** Undefined: wherever it happens to be. */
  readonly phase?: Phase;
  /** At which coming into the phase, or for any phase at which step, counted from 1. */
  readonly nth: number;
  /** Longest wait from there, in milliseconds, of which it is killed after a random part; undefined: then and there. */
  readonly within?: number;
  /** Records of the whole input: how the last batch is told. */
  readonly records: number;
  /** File that the phase is written to, as the last thing. */
  readonly diary: string;
  /**
   * The process lives: whoever reads the diary kills the engine. With `until` it stands still where it is until that
   * file is there. Not together with `within`.
   */
  readonly spare?: { readonly until?: string };
}

/** The environment variable that holds the plan, as JSON. */
export const KILL_PLAN = 'KILL_PLAN';
