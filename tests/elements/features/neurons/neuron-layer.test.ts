import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import type { LayerNeurons } from '../../../../web/src/engine/types.js';
import '../../../../web/src/features/neurons/neuron-layer.js';
import type { ActivariumNeuronLayer } from '../../../../web/src/features/neurons/neuron-layer.js';
import type { Moment } from '../../../../web/src/training/job.js';
import { controlNames, findings, heard, stand } from '../../stand.js';

const units = 20;
const marked = (...at: readonly number[]): Uint8Array =>
  Uint8Array.from({ length: units }, (_, i) => (at.includes(i) ? 1 : 0));

/** Neuron 1 never fires, the last always; in between each fires more often than the one before. `dead`: from 0. */
function layerWith(...dead: readonly number[]): LayerNeurons {
  const none = new Float32Array(units);
  return {
    units,
    activation: 'relu',
    firingRate: Float32Array.from({ length: units }, (_, i) => (dead.includes(i) ? 0 : i / (units - 1))),
    meanOutput: none.map((_, i) => i / 4),
    maxOutput: none,
    maxSlope: none,
    dead: marked(...dead),
    gradientDead: marked(...dead, 4),
    alwaysOn: marked(units - 1),
    saturated: marked(6),
    deadCount: dead.length,
    gradientDeadCount: dead.length + 1,
    alwaysOnCount: 1,
    saturatedCount: 1,
    noSlope: marked(),
    noSlopeCount: 0,
  };
}

function momentWith(epoch: number, ...dead: readonly number[]): Moment {
  const neurons = { images: 1000, step: 20 * epoch, layers: [layerWith(...dead)] };
  return {
    epoch,
    step: 20 * epoch,
    test: { loss: 1, accuracy: 0.5, confusion: new Uint32Array() },
    neurons,
    sample: neurons,
    gradients: undefined,
    moved: [],
    verdicts: new Float32Array(),
    learned: undefined,
    kernels: 'plain',
  };
}

/** Neuron 3 dies in the second epoch, neuron 10 in the first and comes back. */
const moments = [momentWith(0), momentWith(1, 9), momentWith(2, 2)];

const grid = (): Locator => page.getByRole('slider', { name: 'Neurons of layer 1' });
async function standing(properties: Partial<ActivariumNeuronLayer> = {}): Promise<ActivariumNeuronLayer> {
  const element = await stand('activarium-neuron-layer', { moments, at: 2, ...properties });
  // It waits for its width.
  await expect.element(grid()).toBeVisible();
  return element;
}

