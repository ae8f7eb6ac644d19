/** What every view can do with what runs: the training, and the trial between functions. Train and Design list them as theirs. */
import { say } from '../training/words.js';
import { say as sayUi } from '../ui/words.js';
import type { Command } from './command.js';
import type { PageContext } from './context.js';

export type OfExperiment = Command<Pick<PageContext, 'experiment'>>;
export type OfTrial = Command<Pick<PageContext, 'trial'>>;

export const pauseTraining: OfExperiment = {
  id: 'train.pause',
  label: ({ experiment }) => (experiment.pausing ? say('pausing') : say('pause-training')),
  short: ({ experiment }) => (experiment.pausing ? say('pausing') : say('pause')),
  isPossible: ({ experiment }) => experiment.can.pause,
  run: ({ experiment }) => {
    experiment.pause();
  },
};

export const resumeTraining: OfExperiment = {
  id: 'train.resume',
  label: () => say('resume-training'),
  short: () => say('resume'),
  isPossible: ({ experiment }) => experiment.can.resume,
  run: ({ experiment }) => experiment.resume(),
};

export const stopTraining: OfExperiment = {
  id: 'train.stop',
  label: () => say('stop-training'),
  short: () => say('stop'),
  isPossible: ({ experiment }) => experiment.can.stop,
  run: ({ experiment }) => {
    experiment.stop();
  },
};

/** What failed last, again. */
export const retryTraining: OfExperiment = {
  id: 'train.retry',
  label: () => sayUi('retry'),
  isPossible: ({ experiment }) => experiment.can.retry,
  run: ({ experiment }) => experiment.retry(),
};

export const pauseJudging: OfTrial = {
  id: 'design.pause',
  label: ({ trial }) => (trial.pausing ? say('pausing') : say('pause-judging')),
  short: ({ trial }) => (trial.pausing ? say('pausing') : say('pause')),
  isPossible: ({ trial }) => trial.can.pause,
  run: ({ trial }) => {
    trial.pause();
  },
};

/** After a pause, and after a failure with what is not yet trained. */
export const resumeJudging: OfTrial = {
  id: 'design.resume',
  label: () => say('resume-judging'),
  short: () => say('resume'),
  isPossible: ({ trial }) => trial.can.resume,
  run: ({ trial }) => trial.resume(),
};

export const stopJudging: OfTrial = {
  id: 'design.stop',
  label: () => say('stop-judging'),
  short: () => say('stop'),
  isPossible: ({ trial }) => trial.can.stop,
  run: ({ trial }) => {
    trial.stop();
  },
};
