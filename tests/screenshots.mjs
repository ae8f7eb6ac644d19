/**
 * Pictures of every view at three widths, light and dark, from the built site in Chromium: `npm run screenshots`.
 *
 * They go to build/screenshots/; the one README opens with goes to web/screenshot.png as well.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensure, root } from '../cpp/toolchain/setup.mjs';

ensure('test');
// Playwright is there only now.
const { buildSite } = await import('../web/tools/site.mjs');
const { launch, serveSite } = await import('./e2e/browser.mjs');
await buildSite(root);

const folder = join(root, 'build/screenshots');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const sizes = [
  [360, 740],
  [1280, 800],
  [1920, 1080],
];
const themes = /** @type {const} */ (['light', 'dark']);
const overlay = 'f=relu,gelu,elu-alpha&at=-1.2&w=1&in=1&b=-1.2';

/**
 * Each view: a link, and what is done before the pictures are taken. The trained ones share one page and training.
 * @type {{ name: string, link: string, shows: (page: import('playwright-core').Page) => Promise<unknown> }[]}
 */
const scenes = [
  {
    name: 'first-visit',
    link: '',
    shows: (page) => page.getByRole('button', { name: 'Race ReLU against LeakyReLU' }).waitFor(),
  },
  {
    name: 'explore',
    link: `#view=explore&${overlay}`,
    shows: (page) => page.getByRole('heading', { name: 'ReLU over two inputs' }).waitFor(),
  },
  {
    name: 'train-before',
    link: '#view=train&f=relu',
    shows: (page) => page.getByRole('button', { name: 'Run', exact: true }).waitFor(),
  },
  {
    name: 'neurons-before',
    link: '#view=neurons&f=relu',
    shows: (page) => page.getByRole('slider', { name: 'Neurons of layer 4' }).waitFor({ timeout: 60_000 }),
  },
  {
    name: 'neurons-two',
    link: '#view=neurons&f=relu,leaky-relu&beside=leaky-relu',
    shows: (page) => page.getByRole('slider', { name: 'Neurons of layer 4, LeakyReLU' }).waitFor({ timeout: 60_000 }),
  },
  {
    name: 'design',
    link: '#view=design&f=relu,gelu&epochs=3&draft=~Snake~x+%2B+sin(b*x)^2/b~b:1:0.2:5&own=Snake~x+%2B+sin(b*x)^2/b~b:1:0.2:5',
    shows: async (page) => {
      await page.getByRole('button', { name: 'Judge it' }).click();
      await page.getByText('Finished: 9 of 9').first().waitFor({ timeout: 120_000 });
    },
  },
  {
    name: 'design-mistake',
    link: '#view=design&f=relu&draft=~Mine~x*sigmod(b*x)',
    shows: (page) => page.getByText('did you mean sigmoid').first().waitFor(),
  },
  {
    name: 'design-drawing',
    link: '#view=design&f=relu&by=draw',
    shows: async (page) => {
      await page.getByRole('button', { name: 'Start from ReLU' }).click();
      await page.getByRole('heading', { name: 'Drawn over two inputs' }).waitFor();
    },
  },
  {
    name: 'train',
    link: '#view=train&f=relu,gelu,prelu&about=prelu&epochs=8',
    shows: async (page) => {
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByText(': finished 8 epochs').first().waitFor({ timeout: 120_000 });
    },
  },
  {
    name: 'neurons',
    link: '#view=neurons&f=relu&about=relu&epochs=5&neuron=3.12',
    shows: async (page) => {
      await page.getByRole('button', { name: 'Train and watch' }).click();
      await page.getByRole('heading', { name: 'Layer 3, neuron 12' }).waitFor({ timeout: 120_000 });
      await page.getByText('after epoch 5').first().waitFor({ timeout: 60_000 });
      await page.getByText(/^Smallest: /).waitFor();
    },
  },
  {
    name: 'seven-layers',
    link: '#view=neurons&f=relu',
    shows: async (page) => {
      await page.getByRole('button', { name: 'The seven-layer example' }).click();
      await page.getByRole('slider', { name: 'Neurons of layer 7' }).waitFor({ timeout: 120_000 });
    },
  },
];

const [browser, site] = await Promise.all([launch(), serveSite()]);
try {
  for (const { name, link, shows } of scenes) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${site.url}${link}`);
    await shows(page);
    for (const [width = 0, height = 0] of sizes) {
      for (const theme of themes) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme: theme });
        await settle(page);
        const path = join(folder, `${name}-${width}-${theme}.png`);
        await page.screenshot({ path, fullPage: true });
        console.log(path);
        if (name !== 'explore' || width !== 1280 || theme !== 'light') continue;
        const shown = join(root, 'web/screenshot.png');
        await page.screenshot({ path: shown });
        copyFileSync(shown, join(folder, 'readme.png'));
      }
    }
    await page.close();
  }
} finally {
  await Promise.all([browser.close(), site.close()]);
}

/** Scrolls through the page, so that what loads when it comes into view is there, and lets figures be drawn. */
async function settle(/** @type {import('playwright-core').Page} */ page) {
  const height = await page.locator('body').evaluate((body) => body.scrollHeight);
  for (let y = 0; y < height; y += 400) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(80);
  }
  await page.mouse.wheel(0, -height);
  await page.waitForTimeout(500);
}
