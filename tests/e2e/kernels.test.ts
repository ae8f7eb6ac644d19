/** The kernels as a setting of the page: what is used, what a link keeps, and what is said where there is no choice. */
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { button, linkWith, progress, unfoldSettings, visit } from './visit.js';

const site = visit();

/** A few steps of a tiny network. */
const short = '#view=train&f=relu&hidden=8&epochs=1&batch=1000';

const choice = (page: Page) => page.getByRole('combobox', { name: 'Kernels' });

/** Runs the training and gives what is said of its kernels. */
async function computedWith(page: Page): Promise<string> {
  await button(page, 'Run').click();
  await progress(page, 'ReLU: finished 1 epoch').waitFor({ timeout: 60_000 });
  return /Computed with .*/.exec(await page.getByText(/Computed with/).innerText())?.[0] ?? '';
}

describe('the kernels', () => {
  it('are relaxed unless one chooses, fetched when a training first needs them, and explained', async () => {
    const fetched: string[] = [];
    site.context.on('request', (request) => fetched.push(request.url()));
    const page = await site.open(short);
    await unfoldSettings(page);
    expect(await choice(page).inputValue()).toBe('relaxed');
    expect(await choice(page).isEnabled()).toBe(true);
    await page.getByRole('button', { name: 'Kernels' }).hover();
    expect(await page.getByText(/^The code of the matrix products\./).isVisible()).toBe(true);
    expect(fetched.some((url) => /engine-[^/]*\.wasm$/.test(url))).toBe(true);
    expect(fetched.some((url) => /relaxed-[^/]*\.wasm$/.test(url))).toBe(false);
    expect(await computedWith(page)).toBe('Computed with relaxed kernels.');
    expect(fetched.filter((url) => /relaxed-[^/]*\.wasm$/.test(url))).toHaveLength(1);
  });

  it('that were chosen come back from their link, and are used', async () => {
    const page = await site.open(short);
    await unfoldSettings(page);
    await choice(page).selectOption('plain (same bits everywhere)');
    const again = await site.open(await linkWith(page, 'kernels=plain'));
    await unfoldSettings(again);
    expect(await choice(again).inputValue()).toBe('plain');
    expect(await computedWith(again)).toBe('Computed with plain kernels.');
  });

  it('are plain in a browser without relaxed SIMD, which is said, and the link keeps the choice for others', async () => {
    // Chromium has no flag for it: the engine's worker is told that modules with the instruction are not valid.
    await site.context.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
      const response = await route.fetch();
      const lacking =
        'const { validate } = WebAssembly;' +
        "WebAssembly.validate = (bytes) => !String(bytes).includes('253,133,2') && validate(bytes);";
      await route.fulfill({ response, body: `{ ${lacking} }\n${await response.text()}` });
    });
    const page = await site.open(`${short}&kernels=relaxed`);
    await unfoldSettings(page);
    expect(await choice(page).isDisabled()).toBe(true);
    expect(await choice(page).inputValue()).toBe('plain');
    const described = await choice(page).getAttribute('aria-describedby');
    expect(await page.locator(`#${described ?? ''}`).innerText()).toBe('This browser lacks relaxed SIMD.');
    expect(await computedWith(page)).toBe('Computed with plain kernels: there are no relaxed ones here.');
    await page.getByLabel('Epochs').fill('2');
    await page.getByLabel('Epochs').press('Tab');
    expect(await linkWith(page, 'epochs=2')).not.toContain('kernels=plain');
  });

  it('are plain after ten seconds in which the relaxed ones do not come', async () => {
    await site.context.route(/\/assets\/relaxed-[^/]*\.wasm$/, () => undefined);
    const page = await site.open(short);
    expect(await computedWith(page)).toBe('Computed with plain kernels: there are no relaxed ones here.');
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('are plain where the relaxed ones cannot be fetched', async () => {
    await site.context.route(/\/assets\/relaxed-[^/]*\.wasm$/, (route) => route.fulfill({ status: 404 }));
    const page = await site.open(short);
    expect(await computedWith(page)).toBe('Computed with plain kernels: there are no relaxed ones here.');
    expect(await page.getByRole('alert').count()).toBe(0);
    site.forgive(/status of 404/);
  });
});
