import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/neurons/activarium-neurons.js';
import type { ActivariumNeurons } from '../../../../web/src/features/neurons/activarium-neurons.js';
import type { Engine } from '../../../../web/src/engine/types.js';
import { untrainedOf } from '../../../../web/src/training/counted.js';
import { planOf, type PageContext } from '../../../../web/src/workbench/context.js';
import { controlNames, findings, focusedWords, heard, spokenBy, stand } from '../../stand.js';
import { failingOnce, smallTraining, trained } from '../../training.js';

const link = `f=relu&${smallTraining}`;
const started = trained(link);

const standing = (
  properties: Partial<ActivariumNeurons> = {},
  context: PageContext = started.context,
): Promise<ActivariumNeurons> => stand('activarium-neurons', { context, ...properties });

/** The trained networks under settings that were changed since. */
const changedTo = (other: string): PageContext => ({ ...started.context, store: started.open(other).store });

const deadCount = (): number => started.jobOf(started.context, 'relu').latest?.neurons.layers[0]?.deadCount ?? 0;
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const title = (): Locator => page.getByRole('heading', { name: 'How often each neuron of ReLU fires', level: 2 });
const grid = (): Locator => page.getByRole('slider', { name: 'Neurons of layer 1' });
const moment = (): Locator => page.getByRole('slider', { name: 'Moment of the training' });
const opened = (unit: number): Locator =>
  page.getByRole('heading', { name: `Layer 1, neuron ${String(unit)}`, level: 3 });
