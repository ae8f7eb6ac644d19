import { describe, expect, it } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import '../../../../web/src/parts/comparison/activarium-comparison.js';
import type { ActivariumComparison } from '../../../../web/src/parts/comparison/activarium-comparison.js';
import { startedEngine } from '../../engine.js';
import { copies, findings, stand } from '../../stand.js';

const started = startedEngine();

const standing = (...ids: readonly string[]): Promise<ActivariumComparison> =>
  stand('activarium-comparison', {
    engine: started.engine,
    functions: ids.map((activation, i) => ({ activation, slot: i + 1 })),
  });

const names = (): readonly string[] =>
  page
    .getByRole('rowheader')
    .elements()
    .map(({ textContent }) => textContent.trim());
const heads = (): readonly string[] =>
  page
    .getByRole('columnheader')
    .elements()
    .map((head) => head.getAttribute('aria-label') ?? head.textContent.trim());

/** What stands in a function's row below a head. */
function cell(name: string, head: string): string | undefined {
  const row = page.getByRole('row', { name: new RegExp(`^${name}`) }).element();
  return row.children[heads().indexOf(head)]?.textContent.replace(/\s+/g, ' ').trim();
}

describe('the table of properties', () => {
  it('has what the engine measures, a row for each function, each number as it comes', async () => {
    await standing('relu', 'gelu', 'tanh');
    await expect.poll(() => cell('Tanh', 'Usable slope')).toBe('97 %');
    expect(names()).toEqual(['ReLU', 'GELU', 'Tanh']);
    for (const [id, name] of [
      ['relu', 'ReLU'],
      ['gelu', 'GELU'],
      ['tanh', 'Tanh'],
    ] as const) {
      const { kinks, lipschitz, normal } = await started.engine.measure({ activation: id, cost: false });
      const shown = (head: string): number => Number(cell(name, head)?.replace('−', '-').replace(' %', ''));
      expect(shown('Kinks')).toBe(kinks.length);
      expect(shown('Steepest slope')).toBeCloseTo(lipschitz.value, 2);
      expect(shown('Mean output')).toBeCloseTo(normal.mean, 2);
      expect(shown('Usable slope') / 100).toBeCloseTo(normal.passingShare, 2);
    }
    expect(cell('ReLU', 'From')).toBe('0');
    expect(cell('ReLU', 'To')).toBe('∞');
    expect(cell('GELU', 'Monotone')).toBe('no');
    expect(cell('ReLU', 'Gradients')).toBe('◐ half');
    expect(cell('GELU', 'Year')).toBe('2016');
    await expect.poll(() => cell('ReLU', 'Cost of a step')).toBe('1.0 ×');
    await expect.poll(() => cell('Tanh', 'Cost of a step')).toMatch(/^\d+\.\d ×$/);
    expect(cell('Tanh', 'Cheap')).toMatch(/^[●◐○] (yes|fairly|no)$/);
  });

  it('is sorted by its heads: marks by how well they are met, numbers by their size', async () => {
    await standing('relu', 'none', 'tanh', 'sigmoid');
    await expect.poll(() => cell('Sigmoid', 'Spread')).toBe('○ no');
    await page.getByRole('button', { name: 'Steepest slope', exact: true }).click();
    expect(names().at(-1)).toBe('Sigmoid');
    await page.getByRole('button', { name: 'Non-linear', exact: true }).click();
    expect(names().at(-1)).toBe('No activation');
    await page.getByRole('button', { name: 'Non-linear', exact: true }).click();
    expect(names()[0]).toBe('No activation');
  });

  it('follows parameters that are set and functions that go, and leaves empty what a layer has not', async () => {
    const element = await standing('leaky-relu', 'swiglu', 'gelu');
    await expect.poll(() => cell('GELU', 'Kinks')).toBe('0');
    expect(cell('SwiGLU', 'Kinks')).toBe('–');
    expect(cell('LeakyReLU', 'Mean output')).toBe('0.39');
    element.functions = [
      { activation: 'leaky-relu', slot: 1, parameters: { slope: 1 } },
      { activation: 'gelu', slot: 3 },
    ];
    await expect.poll(() => cell('LeakyReLU', 'Mean output')).toBe('0');
    expect(cell('LeakyReLU', 'Non-linear')).toBe('○ no');
    expect(names()).toEqual(['LeakyReLU', 'GELU']);
  });

  it('is copied as CSV with all digits and as Markdown', async () => {
    const copied = copies();
    await standing('relu', 'gelu');
    await expect.poll(() => cell('GELU', 'Kinks')).toBe('0');
    await page.getByRole('button', { name: 'CSV' }).click();
    const [head = '', relu = '', gelu = ''] = copied()?.split('\r\n') ?? [];
    expect(head).toMatch(/^Function,Non-linear,Cheap,Gradients,Spread,From,To,/);
    expect(relu).toMatch(/^ReLU,yes,/);
    const { highest, lowest } = await started.engine.measure({ activation: 'gelu', cost: false });
    expect(highest.value).toBe(Infinity);
    expect(Number(gelu.split(',')[5])).toBeCloseTo(lowest.value, 12);
    await page.getByRole('button', { name: 'Markdown' }).click();
    expect(copied()).toMatch(/^\| Function \| Non-linear \|/);
  });

  it('explains its heads, and measures nothing before it comes near the window', async () => {
    const element = await standing('relu', 'gelu');
    await expect.poll(() => element.isNear).toBe(true);
    await userEvent.hover(page.getByRole('button', { name: 'What “Gradients” means' }));
    await expect.element(page.getByRole('tooltip')).toHaveTextContent(/^Lets gradients through: The chapter asks/);
    document.body.replaceChildren();
    const far = document.createElement('div');
    far.setAttribute('style', 'height: 5000px');
    document.body.append(far);
    const below = await standing('relu', 'gelu');
    for (let i = 0; i < 5; i += 1) await new Promise(requestAnimationFrame);
    expect(below.isNear).toBe(false);
    expect(cell('ReLU', 'Kinks')).toBe('…');
    below.scrollIntoView();
    await expect.poll(() => cell('ReLU', 'Kinks')).toBe('1');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing('relu', 'gelu', 'silu', 'mish', 'tanh', 'staf');
    await expect.poll(() => cell('STAF', 'Kinks')).toBe('0');
    expect(await findings()).toEqual([]);
  });
});
