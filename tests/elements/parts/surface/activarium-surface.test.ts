import { describe, expect, it, vi } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/parts/surface/activarium-surface.js';
import type { ActivariumSurface } from '../../../../web/src/parts/surface/activarium-surface.js';
import { startedEngine } from '../../engine.js';
import { findings, heard, stand } from '../../stand.js';

const started = startedEngine();

const standing = (id: string): Promise<ActivariumSurface> =>
  stand('activarium-surface', { engine: started.engine, info: started.info(id) });

const map = (name = /^Heat map of the gradient of/): Locator => page.getByRole('application', { name });
/** The reading stands under the map and, for screen readers, in a status. */
const reading = (): string =>
  document.querySelector('activarium-surface')?.shadowRoot?.querySelector('.reading')?.textContent ?? '';
const reads = /^At x = (−?[\d.]+) and y = (−?[\d.]+): z = (−?[\d.]+), and the gradient has the size ([\d.]+)\.$/;

describe('a function over two inputs', () => {
  it('has a surface and a heat map, each with a title, and a table of its own', async () => {
    await standing('tanh');
    await expect.element(page.getByRole('heading', { name: 'Tanh over two inputs' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Gradient of Tanh' })).toBeVisible();
    await expect.element(map(/^Heat map of the gradient of Tanh over two inputs/)).toBeVisible();
    expect(reading()).toMatch(/^Point at the heat map to read its values/);
    await page.getByText('Values as a table').last().click();
    await expect.element(page.getByRole('table', { name: /Size of the gradient/ })).toBeVisible();
  });

  it('is read by keys from the middle on, with Shift five cells, and Escape hides the point', async () => {
    const element = await standing('tanh');
    const changes = heard(element, 'cell-change');
    await expect.element(map()).toBeVisible();
    map().element().focus();
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.keyboard('{ArrowUp}{Shift>}{ArrowLeft}{/Shift}');
    expect(changes).toEqual([
      { cell: { row: 50, column: 50 } },
      { cell: { row: 51, column: 50 } },
      { cell: { row: 51, column: 45 } },
    ]);
    await expect.poll(reading).toMatch(reads);
    const [x, y, z, size] = (reads.exec(reading()) ?? []).slice(1).map((text) => Number(text.replace('−', '-')));
    expect(z).toBeCloseTo(Math.tanh(x ?? NaN) + Math.tanh(y ?? NaN), 2);
    const slope = (at = NaN): number => 1 - Math.tanh(at) ** 2;
    expect(size).toBeCloseTo(Math.hypot(slope(x), slope(y)), 2);
    await expect.element(page.getByRole('status').filter({ hasText: reads })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.poll(reading).toMatch(/^Point at the heat map/);
    expect(changes.at(-1)).toEqual({ cell: undefined });
  });

  it('is read under the pointer, and a click keeps the point', async () => {
    await standing('tanh');
    await expect.element(map()).toBeVisible();
    await map().hover({ position: { x: 120, y: 120 } });
    await expect.poll(reading).toMatch(reads);
    await page.getByRole('heading', { name: 'Gradient of Tanh' }).hover();
    await expect.poll(reading).toMatch(/^Point at the heat map/);
    await map().click({ position: { x: 120, y: 120 } });
    await expect.poll(reading).toMatch(reads);
    const kept = reading();
    await page.getByRole('heading', { name: 'Gradient of Tanh' }).hover();
    expect(reading()).toBe(kept);
  });

  it('without values everywhere has a hatched part, a word for it, and a point there says so', async () => {
    const info = await started.engine.define({ formula: 'log(x)' });
    await stand('activarium-surface', { engine: started.engine, info });
    const hatched = map(/^Heat map of the gradient of log\(x\).*In places it has no value/);
    await expect.element(hatched).toBeVisible();
    await expect.element(hatched.getByText('no value')).toBeVisible();
    hatched.element().focus();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
    await expect.poll(reading).toMatch(/^At x = −\d\.\d+ and y = .* it has no value\.$/);
    await started.engine.forget(info.id);
  });

  it('where there is no WebGL is said to be missing, and the heat map stays', async () => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own canvas below
    const original = HTMLCanvasElement.prototype.getContext;
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
      this: HTMLCanvasElement,
      ...[kind, ...rest]: [string, ...unknown[]]
    ) {
      return kind.startsWith('webgl') ? null : (Reflect.apply(original, this, [kind, ...rest]) as null);
    });
    await standing('tanh');
    await expect.element(page.getByText(/This browser offers no WebGL/)).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Gradient of Tanh' })).toBeVisible();
    await expect.element(map()).toBeVisible();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, with a point marked, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    const element = await standing('tanh');
    element.cell = { row: 20, column: 70 };
    await expect.poll(reading).toMatch(reads);
    expect(await findings()).toEqual([]);
  });
});