const total = (element: Element): string =>
  element.shadowRoot?.querySelector('.total')?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('the neurons before they are counted', () => {
  it('are the untrained network of the settings, coloured without a press, with three ways on', async () => {
    const context = started.open(link);
    const element = await standing({}, context);
    await expect.element(title()).toBeVisible();
    await expect.element(grid()).toBeVisible();
    expect(total(element)).toMatch(/^No neuron is dead: each of the 16 .* 1,000 training images, before training\.$/);
    await expect
      .element(page.getByRole('heading', { name: 'Neurons of ReLU before training, over 1,000 images', level: 3 }))
      .toBeVisible();
    await expect.element(page.getByText(/its weights stand still: it is dead\./)).toBeVisible();
    await expect
      .element(
        page.getByText(
          'This network has hidden layers of 16 neurons and is not trained yet. Its weights are PyTorch’s, uniform, from seed 7.',
        ),
      )
      .toBeVisible();
    await expect.element(page.getByText('Press a cell to look inside its neuron.')).toBeVisible();
    expect(
      controlNames()
        .filter((name) => name.startsWith('neurons.') && !/layer\.\d/.test(name))
        .sort(),
    ).toEqual(['neurons.count', 'neurons.seven-layers', 'neurons.train']);
    expect(controlNames()).toContain('neurons.layer.1');
    expect([context.experiment.phase, context.experiment.jobs]).toEqual(['idle', []]);
  });

  it('are cells without colour and one line while the images are on their way', async () => {
    const context = started.open(link, () => new Promise<Engine>(() => undefined));
    await standing({}, context);
    await expect.element(page.getByRole('heading', { name: 'Which neurons are dead?', level: 2 })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Layer 1: 16 neurons', level: 4 })).toBeVisible();
    await expect.element(page.getByText('1,000 images are on their way: 0.0 MB of 0.4 MB.')).toBeVisible();
    expect(grid().query()).toBeNull();
  });

  it('are not downloaded unasked where the reader saves data', async () => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
    onTestFinished(() => {
      Reflect.deleteProperty(navigator, 'connection');
    });
    const context = started.open(link);
    await standing({}, context);
    await expect.element(button('Load 0.4 MB and count')).toBeVisible();
    expect(grid().query()).toBeNull();
    await button('Load 0.4 MB and count').click();
    await expect.element(grid()).toBeVisible();
  });

  it('are counted anew when a setting changes', async () => {
    const context = started.open(link);
    const element = await standing({}, context);
    await expect.element(grid()).toBeVisible();
    const before = untrainedOf(context.experiments).last('relu');
    context.store.set({ hidden: [24], seed: 3 });
    element.context = { ...context };
    await expect.element(page.getByRole('heading', { name: 'Layer 1: 24 neurons' })).toBeVisible();
    await expect
      .element(
        page.getByText(
          'This network has hidden layers of 24 neurons and is not trained yet. Its weights are PyTorch’s, uniform, from seed 3.',
        ),
      )
      .toBeVisible();
    expect(untrainedOf(context.experiments).last('relu')).not.toBe(before);
  });

  it('cannot be counted where no function is for hidden layers', async () => {
    await standing({}, started.open(`f=softmax&${smallTraining}`));
    await expect.element(button('The seven-layer example')).toHaveAttribute('aria-disabled', 'false');
    await expect.element(page.getByText(/Softmax/)).toBeVisible();
    expect(page.getByRole('heading', { name: /^Layer/ }).query()).toBeNull();
    expect(button('Train and watch').query()).toBeNull();
  });

  it('of a function that is not in the training are its untrained ones, and told so', async () => {
    await standing({}, changedTo(`f=tanh&${smallTraining}`));
    await expect.element(page.getByText(/^Tanh is not in the training that is kept here\./)).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'How often each neuron of Tanh fires' })).toBeVisible();
    expect(title().query()).toBeNull();
  });

  it('are counted over all images by a button, and trained from there to the end', async () => {
    const context = started.open(link);
    const element = await standing({}, context);
    await button('Count over 1,000 images').click();
    await expect.poll(() => context.experiment.phase).toBe('ready');
    expect(total(element)).toMatch(/^No neuron is dead: each of the 16 .* 1,000 training images, before training\.$/);
    await expect.poll(controlNames).toContain('neurons.train-shown');
    await button('Train and watch').click();
    await expect.poll(() => context.experiment.phase).toBe('finished');
    await expect.poll(() => total(element)).toMatch(/after epoch 1\. None before training\.$/);
    expect(controlNames()).not.toContain('neurons.train-shown');
  });

  it('that cannot be counted say why, and can be tried again', async () => {
    await standing({}, started.open(link, failingOnce()));
    await expect.element(page.getByRole('alert')).toHaveTextContent(/did not hand out a part of the page/);
    expect(controlNames()).toContain('sample.retry');
    await button('Retry').click();
    await expect.element(title()).toBeVisible();
    expect(page.getByRole('alert').query()).toBeNull();
  });

  it.each(['light', 'dark'] as const)('have nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing({}, started.open(link));
    await expect.element(page.getByRole('heading', { name: 'Layer 1: 16 neurons' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});

describe('the neurons of a training', () => {
  it('say first how many are dead, and since before', async () => {
    const element = await standing();
    await expect.element(title()).toBeVisible();
    expect(deadCount()).toBeGreaterThan(1);
    expect(total(element)).toMatch(
      new RegExp(
        `^${String(deadCount())} of 16 neurons are dead \\([\\d.]+ %\\): .* after epoch 1\\. None before training\\.$`,
      ),
    );
    await expect
      .element(page.getByRole('heading', { name: 'Neurons of ReLU after epoch 1, over 1,000 images', level: 3 }))
      .toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Dead neurons over the epochs', level: 3 })).toBeVisible();
    await expect.element(page.getByRole('table', { name: 'Neuron counts per layer' })).toBeVisible();
  });

  it('are shown at another moment by a key, which is told', async () => {
    const element = await standing();
    const told = heard(element, 'epoch-change');
    await expect.element(moment()).toHaveAttribute('aria-valuetext', 'after epoch 1');
    (moment().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(moment()).toHaveAttribute('aria-valuetext', 'before training');
    expect(total(element)).toMatch(/^No neuron is dead/);
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => total(element)).toMatch(/after epoch 1/);
    // The newest has no number: a training that goes on stays in sight.
    expect(told).toEqual([{ epoch: 0 }, { epoch: undefined }]);
  });

  it('are played through from the start', async () => {
    const element = await standing();
    const told = heard(element, 'epoch-change');
    await button('Play').click();
    await expect.element(button('Play')).toBeVisible();
    expect(told).toEqual([{ epoch: 0 }, { epoch: undefined }]);
  });

  it('are ordered as is chosen, which is told', async () => {
    const element = await standing();
    const told = heard(element, 'order-change');
    await button('By rate').click();
    await expect.element(button('By rate')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(button('By place')).toHaveAttribute('aria-pressed', 'false');
    expect(told).toEqual([{ order: 'rate' }]);
    await grid().click({ position: { x: 8, y: 8 } });
    await expect.element(page.getByText(/^Dead since epoch 1: output 0/)).toBeVisible();
  });

  it('are opened and closed by keys, and the focus goes there and back', async () => {
    const element = await standing();
    const told = heard(element, 'neuron-change');
    await expect.element(grid()).toBeVisible();
    (grid().element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await expect.element(opened(3)).toBeVisible();
    await expect.poll(focusedWords).toBe('Layer 1, neuron 3');
    await expect.element(page.getByRole('complementary', { name: 'Open neuron' })).toBeVisible();
    expect(told).toEqual([{ neuron: [1, 3], activation: 'relu' }]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(focusedWords).toBe('Neurons of layer 1');
    expect(opened(3).query()).toBeNull();
    await expect.element(grid()).toHaveAttribute('aria-valuenow', '3');
  });

  it('of which an open one is closed by its button are told so, too', async () => {
    started.context.store.set({ neuron: [1, 4] });
    await standing({ neuron: [1, 4] });
    await expect.element(opened(4)).toBeVisible();
    await button('Close').click();
    await expect.poll(() => opened(4).query()).toBeNull();
    expect(started.context.store.get('neuron')).toBeUndefined();
  });

  it('of which one is wanted that is not there say how many there are', async () => {
    const element = await standing({ neuron: [1, 17] });
    await expect.element(page.getByText('Layer 1 has 16 neurons; there is no neuron 17.')).toBeVisible();
    element.neuron = [2, 1];
    await expect.element(page.getByText('This network has 1 hidden layer; there is no layer 2.')).toBeVisible();
  });

  it('say where the settings have changed since', async () => {
    await standing({}, changedTo(`f=relu&${smallTraining}&seed=8`));
    await expect.element(page.getByText('The network shown has seed 7; the settings now say seed 8.')).toBeVisible();
    await expect.element(button('Count the new network')).toHaveAttribute('aria-disabled', 'false');
    await expect.element(button('Train it')).toBeVisible();
  });

  it('are announced now and then, not at every change', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const element = await standing();
      started.context.experiment.pause();
      await element.updateComplete;
      expect(spokenBy(element)).toBe('');
      vi.advanceTimersByTime(20_000);
      await element.updateComplete;
      expect(spokenBy(element)).toBe(`${String(deadCount())} of 16 neurons dead after epoch 1`);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['light', 'dark'] as const)('have nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing({ neuron: [1, 1] });
    await expect.element(page.getByRole('heading', { name: 'Its weights' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});

describe('the neurons of two functions', () => {
  const pairLink = `f=relu,leaky-relu&beside=leaky-relu&${smallTraining}&hidden=16,8`;
  const counts = (context: PageContext, id: string): number =>
    untrainedOf(context.experiments)
      .last(id)
      ?.look.neurons.layers.reduce((sum, { deadCount }) => sum + deadCount, 0) ?? -1;

  it('stand beside each other, with a sentence of the difference that the engine counted', async () => {
    await page.viewport(1100, 800);
    const context = started.open(pairLink);
    const element = await standing({}, context);
    await expect
      .element(page.getByRole('heading', { name: 'How often the neurons of ReLU and LeakyReLU fire' }))
      .toBeVisible();
    await expect.poll(() => counts(context, 'leaky-relu')).toBe(0);
    const dead = counts(context, 'relu');
    expect(total(element)).toBe(
      `ReLU: ${dead === 0 ? 'none' : String(dead)} of 24 dead; LeakyReLU: none of 24 dead, before training, over 1,000 images.`,
    );
    const boxes = ['Neurons of layer 2, ReLU', 'Neurons of layer 2, LeakyReLU'].map((name) =>
      page.getByRole('slider', { name }).element().getBoundingClientRect(),
    );
    expect(boxes[0]?.top).toBe(boxes[1]?.top);
    expect(boxes[0]?.right).toBeLessThan(boxes[1]?.left ?? 0);
    await expect.element(page.getByRole('table', { name: 'Neuron counts per layer, ReLU' })).toBeVisible();
    await expect.element(page.getByRole('table', { name: 'Neuron counts per layer, LeakyReLU' })).toBeVisible();
    expect(new Set(controlNames()).size).toBe(controlNames().length);
    expect(await findings()).toEqual([]);
  });

  it('stand one under the other on a phone', async () => {
    await page.viewport(360, 740);
    await standing({}, started.open(pairLink));
    const top = (name: string): number => page.getByRole('slider', { name }).element().getBoundingClientRect().top;
    await expect.element(page.getByRole('slider', { name: 'Neurons of layer 2, LeakyReLU' })).toBeVisible();
    expect(top('Neurons of layer 1, ReLU')).toBeLessThan(top('Neurons of layer 1, LeakyReLU'));
    expect(top('Neurons of layer 1, LeakyReLU')).toBeLessThan(top('Neurons of layer 2, ReLU'));
  });

  it('are put beside each other by a press, and apart by another', async () => {
    const context = started.open(`f=relu,leaky-relu,tanh&${smallTraining}`);
    const element = await standing({}, context);
    await page.getByRole('group', { name: 'Compare with' }).getByRole('button', { name: 'Tanh' }).click();
    expect(context.store.get('beside')).toBe('tanh');
    element.context = { ...context };
    await expect.element(page.getByRole('slider', { name: 'Neurons of layer 1, Tanh' })).toBeVisible();
    await page.getByRole('group', { name: 'Compare with' }).getByRole('button', { name: 'Tanh' }).click();
    expect(context.store.get('beside')).toBe('');
  });

  it('open in the one that is pressed, and say so', async () => {
    await page.viewport(1100, 800);
    const element = await standing({}, started.open(pairLink));
    const told = heard(element, 'neuron-change');
    await page.getByRole('slider', { name: 'Neurons of layer 1, LeakyReLU' }).click({ position: { x: 8, y: 8 } });
    expect(told).toEqual([{ neuron: [1, 1], activation: 'leaky-relu' }]);
  });
});

describe('the neurons of a training under way', () => {
  it('say how far it is, and it is paused, continued and stopped from there', async () => {
    const context = started.open(`${link}&epochs=1000`);
    await standing({}, context);
    void context.experiment.start(planOf(context));
    await expect.element(page.getByText(/^Training: epoch [\d.]+ of 1000/)).toBeVisible();
    await expect.element(page.getByRole('progressbar', { name: 'Training' })).toBeVisible();
    await button('Pause').click();
    await expect.element(page.getByText('The training is paused.')).toBeVisible();
    await button('Continue').click();
    await expect.element(button('Pause')).toBeVisible();
    await button('Stop').click();
    await expect.poll(() => context.experiment.phase).toBe('stopped');
    await expect.element(button('Train from the start')).toHaveAttribute('aria-disabled', 'false');
  });
});
