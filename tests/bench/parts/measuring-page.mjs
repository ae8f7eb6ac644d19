/** A page with one of the modules of pages/ in it. */

/** With these a page gets a clock of 5 µs instead of 0.1 ms; a worker would need them too. */
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings
 * @param {string} name  of the module
 * @param {object} options  what its `prepare` gets
 * @param {{ isolated?: boolean }} [page]
 */
export async function openMeasuringPage({ browser, site }, name, options, { isolated = false } = {}) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const address = `${site}tests/bench/pages/empty.html`;
  if (isolated)
    await page.route(address, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), ...isolation } });
    });
  await page.goto(address);
  await page.evaluate(
    async ({ module, given }) => {
      const { prepare } = await import(module);
      Object.assign(globalThis, { measured: await prepare(given) });
    },
    { module: `${site}tests/bench/pages/${name}.mjs`, given: options },
  );
  return {
    /** What a member of the module's object gives. @param {string} call @returns {Promise<any>} */
    ask: (call) => page.evaluate(`measured.${call}`),
    close: () => context.close(),
  };
}
