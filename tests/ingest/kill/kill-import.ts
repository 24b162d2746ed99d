import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { runSutra } from '../../support/sutra-process.js';
import type { ImportPlace } from './import-place.js';
import { KILL_PLAN, type KillPlan, type Phase } from './kill-plan.js';

/** URL of the preload that reads the plan. */
export const PRELOAD = new URL('./die-in-phase.ts', import.meta.url).href;

/** When to kill; see KillPlan. */
export type Moment = Omit<KillPlan, 'records' | 'diary'>;

/** Runs `sutra import` until it is killed, and says in which phase that was. */
export async function killImport(
  place: ImportPlace,
  args: readonly string[],
  moment: Moment,
  records: number,
): Promise<Phase> {
  const diary = path.join(place.directory, 'diary');
  rmSync(diary, { force: true });
  const plan: KillPlan = { ...moment, records, diary };
  const settings = { ...place.settings, [KILL_PLAN]: JSON.stringify(plan) };
  const { code, signal, stderr } = await runSutra(['import', ...args], settings, {
    preload: PRELOAD,
  });
  if (signal !== 'SIGKILL')
    throw new Error(`The import was to be killed and ended with ${String(code)}: ${stderr}`);
  return readFileSync(diary, 'utf8').trim() as Phase;
}
