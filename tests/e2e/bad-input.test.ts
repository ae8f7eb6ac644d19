/** What goes wrong on the way to a page that works: links, browsers, data, workers, storage. Each is told, with a way on. */
import { describe, expect, it } from 'vitest';
import type { Route } from 'playwright-core';
import { cuttingServer } from './cutting-server.js';
import { button, openMenu, progress, shownNumber, visit } from './visit.js';

const site = visit();

describe('a link', () => {
  it('with values out of range or of the wrong kind is opened with what can be used, visibly', async () => {
    const page = await site.open('#view=train&lr=banana&epochs=99999&x=5,-5&neuron=0.1&constructor=1');
    const notice = page.getByRole('status').filter({ hasText: 'Parts of the link' });
    await notice.getByText('Epochs “99999” must be').waitFor();
    await notice.getByText('Range of x “5,-5” must be').waitFor();
    await notice.getByText('Neuron “0.1” must be').waitFor();
    await notice.getByText('“constructor” is not known here.').waitFor();
    expect(await page.getByLabel('Epochs').inputValue()).toBe('1000');
    expect(await page.getByLabel('Learning rate').inputValue()).toBe('0.01');
    await button(page, 'Dismiss').click();
    expect(await notice.count()).toBe(0);
  });

  it('that names functions and parameters that do not exist keeps the others', async () => {
    const page = await site.open('#f=constructor,gelu,__proto__&p=swish.beta:99,gelu.x:1');
    const notice = page.getByRole('status').filter({ hasText: 'Parts of the link' });
    await notice.getByText('Activation function “constructor” does not exist; GELU is shown.').waitFor();
    await notice.getByText('Swish β “99” must be from 0 to 5; 5 is used.').waitFor();
    await page.getByRole('application', { name: /^GELU: f above/ }).waitFor();
  });

  it('that crosses two bounds is opened with them in order', async () => {
    const page = await site.open('#f=rrelu&p=rrelu.lower:0.9,rrelu.upper:0.4');
    const notice = page.getByRole('status').filter({ hasText: 'Parts of the link' });
    await notice.getByText('RReLU l “0.9” is on the wrong side of the other bound; 0.4 is used.').waitFor();
    await page.getByRole('application', { name: /^RReLU: f above/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('that carries markup shows it as text', async () => {
    const page = await site.open('#lr=<img src=x onerror=alert(1)>&f=<script>alert(2)</script>');
    await page.getByText('Learning rate “<img src=x onerror=alert(1)>” must be').waitFor();
    expect(await page.locator('img').count()).toBe(0);
  });

  it('that is long enough to choke on is opened all the same', async () => {
    const page = await site.open(`#view=train&hidden=${'1,'.repeat(200_000)}1&f=${'a'.repeat(100_000)}`);
    await page.getByText('Hidden layers “1,1,1').waitFor();
    expect(await page.getByLabel('Hidden layers').inputValue()).toBe('256,192,128,64');
  });
});

describe('a slider', () => {
  it('pushes the bound that it would cross, and the curve is drawn on', async () => {
    const page = await site.open('#f=rrelu');
    const [lower, upper] = ['l', 'u'].map((symbol) => page.getByLabel(`RReLU ${symbol} as a number`));
    await lower?.fill('0.8');
    expect(await upper?.inputValue()).toBe('0.8');
    await upper?.fill('0.1');
    expect(await lower?.inputValue()).toBe('0.1');
    await button(page, 'Reset RReLU l to 0.125').click();
    expect(await upper?.inputValue()).toBe('0.125');
    await page.locator('activarium-plot path.curve').first().waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.close();
  });
});

/** Runs a line before the worker's script. */
const before = (line: string) => async (route: Route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: `${line}\n${await response.text()}` });
};

describe('a browser', () => {
  it.each([
    ['without SIMD', 'WebAssembly.validate = () => false;', 'This browser lacks WebAssembly with SIMD'],
    ['without WebAssembly', 'delete globalThis.WebAssembly;', 'This browser lacks WebAssembly'],
  ])('%s is told so, and what to do', async (_kind, line, words) => {
    await site.context.route('**/worker-*.js', before(line));
    const page = await site.context.newPage();
    await page.goto(site.url);
    await page.getByRole('alert').getByText(words).waitFor();
    expect(await page.getByText('Use a newer browser.').isVisible()).toBe(true);
    await site.context.unroute('**/worker-*.js');
    await button(page, 'Try again').click();
    await page.getByRole('application', { name: /^ReLU: f above/ }).waitFor();
  });

  it('to which the engine’s file does not come can try again', async () => {
    await site.context.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: 'not here' }));
    const page = await site.context.newPage();
    await page.goto(site.url);
    await page.getByRole('alert').getByText('The engine could not start').waitFor();
    await site.context.unroute('**/*.wasm');
    await button(page, 'Try again').click();
    await page.getByRole('application', { name: /^ReLU: f above/ }).waitFor();
    site.forgive(/404/);
  });

  it('that refuses storage works, and says what is not remembered', async () => {
    await site.context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    });
    const page = await site.open();
    await openMenu(page);
    await page.getByLabel('Theme').selectOption('dark');
    await page.getByText('This browser refuses to store anything').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await button(page, 'Dismiss').click();
    expect(await page.getByText('This browser refuses to store anything').count()).toBe(0);
  });
});

