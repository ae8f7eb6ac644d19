/** A contender in a fresh page of Chromium. */

/**
 * The address of a contender's module and what its `prepare` gets, as seen from a page.
 * @param {import('../contenders/list.mjs').Contender} contender @param {string} site
 */
function addresses({ module, kernels, withoutBackground }, site) {
  return module
    ? { module: `${site}build/bench/${module}/page.js`, options: { task: `${site}build/bench/task/` } }
    : {
        module: `${site}tests/bench/contenders/activarium.mjs`,
        options: { library: `${site}dist/lib/activarium.js`, kernels, withoutBackground },
      };
}

/**
 * @param {import('../contenders/list.mjs').Contender} contender
 * @param {import('playwright-core').Browser} browser
 * @param {string} site  address of the repository, served
 * @param {(response: import('playwright-core').Response) => void} [onResponse]
 * @returns {Promise<import('./host.mjs').Opened | null>}
 */
export async function openInPage(contender, browser, site, onResponse) {
  const context = await browser.newContext();
  if (onResponse) context.on('response', onResponse);
  const page = await context.newPage();
  const failures = /** @type {string[]} */ ([]);
  page.on('pageerror', (error) => failures.push(error.message));
  await page.goto(`${site}tests/bench/pages/empty.html`);
  const isReady = await page.evaluate(
    async ({ module, options, timing }) => {
      const [{ prepare }, { timed }] = await Promise.all([import(module), import(timing)]);
      const made = await prepare(options);
      Object.assign(globalThis, { contender: made && 'train' in made ? timed(made) : made });
      return made !== null;
    },
    { ...addresses(contender, site), timing: `${site}tests/bench/contenders/contender.mjs` },
  );
  if (!isReady) {
    await context.close();
    return null;
  }
  /** @template T @param {Promise<T>} answer @returns {Promise<T>} */
  const unlessFailed = async (answer) => {
    const value = await answer;
    if (failures.length > 0) throw new Error(failures.join('\n'));
    return value;
  };
  return {
    losses: () => unlessFailed(page.evaluate('contender.losses()')),
    async round(milliseconds) {
      await page.bringToFront();
      return unlessFailed(page.evaluate(`contender.round(${milliseconds})`));
    },
    close: () => context.close(),
  };
}
