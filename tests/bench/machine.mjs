/** What a run was measured on. */
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeSystem } from '../../cpp/toolchain/packages.mjs';

/** @param {import('playwright-core').Browser} browser */
export async function describeMachine(browser) {
  return {
    processor: cpus()[0]?.model ?? 'unknown processor',
    cores: cpus().length,
    system: describeSystem().name,
    node: process.versions.node,
    chromium: browser.version(),
    date: new Date().toISOString().slice(0, 10),
    busyCores: await busyCores(),
  };
}

/** How many cores other programs keep busy: during a second in which this one does nothing. */
async function busyCores() {
  const before = cpus();
  await sleep(1000);
  return cpus().reduce((busy, { times }, i) => {
    const then = before[i]?.times ?? times;
    const idle = times.idle - then.idle;
    const all = Object.entries(times).reduce((sum, [kind, time]) => sum + time - then[/** @type {'idle'} */ (kind)], 0);
    return busy + (all > 0 ? 1 - idle / all : 0);
  }, 0);
}
