import { createStore } from '../model/store.js';

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;
const LONGEST_PROBE = 2_000;

const store = createStore<'up' | 'down'>('up');

/** Whether the server can be reached, as far as this page knows. */
export const connection = {
  state: (): 'up' | 'down' => store.get(),
  subscribe: (listener: () => void): (() => void) => store.subscribe(listener),
  /** Called when a request found nobody: asks again and again, ever more rarely, until somebody answers. */
  lost(): void {
    if (store.get() === 'down') return;
    store.set('down');
    void poll(FIRST_WAIT);
  },
};

async function poll(wait: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, wait));
  try {
    const answer = await fetch('/health/live', { signal: AbortSignal.timeout(LONGEST_PROBE) });
    if (answer.ok) {
      store.set('up');
      return;
    }
  } catch {
    // Still away.
  }
  await poll(Math.min(LONGEST_WAIT, wait * 2));
}
