import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { LONGEST_START, type Settings } from '../../support/sutra-process.js';
import type { ImportPlace } from './import-place.js';
import { KILL_PLAN, type KillPlan } from './kill-plan.js';

/** A process that loads the preload stands still after its second batch, until it is let go. */
export class Standstill {
  readonly settings: Settings;
  readonly #diary: string;
  readonly #until: string;

  constructor(place: ImportPlace, records: number) {
    this.#diary = path.join(place.directory, 'diary');
    this.#until = path.join(place.directory, 'until');
    for (const file of [this.#diary, this.#until]) rmSync(file, { force: true });
    const plan: KillPlan = {
      phase: 'a batch committed',
      nth: 2,
      records,
      diary: this.#diary,
      spare: { until: this.#until },
    };
    this.settings = { ...place.settings, [KILL_PLAN]: JSON.stringify(plan) };
  }

  async reached(): Promise<void> {
    const giveUpAt = Date.now() + LONGEST_START;
    while (!existsSync(this.#diary)) {
      if (Date.now() > giveUpAt) throw new Error('The import did not come to its second batch.');
      await sleep(5);
    }
  }

  letGo(): void {
    writeFileSync(this.#until, '');
  }
}
