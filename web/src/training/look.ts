/** A close look at a network at rest: how good it is, its neurons, how far its weights have moved; and at its end what it came to. */
import type { Dataset, NeuronReport, Run } from '../engine/types.js';
import { endIfAborted } from '../engine/aborted.js';
import { isWholeEpoch } from '../text/format.js';
import type { Job, Moment } from './job.js';
import type { JobOutcome } from './job-outcome.js';
import { sampledImages } from './settings.js';

/** Test images whose verdicts are shown. */
export const shownImages = 200;

/** Test images that a network is asked about at a time, so that a stop is heard soon. */
const imagesAtOnce = 500;

export type Counting = (done: { readonly images: number; readonly total: number }) => void;

export const countNeurons = (
  run: Run,
  images: number,
  signal: AbortSignal,
  onProgress: Counting,
): Promise<NeuronReport> => run.neurons('train', { images, signal, onProgress });

/** `images`: how many neurons are counted over beyond the sample. `gradients`: of the epoch that ended here. */
export async function lookAt(
  job: Job,
  run: Run,
  images: number,
  gradients: readonly number[] | undefined,
  signal: AbortSignal,
  onProgress: Counting,
): Promise<Moment> {
  const { step } = run;
  const test = await run.evaluate('test', { signal });
  const sample = await countNeurons(run, sampledImages(job.settings), signal, onProgress);
  const neurons = images > sample.images ? await countNeurons(run, images, signal, onProgress) : sample;
  const verdicts = await run.predict('test', 0, shownImages);
  const { activations, layers } = await run.parameters();
  endIfAborted(signal);
  return {
    ...{ epoch: step / run.stepsPerEpoch, step, test, neurons, sample, gradients, verdicts },
    moved: job.movedTo(layers),
    learned: activations.length > 0 ? activations : undefined,
    kernels: run.kernels,
  };
}

/** 1 for each test image that a network is right on, [test images]. */
export async function rightOn(run: Run, dataset: Dataset, signal: AbortSignal): Promise<Uint8Array> {
  const { test, classes } = dataset;
  const right = new Uint8Array(test);
  for (let from = 0; from < test; from += imagesAtOnce) {
    const count = Math.min(imagesAtOnce, test - from);
    const { labels } = await dataset.images('test', from, count);
    const probabilities = await run.predict('test', from, count);
    endIfAborted(signal);
    for (const [i, label] of labels.entries()) {
      const ofImage = probabilities.subarray(i * classes, (i + 1) * classes);
      right[from + i] = ofImage.indexOf(Math.max(...ofImage)) === label ? 1 : 0;
    }
  }
  return right;
}

/** What a training has come to at its last moment, or at its divergence. */
export function outcomeOf(job: Job, right: Uint8Array, parametersHash: string): JobOutcome {
  const { diverged, latest, seconds, parameterCount = NaN, history } = job;
  const layers = latest?.neurons.layers ?? [];
  const sum = (of: (layer: (typeof layers)[number]) => number): number =>
    layers.reduce((total, layer) => total + of(layer), 0);
  return {
    diverged,
    accuracy: diverged || !latest ? NaN : latest.test.accuracy,
    loss: diverged || !latest ? NaN : latest.test.loss,
    seconds,
    parameters: parameterCount,
    dead:
      diverged || !latest
        ? undefined
        : { count: sum(({ deadCount }) => deadCount), units: sum(({ units }) => units), images: latest.neurons.images },
    firstGradient: latest?.gradients?.[0] ?? NaN,
    curve: history.testAccuracy.flatMap(([epoch, accuracy], i) =>
      isWholeEpoch(epoch) ? [{ epoch, accuracy, loss: history.testLoss[i]?.[1] ?? NaN }] : [],
    ),
    right,
    parametersHash,
  };
}
