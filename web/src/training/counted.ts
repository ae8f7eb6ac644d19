/** Networks whose neurons are counted, trained or not, and a closer look at one neuron. */
import type { NeuronDetail } from '../engine/types.js';
import type { Experiments } from './experiments.js';
import { Job, type Look } from './job.js';
import { Untrained, type CountedNetwork } from './untrained.js';

const all = new WeakMap<Experiments, Untrained>();

/** What the networks of the settings look like before any training; who hears of Train's trainings hears of them. */
export function untrainedOf(experiments: Experiments): Untrained {
  const found = all.get(experiments);
  if (found) return found;
  const untrained = new Untrained(experiments.load, () => {
    experiments.train.tell();
  });
  experiments.endsWith(() => {
    untrained.dispose();
  });
  all.set(experiments, untrained);
  return untrained;
}

/** What a neuron does over the counted training images, in the network of a moment. `layer` and `unit` from 0. */
export async function neuronOf(
  experiments: Experiments,
  network: CountedNetwork,
  moment: Look,
  [layer, unit]: readonly [number, number],
  signal: AbortSignal,
): Promise<NeuronDetail | undefined> {
  if (!(network instanceof Job)) return untrainedOf(experiments).neuron(network, layer, unit, signal);
  const { images } = moment.neurons;
  const machine = await experiments.load();
  return machine.atMoment(network, moment, signal, (run) => run.neuron('train', layer, unit, { images, signal }));
}

/** Grey values of one of the training images that a network's neurons are counted over, [28 × 28]. */
export async function trainImageOf(
  experiments: Experiments,
  network: CountedNetwork,
  index: number,
): Promise<{ readonly pixels: Uint8Array; readonly label: number }> {
  const machine = await experiments.load();
  return machine.trainImage(network instanceof Job ? network.settings.subset : undefined, index);
}
