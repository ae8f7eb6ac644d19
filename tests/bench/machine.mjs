/** What a run was measured on. */
import { cpus, loadavg } from 'node:os';
import { describeSystem } from '../../cpp/toolchain/packages.mjs';

/** @param {import('playwright-core').Browser} browser */
export function describeMachine(browser) {
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    system: describeSystem().name,
    node: process.versions.node,
    chromium: browser.version(),
    date: new Date().toISOString().slice(0, 10),
    /** Processes that wanted a core in the minute before. */
    load: loadavg()[0] ?? NaN,
  };
}
