/** What Train can do: run, pause, resume, stop, reset, another seed, smaller steps, settings by name, a full count. */
import { formatValue } from '../../text/format.js';
import { gentlerRate } from '../../training/gentler-rate.js';
import type { Job, Moment } from '../../training/job.js';
import { samePlan } from '../../training/plan.js';
import { subsetSizes } from '../../training/settings.js';
import { say as sayTraining } from '../../training/words.js';
import type { Command } from '../../workbench/command.js';
import { focused, planOf, type PageContext } from '../../workbench/context.js';
import { presetCommands, takeBackSettings } from '../../workbench/preset-commands.js';
import {
  pauseTraining,
  resumeTraining,
  retryTraining,
  stopTraining,
  type OfExperiment,
} from '../../workbench/running-commands.js';
import { say } from './words.js';

const seeds = 1e6;

/** What is kept of the settings' trainings is taken up; what is shown already is trained anew, from initial weights. */
function startTraining(context: PageContext): Promise<void> {
  const { experiment } = context;
  const plan = planOf(context);
  const isShown = experiment.plan !== undefined && samePlan(experiment.plan, plan) && experiment.epoch > 0;
  return experiment.start(plan, { anew: isShown });
}

export const runTraining: Command = {
  id: 'train.run',
  label: () => say('run'),
  isPossible: (context) => context.experiment.can.start && planOf(context).functions.length > 0,
  run: (context) => startTraining(context),
};

export const resetTraining: OfExperiment = {
  id: 'train.reset',
  label: () => say('reset'),
  hint: () => say('reset.title'),
  isPossible: ({ experiment }) => experiment.can.reset,
  run: ({ experiment }) => experiment.reset(),
};

/** The networks of a training that is shown are made anew. */
export const newSeed: Command = {
  id: 'train.new-seed',
  label: () => say('new-seed'),
  hint: () => say('new-seed.title'),
  isPossible: ({ experiment }) => experiment.can.start,
  run: (context) => {
    context.store.set({ seed: Math.floor(Math.random() * seeds) });
    const plan = planOf(context);
    if (context.experiment.plan && plan.functions.length > 0) void context.experiment.prepare(plan);
  },
};

export const runGentler: Command = {
  id: 'train.run-gentler',
  label: ({ experiment }) => sayTraining('run-again', { rate: formatValue(gentlerRate(experiment) ?? NaN) }),
  isPossible: (context) => gentlerRate(context.experiment) !== undefined && context.experiment.can.start,
  run: (context) => {
    context.store.set({ learningRate: gentlerRate(context.experiment) ?? context.store.get('learningRate') });
    return startTraining(context);
  },
};

/** The start with which deep networks of rectifiers learn. */
export const heStart: Command = {
  id: 'train.he-start',
  label: () => say('offer.he-start'),
  isPossible: ({ experiment }) => experiment.can.change,
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
  isPossible: (context) => context.experiment.can.replace && sampled(context) !== undefined,
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
