/** What every view can do with what runs: the training, and the trial between functions. Train and Design list them as theirs. */
import type { Experiment } from '../training/experiment.js';
import { say } from '../training/words.js';
import { say as sayUi } from '../ui/words.js';
import type { Command } from './command.js';
import type { PageContext } from './context.js';

export type OfExperiment = Command<Pick<PageContext, 'experiment'>>;
export type OfVerdict = Command<Pick<PageContext, 'verdict'>>;

/** For the images or the networks: nothing can be started meanwhile. A count gives way to what is asked for next. */
export const isWaiting = ({ activity }: Experiment): boolean =>
  activity !== undefined && activity.kind !== 'counting';

export const pauseTraining: OfExperiment = {
  id: 'train.pause',
  label: ({ experiment }) => (experiment.pausing ? say('pausing') : say('pause-training')),
  short: ({ experiment }) => (experiment.pausing ? say('pausing') : say('pause')),
  isPossible: ({ experiment }) => experiment.phase === 'training' && !experiment.pausing,
  run: ({ experiment }) => {
    experiment.pause();
  },
};

export const resumeTraining: OfExperiment = {
  id: 'train.resume',
  label: () => say('resume-training'),
  short: () => say('resume'),
  isPossible: ({ experiment }) => (experiment.phase === 'paused' || experiment.phase === 'interrupted') && !isWaiting(experiment),
  run: ({ experiment }) => experiment.resume(),
};

export const stopTraining: OfExperiment = {
  id: 'train.stop',
  label: () => say('stop-training'),
  short: () => say('stop'),
  isPossible: ({ experiment: { phase, activity } }) =>
    activity !== undefined || phase === 'training' || phase === 'paused' || phase === 'interrupted',
  run: ({ experiment }) => {
    experiment.stop();
  },
};

/** What failed last, again. */
export const retryTraining: OfExperiment = {
  id: 'train.retry',
  label: () => sayUi('retry'),
  isPossible: ({ experiment }) => experiment.failure !== undefined && !isWaiting(experiment),
  run: ({ experiment }) => experiment.retry(),
};

export const pauseJudging: OfVerdict = {
  id: 'design.pause',
  label: ({ verdict }) => (verdict?.pausing ? say('pausing') : say('pause-judging')),
  short: ({ verdict }) => (verdict?.pausing ? say('pausing') : say('pause')),
  isPossible: ({ verdict }) => verdict?.phase === 'running' && !verdict.pausing,
  run: ({ verdict }) => {
    verdict?.pause();
  },
};

/** After a pause, and after a failure with what is not yet trained. */
export const resumeJudging: OfVerdict = {
  id: 'design.resume',
  label: () => say('resume-judging'),
  short: () => say('resume'),
  isPossible: ({ verdict }) =>
    verdict?.phase === 'paused' || (verdict?.phase === 'stopped' && verdict.failure !== undefined),
  run: ({ verdict }) => verdict?.resume(),
};

export const isJudging = ({ verdict }: Pick<PageContext, 'verdict'>): boolean =>
  verdict?.phase === 'running' || verdict?.phase === 'paused';

export const stopJudging: OfVerdict = {
  id: 'design.stop',
  label: () => say('stop-judging'),
  short: () => say('stop'),
  isPossible: isJudging,
  run: ({ verdict }) => {
    verdict?.stop();
  },
};
