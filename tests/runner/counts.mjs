/**
 * Reads how many tests a runner ran. A runner that ran none, or that ended badly without naming a failed test, counts
 * as one failure, so that nothing passes by not running.
 */

/**
 * @typedef {{ passed: number, failed: number }} Counts
 * @typedef {Counts & { output: string }} Outcome
 * @typedef {{ ok: boolean, text: string, output: string }} Finished
 */

/** Catch2's closing lines. @param {string} text @returns {Counts} */
export function catch2Counts(text) {
  const all = /All tests passed \(\d+ assertions? in (\d+) test cases?\)/.exec(text);
  if (all) return { passed: Number(all[1]), failed: 0 };
  const line = /^test cases:.*$/m.exec(text)?.[0] ?? '';
  /** @param {string} word */
  const count = (word) => Number(new RegExp(`(\\d+) ${word}(?: |$)`).exec(line)?.[1] ?? 0);
  return { passed: count('passed'), failed: count('failed') };
}

/** Vitest's JSON report. @param {string} json @returns {Counts} */
export function vitestCounts(json) {
  /** @type {{ numPassedTests?: number, numFailedTests?: number }} */
  const report = JSON.parse(json);
  return { passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 };
}

/** A check without counts: format, lint, types, build. @param {Finished} finished @returns {Outcome} */
export function checkOutcome(finished) {
  return { passed: 0, failed: finished.ok ? 0 : 1, output: finished.output };
}

/**
 * @param {Finished} finished @param {Counts} counts
 * @returns {Outcome}
 */
export function testOutcome(finished, counts) {
  if (!finished.ok) return { ...counts, failed: Math.max(1, counts.failed), output: finished.output };
  if (counts.passed + counts.failed > 0) return { ...counts, output: finished.output };
  return { passed: 0, failed: 1, output: `${finished.output}\nThe runner reports no tests.` };
}