const said = (): string => grid().element().getAttribute('aria-valuetext') ?? '';
const cell = (): string => grid().element().getAttribute('aria-valuenow') ?? '';
const line = (element: Element): string => element.shadowRoot?.querySelector('.line')?.textContent.trim() ?? '';
const cue = (element: Element): string => element.shadowRoot?.querySelector('.cue')?.textContent ?? '';
const rings = (element: Element): readonly (string | undefined)[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.ring') ?? [])].map(({ dataset }) => dataset['unit']);

/** Cells and the gap after each, in rows of sixteen. */
const pitch = 22;
const middleOf = (index: number): { x: number; y: number } => ({
  x: (index % 16) * pitch + 10,
  y: Math.floor(index / 16) * pitch + 10,
});

/** The colour of a cell, a little off its middle, where a cross or a dot may be. */
function colourOf(element: Element, index: number): string | undefined {
  const { x, y } = middleOf(index);
  const context = element.shadowRoot?.querySelector('canvas')?.getContext('2d');
  return context?.getImageData((x - 7) * devicePixelRatio, y * devicePixelRatio, 1, 1).data.join(' ');
}

const focusGrid = (): Promise<void> => userEvent.keyboard('{Tab}');

describe('a layer’s neurons', () => {
  it('are an empty grid that nothing can be read of before they are counted', async () => {
    const element = await stand('activarium-neuron-layer', { layer: 1, units });
    await expect.element(page.getByRole('heading', { name: 'Layer 2: 20 neurons', level: 4 })).toBeVisible();
    await expect.poll(() => element.shadowRoot?.querySelector('canvas')?.width).toBe(16 * pitch - 2);
    expect(controlNames()).toEqual([]);
    expect(line(element)).toBe('');
  });

  it('are one Tab stop with the layer in words', async () => {
    const element = await standing();
    await expect.element(page.getByRole('heading', { name: 'Layer 1: 20 neurons', level: 4 })).toBeVisible();
    await expect.element(page.getByText('1 dead, 5.0 %')).toBeVisible();
    await expect.element(grid()).toHaveAttribute('aria-valuemax', '20');
    expect(line(element)).toBe('The median fires on 50.0 %; 1 always on; 1 more without gradient');
    expect(controlNames()).toEqual(['neurons.layer.1']);
    element.at = 0;
    await expect.element(page.getByText('none dead')).toBeVisible();
  });

  it('are coloured by how often they fire, the dead without colour', async () => {
    const element = await standing();
    await expect.poll(() => colourOf(element, 0)).toBe('68 1 84 255');
    expect(colourOf(element, units - 1)).toBe('253 231 37 255');
    expect(colourOf(element, 2)).toBe('0 0 0 0');
  });

  it('are walked through by keys, and each is told as one comes to it', async () => {
    const element = await standing();
    await focusGrid();
    expect(rings(element)).toEqual(['0']);
    expect(said()).toBe('Neuron 1: fires on none of the images, mean output 0');
    await userEvent.keyboard('{ArrowRight}');
    expect(said()).toBe('Neuron 2: fires on 5.3 % of the images, mean output 0.25');
    await expect.poll(() => cue(element)).toBe(said());
    await userEvent.keyboard('{ArrowDown}');
    expect([cell(), said().slice(0, 10)]).toEqual(['18', 'Neuron 18:']);
    await userEvent.keyboard('{ArrowUp}{ArrowLeft}{ArrowLeft}');
    expect(cell()).toBe('1');
    await userEvent.keyboard('{End}');
    expect(said()).toBe('Neuron 20: fires on every one of the images, mean output 4.75');
    await userEvent.keyboard('{Control>}{ArrowLeft}{/Control}');
    expect(cell()).toBe('20');
    await userEvent.keyboard('{Home}');
    expect(cell()).toBe('1');
    await userEvent.keyboard('{Tab}');
    await expect.poll(() => rings(element)).toEqual([]);
    expect(cue(element)).toBe('');
  });

  it('tell what became of them, and what is special', async () => {
    const element = await standing();
    const wordsOf = async (unit: number): Promise<string> => {
      await element.focusCell(unit);
      return said();
    };
    expect(await wordsOf(3)).toBe('Neuron 3: dead since epoch 2');
    expect(await wordsOf(10)).toMatch(/mean output 2\.25; revived: dead after epoch 1, fires again since epoch 2$/);
    expect(await wordsOf(5)).toMatch(/mean output 1; passes no gradient$/);
    expect(await wordsOf(7)).toMatch(/mean output 1\.5; saturated$/);
    element.at = 1;
    await element.updateComplete;
    expect(await wordsOf(10)).toBe('Neuron 10: dead since epoch 1');
  });

  it('are opened by Enter, space and a click', async () => {
    const element = await standing();
    const opened = heard(element, 'neuron-open');
    await focusGrid();
    await userEvent.keyboard('{ArrowRight}{Enter}{ArrowRight} ');
    await grid().click({ position: { x: middleOf(17).x + 3, y: middleOf(17).y + 3 } });
    expect(opened).toEqual([
      { layer: 1, unit: 2 },
      { layer: 1, unit: 3 },
      { layer: 1, unit: 18 },
    ]);
  });

  it('are not opened where there is no cell', async () => {
    const element = await standing();
    const opened = heard(element, 'neuron-open');
    await grid().click({ position: { x: middleOf(5).x, y: middleOf(21).y } });
    await grid().click({ position: { x: middleOf(25).x, y: middleOf(25).y } });
    expect(opened).toEqual([]);
  });

  it('are read by the mouse, each beside its cell, until it leaves', async () => {
    const element = await standing();
    const pointAt = (index: number): Promise<void> =>
      grid().hover({ position: { x: middleOf(index).x + 3, y: middleOf(index).y + 3 } });
    const box = (selector: string): DOMRect =>
      element.shadowRoot?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    await pointAt(2);
    await expect.poll(() => cue(element)).toBe('Neuron 3: dead since epoch 2');
    expect(rings(element)).toEqual(['2']);
    await pointAt(15);
    await expect.poll(() => cue(element)).toMatch(/^Neuron 16: fires on 78\.9 % of the images/);
    // Below its cell, and within the grid that it belongs to.
    expect(box('.cue').top).toBeGreaterThanOrEqual(box('.ring').bottom);
    expect(box('.cue').top - box('.ring').bottom).toBeLessThan(12);
    expect(box('.cue').right).toBeLessThanOrEqual(box('.grid').right);
    await commands.parkMouse();
    await expect.poll(() => cue(element)).toBe('');
    expect(rings(element)).toEqual([]);
  });

  it('beside another function’s say whose they are, by name and to those who listen', async () => {
    const of = { activation: 'gelu', slot: 2, name: 'GELU', role: 'beside' } as const;
    await stand('activarium-neuron-layer', { moments, at: 2, of });
    await expect.element(page.getByRole('heading', { name: 'GELU · Layer 1: 20 neurons' })).toBeVisible();
    await expect.element(page.getByRole('slider', { name: 'Neurons of layer 1, GELU' })).toBeVisible();
    expect(controlNames()).toEqual(['neurons.beside.layer.1']);
  });

  it('are smaller where the room of their network is', async () => {
    const element = await standing();
    const side = (): number => element.shadowRoot?.querySelector('canvas')?.getBoundingClientRect().height ?? 0;
    await expect.poll(side).toBe(2 * pitch - 2);
    element.room = { layers: [20, 200, 200], height: 120 };
    await expect.poll(side).toBeLessThan(2 * pitch - 2);
  });

  it('ordered by rate begin with the dead, and keys go by that order', async () => {
    const element = await standing({ order: 'rate' });
    await focusGrid();
    await userEvent.keyboard('{Home}');
    expect(said()).toBe('Neuron 3: dead since epoch 2');
    await userEvent.keyboard('{ArrowRight}');
    expect(said()).toMatch(/^Neuron 1: fires on none/);
    expect(cell()).toBe('2');
    await expect.poll(() => colourOf(element, 0)).toBe('0 0 0 0');
    element.order = 'place';
    await element.updateComplete;
    expect([cell(), said().slice(0, 9)]).toEqual(['1', 'Neuron 1:']);
  });

  it('have a ring around the open one, from which the keys go on', async () => {
    const element = await standing({ open: 18 });
    await expect.element(grid()).toHaveAttribute('aria-valuenow', '18');
    const ring = element.shadowRoot?.querySelector<HTMLElement>('.ring.open');
    expect([ring?.dataset['unit'], ring?.style.left, ring?.style.top]).toEqual(['17', `${pitch}px`, `${pitch}px`]);
    await focusGrid();
    await userEvent.keyboard('{ArrowLeft}');
    expect(cell()).toBe('17');
    element.open = undefined;
    await expect.poll(() => rings(element)).toEqual(['16']);
  });

  it.each(['light', 'dark'] as const)('have nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing({ open: 3 });
    // The page has an h1, the view an h2 and the figure an h3 above it.
    expect(await findings('heading-order')).toEqual([]);
  });
});
