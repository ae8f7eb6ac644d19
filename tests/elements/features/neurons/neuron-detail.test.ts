import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import type { LayerNeurons } from '../../../../web/src/engine/types.js';
import '../../../../web/src/features/neurons/neuron-detail.js';
import type { ActivariumNeuronDetail } from '../../../../web/src/features/neurons/neuron-detail.js';
import { formatPercent } from '../../../../web/src/text/format.js';
import { Job, type Moment } from '../../../../web/src/training/job.js';
import { untrainedOf } from '../../../../web/src/training/counted.js';
import { planOf } from '../../../../web/src/workbench/context.js';
import { controlNames, findings, focusedWords, heard, stand } from '../../stand.js';
import { resultsOf } from '../../../web/features/context-with.js';
import { smallTraining, trained } from '../../training.js';

const started = trained(`f=relu&${smallTraining}`);

const trainedJob = (): Job => started.jobOf(started.context, 'relu');

/** The only hidden layer after training. */
function counted(): LayerNeurons {
  const layer = trainedJob().latest?.neurons.layers[0];
  if (!layer) throw new Error('Nothing is counted.');
  return layer;
}

/** The first neuron, from 1, that the training killed; the first that fires on some images. */
const deadUnit = (): number => counted().dead.indexOf(1) + 1;
const liveUnit = (): number => counted().firingRate.findIndex((rate) => rate > 0.01 && rate < 0.99) + 1;

const standing = (unit: number, properties: Partial<ActivariumNeuronDetail> = {}): Promise<ActivariumNeuronDetail> =>
  stand('activarium-neuron-detail', {
    experiments: started.context.experiments,
    network: trainedJob(),
    at: 1,
    place: [1, unit],
    ...properties,
  });

/** Another job of the same moments, of which nothing is stored but what is said to be the networks of some. */
async function jobOf(moments: readonly Moment[], stored: readonly Moment[], seed: number): Promise<Job> {
  const { function: planned, settings } = trainedJob();
  const job = new Job({ function: planned, settings: { ...settings, seed } });
  const results = resultsOf(started.context);
  for (const moment of moments) {
    job.keep(moment);
    if (stored.includes(moment)) await results.keep(job.record(''), moment, new Blob([new Uint8Array(8)]));
  }
  return job;
}

const figure = (name: string): Locator => page.getByRole('heading', { name, exact: true, level: 4 });
const pictures = (): readonly string[] =>
  page
    .getByRole('listitem')
    .getByRole('img')
    .elements()
    .map((picture) => picture.getAttribute('aria-label') ?? '');
const remedy = (name: string): Locator => page.getByRole('button', { name, exact: true });
const bar = (): Locator => page.getByRole('progressbar', { name: 'Looking at the neuron' });

