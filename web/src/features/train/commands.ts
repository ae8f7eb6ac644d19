/** What Train can do: run, pause, resume, stop, reset, another seed, smaller steps, settings by name, a full count. */
import { formatValue } from '../../text/format.js';
import { gentlerRate } from '../../training/gentler-rate.js';
import type { Lane, Moment } from '../../training/lane.js';
import { subsetSizes } from '../../training/settings.js';
import type { TrainSession } from '../../training/train-session.js';
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
  type OfSession,
} from '../../workbench/running-commands.js';
import { say } from './words.js';

const seeds = 1e6;

const isFree = (session: TrainSession): boolean => session.phase !== 'training' && !isWaiting(session);

/** A new training from initial weights. */
export const runTraining: Command = {
  id: 'train.run',
  label: () => say('run'),
  isPossible: (context) =>
    isFree(context.session) && context.session.phase !== 'paused' && planOf(context).functions.length > 0,
  run: (context) => context.session.start(planOf(context)),
};

export const resetTraining: OfSession = {
  id: 'train.reset',
  label: () => say('reset'),
  hint: () => say('reset.title'),
  isPossible: ({ session }) =>
    isFree(session) && session.plan !== undefined && session.phase !== 'idle' && session.phase !== 'ready',
  run: ({ session }) => session.reset(),
};

/** The networks of a training that is shown are made anew. */
export const newSeed: Command = {
  id: 'train.new-seed',
  label: () => say('new-seed'),
  hint: () => say('new-seed.title'),
  isPossible: ({ session }) => isFree(session) && session.phase !== 'paused',
  run: (context) => {
    context.store.set({ seed: Math.floor(Math.random() * seeds) });
    const plan = planOf(context);
    if (context.session.plan && plan.functions.length > 0) void context.session.prepare(plan);
  },
};

export const runGentler: Command = {
  id: 'train.run-gentler',
  label: ({ session }) => sayTraining('run-again', { rate: formatValue(gentlerRate(session) ?? NaN) }),
  isPossible: (context) => gentlerRate(context.session) !== undefined && isFree(context.session),
  run: (context) => {
    context.store.set({ learningRate: gentlerRate(context.session) ?? context.store.get('learningRate') });
    return context.session.start(planOf(context));
  },
};

/** The start with which deep networks of rectifiers learn. */
export const heStart: Command = {
  id: 'train.he-start',
  label: () => say('offer.he-start'),
  isPossible: ({ session }) => areSettingsFree(session),
  run: ({ store }) => {
    store.set({ initialization: 'he-normal' });
  },
};

/** The newest moment of the function in focus, unless all images were taken in there. */
function sampled(context: PageContext): readonly [Lane, Moment] | undefined {
  const { session } = context;
  const lane = session.laneOf(focused(context).activation) ?? session.lanes[0];
  const { latest } = lane ?? {};
  if (!session.plan || !lane || !latest) return undefined;
  return latest.neurons.images < subsetSizes[session.plan.settings.subset].train ? [lane, latest] : undefined;
}

/** Also while the training goes on. */
export const countAll: Command = {
  id: 'train.count-all',
  label: () => say('count-all'),
  isPossible: (context) => !isWaiting(context.session) && sampled(context) !== undefined,
  run: (context) => {
    const found = sampled(context);
    return found && context.session.countAll(...found);
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
