/**
 * Ends a run with one line, `N passed, N failed, N skipped`. A test left to do counts as skipped, and a file
 * that cannot be run as a failed test. In CI a run with anything skipped, or with no test at all, fails.
 */
export default class Reporter {
  /** @type {Error | undefined} */
  #problem;

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/test-result').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const passed = results.numPassedTests;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    if (process.env['CI'] === 'true') {
      if (passed + failed === 0) {
        this.#problem = new Error('No test ran.');
      } else if (skipped > 0) {
        this.#problem = new Error(`${skipped} tests were skipped: in CI every test runs.`);
      }
    }
    if (this.#problem) {
      console.error(this.#problem.message);
    }
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  /** Jest asks each reporter for this and fails the run if there is one. */
  getLastError() {
    return this.#problem;
  }
}