describe('the data', () => {
  const start = '#view=train&hidden=32&epochs=2';

  it.each([
    [
      'is not found',
      'The images are not on this site.',
      (route: Route) => route.fulfill({ status: 404, body: 'not here' }),
    ],
    [
      'is a web page instead',
      'A web page came in the place of the images.',
      (route: Route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
    ],
  ])(
    'that %s is told, to the host too, and the training starts when it is back',
    async (_kind, words, answer) => {
      const page = await site.open(start);
      await site.context.route('**/data/**', answer);
      await button(page, 'Run').click();
      const notice = page.getByRole('alert');
      await notice.getByText(words).waitFor({ timeout: 30_000 });
      expect(await notice.getByText(/npm start/).isVisible()).toBe(false);
      await notice.getByText('If you host this page').click();
      await notice.getByText(/npm start/).waitFor();
      await site.context.unroute('**/data/**');
      await button(page, 'Retry').click();
      await progress(page, 'ReLU: finished 2 epochs').waitFor({ timeout: 60_000 });
      site.forgive(/404/);
    },
    120_000,
  );

  it.each(['connectionreset', 'internetdisconnected'])(
    'that does not come at all (%s) is told, and the training starts when it is back',
    async (fault) => {
      const page = await site.open(start);
      await site.context.route('**/data/**', (route) => route.abort(fault));
      await button(page, 'Run').click();
      await page.getByRole('alert').getByText('You are offline').waitFor({ timeout: 30_000 });
      await site.context.unroute('**/data/**');
      await button(page, 'Retry').click();
      await progress(page, 'ReLU: finished 2 epochs').waitFor({ timeout: 60_000 });
      site.forgive(/ERR_/);
    },
    120_000,
  );

  it('that breaks off half-way is told, and the training starts when it is back', async () => {
    const server = await cuttingServer(site.url);
    try {
      const page = await site.open(start, server.url);
      server.cut = /images/;
      await button(page, 'Run').click();
      await page.getByRole('alert').getByText('The download of the images broke off.').waitFor({ timeout: 30_000 });
      expect(server.cuts).toBeGreaterThan(0);
      server.cut = undefined;
      await button(page, 'Retry').click();
      await progress(page, 'ReLU: finished 2 epochs').waitFor({ timeout: 60_000 });
      // It loads its other parts when it has nothing else to do, perhaps after the server is gone.
      await page.close();
    } finally {
      await server.close();
    }
    site.forgive(/ERR_/);
  }, 120_000);
});

describe('the worker that trains', () => {
  it('fails in mid-run: the training goes on by itself from the last epoch, with another, to the same result', async () => {
    const link = '#view=train&f=relu,gelu&hidden=64,32&epochs=12';
    const whole = await site.open(link);
    await button(whole, 'Run').click();
    await progress(whole, 'ReLU and GELU: finished 12 epochs').waitFor({ timeout: 120_000 });
    const cells = (tab: typeof whole): Promise<string[]> =>
      tab
        .getByRole('row', { name: /^(ReLU|GELU) 12\.0/ })
        .getByRole('cell')
        .allInnerTexts();
    const expected = await cells(whole);
    expect(expected.length).toBeGreaterThan(4);
    await whole.close();

    await site.context.route(
      '**/worker-*.js',
      before(
        "addEventListener('message', ({ data }) => { if (data === 'throw now') setTimeout(() => { throw new Error('broken by the test'); }); });",
      ),
    );
    await site.context.addInitScript(() => {
      const made: Worker[] = [];
      Object.assign(window, { made });
      window.Worker = class extends Worker {
        constructor(address: string | URL, options?: WorkerOptions) {
          super(address, options);
          made.push(this);
        }
      };
    });
    const page = await site.open(link);
    await button(page, 'Run').click();
    await page
      .getByText(/GELU: epoch [3-9]\.\d of 12/)
      .first()
      .waitFor({ timeout: 60_000 });
    // The first worker draws curves, the others train.
    const failed = await page.evaluate(async () => {
      const { made } = window as unknown as { made: Worker[] };
      const worker = made.at(-1);
      if (!worker || made.length < 2) throw new Error(`There are ${String(made.length)} workers.`);
      const error = new Promise<string>((done) => {
        worker.addEventListener('error', (event) => {
          // Whatever the page does, this one trains no more.
          worker.terminate();
          done(event.message);
        });
      });
      worker.postMessage('throw now');
      return error;
    });
    expect(failed).toContain('broken by the test');
    // Both stay within an epoch of each other, and what was trained up to a whole one is kept.
    const kept = 2;
    // Training all over again would end in the same figures, so the epochs on the way are watched, not those of the
    // live region, which lags behind.
    const shown = page.getByText(/GELU: epoch \d/).and(page.locator(':not([role="status"])'));
    const epochs: number[] = [];
    const finished = progress(page, 'ReLU and GELU: finished 12 epochs');
    const look = async (): Promise<boolean> => {
      for (const text of await shown.allInnerTexts()) epochs.push(Number(/epoch (\d+\.\d)/.exec(text)?.[1]));
      return finished.isVisible();
    };
    await expect.poll(look, { timeout: 60_000, interval: 50 }).toBe(true);
    expect(epochs.filter((epoch) => epoch < kept)).toEqual([]);
    expect(epochs.length).toBeGreaterThan(5);
    expect(await cells(page)).toEqual(expected);
    expect(await shownNumber(page, /ReLU (\d+\.\d) %/)).toBeGreaterThan(50);
    site.forgive(/broken by the test/);
  }, 300_000);
});
