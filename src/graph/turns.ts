import type { Deadline } from './engine.js';
import { withinDeadline } from './deadline.js';

/** Lets one holder at a time through, in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /**
   * Waits for the turn and gives the function that ends it.
   * @throws SutraError TIMEOUT when the deadline passes first; the place in the queue is then given up.
   */
  async take(deadline?: Deadline): Promise<() => void> {
    const before = this.#last;
    let end: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.#last = before.then(() => mine);
    try {
      await withinDeadline(before, deadline);
    } catch (error) {
      end();
      throw error;
    }
    return end;
  }
}
