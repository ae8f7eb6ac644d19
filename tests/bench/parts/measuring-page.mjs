/** A page with one of the modules of pages/ in it. */

/**
 * @param {import('../surroundings.mjs').Surroundings} surroundings
 * @param {string} name  of the module
 * @param {object} options  what its `prepare` gets
 */
export async function openMeasuringPage({ browser, site }, name, options) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site}tests/bench/pages/empty.html`);
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
