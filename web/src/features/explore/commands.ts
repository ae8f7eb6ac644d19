/** What Explore can do: the range of the plot, other coefficients, and what the first visit's question offers. */
import { zoomFactor } from '../../figure/figure-keys.js';
import { zoomedAbout } from '../../figure/zoom.js';
import { say as sayPlot } from '../../parts/curves/words.js';
import { deadlyRate } from '../../training/presets.js';
import { defaultSettings, sameSettings } from '../../training/settings.js';
import type { Command } from '../../workbench/command.js';
import { planOf, settingsOf, type PageContext } from '../../workbench/context.js';
import { selectOne } from '../../functions/selection.js';
import { pageProperties } from '../../workbench/state.js';
import { isRace, raceAnswer, racers, raceSettings, type RaceAnswer } from './race.js';
import { say } from './words.js';

type OfStore = Command<Pick<PageContext, 'store'>>;

/** The plot's own buttons zoom the plot by the same steps, on a page or by itself. */
const zoom = (store: PageContext['store'], factor: number): void => {
  store.set({ range: zoomedAbout(store.get('range'), store.get('cross'), factor) });
};

const zoomIn: OfStore = {
  id: 'explore.zoom-in',
  label: () => sayPlot('zoom-in'),
  run: ({ store }) => {
    zoom(store, 1 / zoomFactor);
  },
};

const zoomOut: OfStore = {
  id: 'explore.zoom-out',
  label: () => sayPlot('zoom-out'),
  run: ({ store }) => {
    zoom(store, zoomFactor);
  },
};

const resetRange: OfStore = {
  id: 'explore.reset-range',
  label: () => sayPlot('reset-range'),
  run: ({ store }) => {
    store.set({ range: pageProperties.range.initial });
  },
};

/** Of functions whose coefficients are drawn at random. */
export const drawOthers: Command = {
  id: 'explore.draw-others',
  label: () => say('draw-others'),
  isPossible: ({ engine, store }) =>
    store
      .get('selection')
      .some(({ activation }) =>
        engine.activations
          .find(({ id }) => id === activation)
          ?.parameters.some(({ count, distribution }) => count > 1 && distribution !== 'constant'),
      ),
  run: ({ store }) => {
    const seed = store.get('seed');
    store.set({ seed: seed < Number.MAX_SAFE_INTEGER ? seed + 1 : 0 });
  },
};

export interface Race {
  /** Whether the training is the race. */
  readonly isOn: boolean;
  readonly isRunning: boolean;
  /** Once it has finished. */
  readonly answer: RaceAnswer | undefined;
  /** Whether its steps are so large that neurons die in numbers. */
  readonly isDeadly: boolean;
}

export function raceIn({ plan, jobs, phase, activity }: PageContext['experiment']): Race {
  if (!plan || !isRace(plan)) return { isOn: false, isRunning: false, answer: undefined, isDeadly: false };
  return {
    isOn: true,
    isRunning: activity !== undefined || phase === 'training',
    answer: phase === 'finished' ? raceAnswer(plan, jobs) : undefined,
    isDeadly: plan.settings.learningRate === deadlyRate,
  };
}

export function startRace(context: PageContext, learningRate: number): void {
  context.store.set({ ...raceSettings(learningRate), selection: racers, focus: racers[0].activation });
  void context.experiment.start(planOf(context), { anew: true });
}

/** Whether what is selected is what the question is about: ReLU, or the two that race. */
export function isAtQuestion({ store }: PageContext): boolean {
  const selection = store.get('selection');
  const about = racers.slice(0, selection.length);
  return (
    about.length === selection.length && about.every(({ activation }, i) => selection[i]?.activation === activation)
  );
}

/** Whether the question is shown and its race is not running. */
const isAsking = ({ asking, experiment }: PageContext): boolean => asking && !raceIn(experiment).isRunning;

export const race: Command = {
  id: 'explore.race',
  label: () => say('race.start'),
  short: ({ experiment }) => say(raceIn(experiment).answer ? 'race.again' : 'race.start'),
  isPossible: isAsking,
  run: (context) => {
    startRace(context, deadlyRate);
  },
};

/** With the rate that a training has at first. */
export const raceSmaller: Command = {
  id: 'explore.race-smaller',
  label: () => say('race.smaller', { rate: defaultSettings.learningRate }),
  isPossible: isAsking,
  run: (context) => {
    startRace(context, defaultSettings.learningRate);
  },
};

/** The race as the trainings that it is. */
export const seeRace: Command = {
  id: 'explore.see-race',
  label: () => say('race.whole'),
  isPossible: ({ experiment }) => raceIn(experiment).isOn,
  run: ({ store }) => {
    store.set({ view: 'train' });
  },
};

export const seeNeurons: Command = {
  id: 'explore.see-neurons',
  label: () => say('race.neurons'),
  isPossible: ({ experiment }) => raceIn(experiment).isOn,
  run: ({ store }) => {
    store.set({ view: 'neurons', focus: racers[0].activation });
  },
};

/** The question of the first visit once more, with the function that it is about. */
export const ask: Command = {
  id: 'explore.ask',
  label: () => say('ask'),
  isPossible: ({ asking, store }) => !asking || store.get('view') !== 'explore',
  run: ({ store, tell }) => {
    store.set({ view: 'explore', selection: selectOne(racers[0].activation), focus: racers[0].activation });
    tell('question-wanted');
  },
};

/** The race's settings are not what a training of the reader's own should start from. */
export const hideQuestion: Command = {
  id: 'explore.hide-question',
  label: () => say('race.hide'),
  isPossible: ({ asking }) => asking,
  run: (context) => {
    const { store, experiment } = context;
    const { learningRate, epochs } = defaultSettings;
    if (raceIn(experiment).isOn && experiment.plan && sameSettings(settingsOf(context), experiment.plan.settings))
      store.set({ learningRate, epochs });
    context.tell('question-dismissed');
  },
};

export const commands: readonly Command[] = [
  zoomIn,
  zoomOut,
  resetRange,
  drawOthers,
  ask,
  race,
  raceSmaller,
  seeRace,
  seeNeurons,
  hideQuestion,
];
