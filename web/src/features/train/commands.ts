/** What Train can do: run, pause, resume, stop, reset, another seed, smaller steps, settings by name, a full count. */
import { formatValue } from '../../text/format.js';
import { gentlerRate } from '../../training/gentler-rate.js';
import type { Job, Moment } from '../../training/job.js';
import { subsetSizes } from '../../training/settings.js';
import type { Experiment } from '../../training/experiment.js';
import { say as sayTraining } from '../../training/words.js';
import type { Command } from '../../workbench/command.js';
import { focused, planOf, type PageContext } from '../../workbench/context.js';
import { areSettingsFree, presetCommands, takeBackSettings } from '../../workbench/preset-commands.js';
import {
  isWaiting,
  pauseTraining,
  resumeTraining,
  retryTraining,
  stopTraining,
  type OfExperiment,
} from '../../workbench/running-commands.js';
import { say } from './words.js';

const seeds = 1e6;

const isFree = (experiment: Experiment): boolean => experiment.phase !== 'training' && !isWaiting(experiment);

/** A new training from initial weights. */
export const runTraining: Command = {
  id: 'train.run',
  label: () => say('run'),
  isPossible: (context) =>
    isFree(context.experiment) && context.experiment.phase !== 'paused' && planOf(context).functions.length > 0,
  run: (context) => context.experiment.start(planOf(context)),
};

export const resetTraining: OfExperiment = {
  id: 'train.reset',
  label: () => say('reset'),
  hint: () => say('reset.title'),
  isPossible: ({ experiment }) =>
    isFree(experiment) && experiment.plan !== undefined && experiment.phase !== 'idle' && experiment.phase !== 'ready',
  run: ({ experiment }) => experiment.reset(),
};

/** The networks of a training that is shown are made anew. */
export const newSeed: Command = {
  id: 'train.new-seed',
  label: () => say('new-seed'),
  hint: () => say('new-seed.title'),
  isPossible: ({ experiment }) => isFree(experiment) && experiment.phase !== 'paused',
  run: (context) => {
    context.store.set({ seed: Math.floor(Math.random() * seeds) });
    const plan = planOf(context);
    if (context.experiment.plan && plan.functions.length > 0) void context.experiment.prepare(plan);
  },
};

export const runGentler: Command = {
  id: 'train.run-gentler',
  label: ({ experiment }) => sayTraining('run-again', { rate: formatValue(gentlerRate(experiment) ?? NaN) }),
  isPossible: (context) => gentlerRate(context.experiment) !== undefined && isFree(context.experiment),
  run: (context) => {
    context.store.set({ learningRate: gentlerRate(context.experiment) ?? context.store.get('learningRate') });
    return context.experiment.start(planOf(context));
  },
};

/** The start with which deep networks of rectifiers learn. */
export const heStart: Command = {
  id: 'train.he-start',
  label: () => say('offer.he-start'),
  isPossible: ({ experiment }) => areSettingsFree(experiment),
  run: ({ store }) => {
    store.set({ initialization: 'he-normal' });
  },
};

/** The newest moment of the function in focus, unless all images were taken in there. */
function sampled(context: PageContext): readonly [Job, Moment] | undefined {
  const { experiment } = context;
  const job = experiment.jobOf(focused(context).activation) ?? experiment.jobs[0];
  const { latest } = job ?? {};
  if (!experiment.plan || !job || !latest) return undefined;
  return latest.neurons.images < subsetSizes[experiment.plan.settings.subset].train ? [job, latest] : undefined;
}

/** Also while the training goes on. */
export const countAll: Command = {
  id: 'train.count-all',
  label: () => say('count-all'),
  isPossible: (context) => !isWaiting(context.experiment) && sampled(context) !== undefined,
  run: (context) => {
    const found = sampled(context);
    return found && context.experiment.countAll(...found);
  },
};

export const commands: readonly Command[] = [
  runTraining,
  pauseTraining,
  resumeTraining,
  stopTraining,
  retryTraining,
  resetTraining,
  newSeed,
  runGentler,
  heStart,
  countAll,
  ...presetCommands,
  takeBackSettings,
];
