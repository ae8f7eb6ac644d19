/** What Neurons can do: load a sample, count, train, the seven-layer example, close the open neuron. */
import { selectOne } from '../../functions/selection.js';
import { bytesPerImage } from '../../parts/training/train-words.js';
import { formatCount, formatMegabytes } from '../../text/format.js';
import { setPreset } from '../../training/presets.js';
import { restingImages, sampleImages } from '../../training/settings.js';
import type { Command } from '../../workbench/command.js';
import { focused, planOf, settingsOf, type Focused, type PageContext } from '../../workbench/context.js';
import { say } from './words.js';

/** What is trained or counted gives way. */
const isFree = (context: PageContext): boolean =>
  context.experiment.can.replace && planOf(context).functions.length > 0;

const isCounted = ({ experiment }: PageContext, { activation }: Focused): boolean =>
  experiment.jobOf(activation)?.latest !== undefined;

/** On a line on which nothing is downloaded unasked. */
export const loadSample: Command = {
  id: 'neurons.load-sample',
  label: () => say('sample.load', { size: formatMegabytes(sampleImages * bytesPerImage) }),
  isPossible: ({ experiments }) => experiments.untrained.state.kind === 'asking',
  run: ({ experiments }) => {
    experiments.untrained.agree();
  },
};

/** Makes the networks of the settings and counts their neurons over the images of the settings, nothing trained. */
export const countNeurons: Command = {
  id: 'neurons.count',
  label: (context) => say('start.count', { images: formatCount(restingImages(settingsOf(context))) }),
  isPossible: isFree,
  run: (context) => context.experiment.prepare(planOf(context)),
};

/** The networks of the settings. */
export const trainAndWatch: Command = {
  id: 'neurons.train',
  label: () => say('train-and-watch'),
  isPossible: isFree,
  run: (context) => context.experiment.start(planOf(context)),
};

/** The network that is shown, whatever the settings say by now. */
export const trainShown: Command = {
  id: 'neurons.train-shown',
  label: ({ experiment }) => say(experiment.phase === 'ready' ? 'train-and-watch' : 'train-anew'),
  isPossible: (context) => {
    const { phase, activity, plan } = context.experiment;
    const isHalted = phase === 'ready' || phase === 'stopped' || phase === 'idle';
    return isHalted && !activity && plan !== undefined && isCounted(context, focused(context));
  },
  run: ({ experiment }) => experiment.plan && experiment.start(experiment.plan, { anew: true }),
};

/** The chapter's untrained network of seven hidden layers, in which most of the late neurons are dead or always on. */
export const sevenLayers: Command = {
  id: 'neurons.seven-layers',
  label: () => say('start.seven'),
  isPossible: ({ experiment }) => experiment.can.change,
  run: (context) => {
    setPreset(context.store, 'seven-layers');
    context.store.set({ selection: selectOne('relu'), focus: 'relu', neuron: undefined, moment: undefined });
    // A training that is kept would stand before the example; without one it is counted as every untrained network is.
    return context.experiment.jobOf('relu') ? context.experiment.prepare(planOf(context)) : undefined;
  },
};

export const closeNeuron: Command = {
  id: 'neurons.close',
  label: () => say('close-neuron'),
  short: () => say('close'),
  isPossible: ({ store }) => store.get('neuron') !== undefined,
  run: ({ store }) => {
    store.set({ neuron: undefined });
  },
};

export const commands: readonly Command[] = [
  loadSample,
  countNeurons,
  trainAndWatch,
  trainShown,
  sevenLayers,
  closeNeuron,
];
