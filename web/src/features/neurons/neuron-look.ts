/** One neuron looked at closely: what the engine computes for it, and the images that excite it most. */
import type { LayerNeurons, NeuronDetail } from '../../engine/types.js';
import { largestFirst } from '../../maths/largest.js';
import { classNames } from '../../training/class-names.js';
import type { Look } from '../../training/job.js';
import { neuronOf, trainImageOf } from '../../training/counted.js';
import type { Experiments } from '../../training/experiments.js';
import type { CountedNetwork } from '../../training/untrained.js';

export interface ExcitingImage {
  readonly pixels: Uint8Array;
  readonly className: string;
  readonly z: number;
}

export interface NeuronLook {
  readonly detail: NeuronDetail;
  /** The counts of its layer at the same moment. */
  readonly counts: LayerNeurons;
  readonly smallest: number;
  readonly largest: number;
  readonly exciting: readonly ExcitingImage[];
  /** Share of the images whose pre-activation is above 0. */
  readonly shareAbove: number;
}

const excitingCount = 9;

/** Layer and unit from 0; nothing where the network of that moment is no longer kept. */
export async function lookAtNeuron(
  experiments: Experiments,
  network: CountedNetwork,
  moment: Look,
  place: readonly [layer: number, unit: number],
  signal: AbortSignal,
): Promise<NeuronLook | undefined> {
  const detail = await neuronOf(experiments, network, moment, place, signal);
  const counts = moment.neurons.layers[place[0]];
  if (!detail || !counts) return undefined;
  const { preactivations } = detail;
  const names = classNames();
  const exciting: ExcitingImage[] = [];
  for (const index of largestFirst(preactivations, excitingCount)) {
    const image = await trainImageOf(experiments, network, index);
    const className = names[image.label] ?? String(image.label);
    exciting.push({ pixels: image.pixels, className, z: preactivations[index] ?? NaN });
  }
  const above = preactivations.reduce((count, z) => count + (z > 0 ? 1 : 0), 0);
  return {
    detail,
    counts,
    smallest: preactivations.reduce((least, z) => Math.min(least, z), Infinity),
    largest: preactivations.reduce((most, z) => Math.max(most, z), -Infinity),
    exciting,
    shareAbove: above / preactivations.length,
  };
}