describe('a neuron looked at closely', () => {
  it('is nothing without a training', async () => {
    const element = await stand('activarium-neuron-detail', { place: [1, 1] });
    expect(element.shadowRoot?.textContent.trim()).toBe('');
  });

  it('says at once how often it fires, and that the rest is being computed', async () => {
    const unit = liveUnit();
    const element = await standing(unit);
    expect(bar().elements().length).toBe(1);
    expect(element.shadowRoot?.textContent).toMatch('Looking at the neuron over 1,000 images…');
    await expect
      .element(page.getByRole('heading', { name: `Layer 1, neuron ${String(unit)}`, level: 3 }))
      .toBeVisible();
    const rate = formatPercent(counted().firingRate[unit - 1] ?? NaN);
    await expect.element(page.getByText(`Fires on ${rate} of 1,000 training images`)).toBeVisible();
    await expect.element(figure('How often it fires, over the epochs')).toBeVisible();
    await expect.element(figure('Its weights')).toBeVisible();
    expect(bar().query()).toBeNull();
  });

  it('shows its pre-activations, its weights and the images that excite it most, the most exciting first', async () => {
    const element = await standing(liveUnit());
    await expect.element(figure('Its pre-activation on the images')).toBeVisible();
    await expect.element(page.getByText('One weight for each of the 28 × 28 pixels')).toBeVisible();
    await expect.element(figure('The images that excite it most')).toBeVisible();
    expect(pictures().length).toBe(9);
    const zs = pictures().map((name) => Number(/ z ([\d.]+)$/.exec(name)?.[1]));
    expect(zs).toEqual([...zs].sort((a, b) => b - a));
    expect(element.shadowRoot?.textContent).toMatch(`Largest: ${String(zs[0])}.`);
    expect(controlNames()).not.toContain('neurons.remedy.rate');
  });

  it('that died says since when, that it learns no more, and what comes closest', async () => {
    await standing(deadUnit());
    await expect
      .element(page.getByText('Dead since epoch 1: output 0 for every one of 1,000 training images'))
      .toBeVisible();
    await expect
      .element(page.getByText(/Always below zero, so no gradient reaches its weights\.$/).first())
      .toBeVisible();
    await expect.element(figure('The images that come closest to exciting it')).toBeVisible();
  });

  it('that died offers what would have kept it alive', async () => {
    const element = await standing(deadUnit());
    const remedies = heard(element, 'remedy');
    await remedy('LeakyReLU instead').click();
    await remedy('Learning rate ÷ 3').click();
    await remedy('He initialisation').click();
    expect(remedies).toEqual([
      { activation: 'leaky-relu' },
      { settings: { learningRate: 0.0667 } },
      { settings: { initialization: 'he-uniform' } },
    ]);
    await expect.element(page.getByText(/^From 0\.2 to 0\.0667\. Large steps push/)).toBeVisible();
  });

  it('is another before training', async () => {
    const element = await standing(deadUnit(), { at: 0 });
    await expect.element(page.getByText(/^Fires on .* of 1,000 training images$/)).toBeVisible();
    await expect.element(figure('The images that excite it most')).toBeVisible();
    expect(page.getByRole('heading', { name: 'Prevent by a new start' }).query()).toBeNull();
    element.at = 1;
    await expect.element(page.getByText(/^Dead since epoch 1/)).toBeVisible();
    // What is known of the moment before stays until the new is there.
    expect(element.shadowRoot?.querySelector('.looked.old')?.textContent).toMatch('Looking at the neuron');
    await expect.element(figure('The images that come closest to exciting it')).toBeVisible();
  });

  it('gives way to another, of which nothing old is told', async () => {
    const element = await standing(liveUnit());
    await expect.element(figure('Its weights')).toBeVisible();
    element.place = [1, deadUnit()];
    await element.updateComplete;
    expect(figure('Its weights').query()).toBeNull();
    await expect.element(figure('The images that come closest to exciting it')).toBeVisible();
  });

  it('is closed by its button, and its heading takes the focus when it is opened', async () => {
    const element = await standing(liveUnit());
    const closed = heard(element, 'neuron-close');
    element.focusHeading();
    expect(focusedWords()).toBe(`Layer 1, neuron ${String(liveUnit())}`);
    await userEvent.keyboard('{Tab}{Enter}');
    expect(closed).toEqual([null]);
    expect(controlNames()).toContain('neurons.close');
  });

  it('of a network that is no longer kept leads to the newest', async () => {
    const [before, after] = trainedJob().moments;
    if (!before || !after) throw new Error('The training has no moments.');
    const between = { ...after, epoch: 0.5, step: 10 };
    const element = await standing(liveUnit(), { network: await jobOf([before, between, after], [before, after], 1) });
    const wanted = heard(element, 'newest-wanted');
    await page.getByRole('button', { name: 'Show the newest moment' }).click();
    expect(wanted).toEqual([null]);
    expect(focusedWords()).toMatch(/^Layer 1, neuron/);
    expect(element.shadowRoot?.textContent).toMatch('The network of this moment is no longer kept');
  });

  it('that cannot be looked at says why, tries again, and goes on with what can', async () => {
    const moments = trainedJob().moments.map((moment) => ({ ...moment }));
    const element = await standing(liveUnit(), { network: await jobOf(moments, moments, 2) });
    await expect.element(page.getByRole('alert')).toHaveTextContent(/What was loaded is not what it should be\./);
    await page.getByRole('button', { name: 'Retry' }).click();
    expect(focusedWords()).toMatch(/^Layer 1, neuron/);
    await expect.element(page.getByRole('alert')).toBeVisible();
    element.network = trainedJob();
    await expect.element(figure('Its weights')).toBeVisible();
    expect(page.getByRole('alert').query()).toBeNull();
  });

  it('of one of two functions says of which', async () => {
    await standing(liveUnit(), { name: 'ReLU' });
    await expect
      .element(page.getByRole('heading', { name: `ReLU · Layer 1, neuron ${String(liveUnit())}`, level: 3 }))
      .toBeVisible();
  });

  it('of an untrained network is looked at over the sample that it is counted on', async () => {
    const untrained = untrainedOf(started.context.experiments);
    untrained.want(planOf(started.open(`f=tanh&${smallTraining}`)));
    await expect.poll(() => untrained.last('tanh')).toBeDefined();
    await standing(3, { network: untrained.last('tanh'), at: 0 });
    await expect.element(page.getByText(/^(Fires on .* of|Always on: .*) 1,000 training images$/)).toBeVisible();
    await expect.element(figure('The images that excite it most')).toBeVisible();
    expect(pictures()[0]).toMatch(/^[A-Z][\w/ -]+, z \d/);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing(deadUnit());
    await expect.element(figure('The images that come closest to exciting it')).toBeVisible();
    // The page has an h1 and the view an h2 above it.
    expect(await findings('heading-order')).toEqual([]);
  });
});
