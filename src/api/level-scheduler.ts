/**
 * Lets a request's loaders go level by level. DataLoader by itself dispatches as soon as the current tick has run,
 * so two siblings whose statements come back at different times would each load the level below on their own. Here
 * nothing is dispatched while a statement of the request is still out: what both siblings ask next then goes out as
 * one statement for each pair of field and arguments.
 *
 * Work that is tracked must not load anything itself: it would wait for a dispatch that waits for it.
 */
export class LevelScheduler {
  #waiting: (() => void)[] = [];
  #out = 0;
  #armed = false;

  schedule(dispatch: () => void): void {
    this.#waiting.push(dispatch);
    this.#arm();
  }

  async track<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#out += 1;
    try {
      return await work();
    } finally {
      this.#out -= 1;
      this.#arm();
    }
  }

  /** After all promises that can settle now have settled, and so all that this tick asks for has been asked. */
  #arm(): void {
    if (this.#armed || this.#waiting.length === 0) return;
    this.#armed = true;
    void Promise.resolve().then(() => {
      process.nextTick(() => {
        this.#armed = false;
        if (this.#out > 0) return;
        const ready = this.#waiting;
        this.#waiting = [];
        for (const dispatch of ready) dispatch();
      });
    });
  }
}
