/** The first visit's question, answered by a short race of ReLU and LeakyReLU: what is raced, and what came out. */
import { chanceDifference } from '../../maths/chance.js';
import { formatCount, formatFixed, formatPercent } from '../../text/format.js';
import type { Job, Look } from '../../training/job.js';
import type { Plan } from '../../training/plan.js';
import { plainTraining, sameSettings, subsetSizes, type TrainSettings } from '../../training/settings.js';
import { say } from './words.js';

export const racers = [
  { activation: 'relu', slot: 1 },
  { activation: 'leaky-relu', slot: 2 },
] as const;

export const raceEpochs = 3;

/** What of the settings a race fixes. */
export const raceSettings = (learningRate: number): Partial<TrainSettings> => ({
  ...plainTraining,
  learningRate,
  epochs: raceEpochs,
});

export const isRace = (plan: Plan | undefined): boolean =>
  plan !== undefined &&
  sameSettings(plan.settings, { ...plan.settings, ...raceSettings(plan.settings.learningRate) }) &&
  plan.functions.length === racers.length &&
  racers.every(({ activation }, i) => plan.functions[i]?.activation === activation);

export interface RaceAnswer {
  readonly sentences: readonly string[];
}

/** The answer in sentences, from the two jobs at their end; nothing while one has not been trained. */
export function raceAnswer(plan: Plan, jobs: readonly Job[]): RaceAnswer | undefined {
  const [relu, leaky] = jobs;
  if (!relu?.latest || !leaky?.latest || relu.epoch === 0 || leaky.epoch === 0) return undefined;
  if (relu.diverged || leaky.diverged) {
    const which = !leaky.diverged ? 'relu' : !relu.diverged ? 'leaky-relu' : 'both';
    return { sentences: [say('race.no-answer'), say(`race.diverged.${which}`)] };
  }
  const images = subsetSizes[plan.settings.subset].test;
  const [a, b] = [relu.latest.test.accuracy, leaky.latest.test.accuracy];
  const chance = chanceDifference(a, b, images);
  const matters = Math.abs(a - b) > chance;
  const result = say('race.result', {
    relu: formatPercent(a),
    leaky: formatPercent(b),
    chance: formatFixed(100 * chance, 1),
  });
  const verdict = say(!matters ? 'race.even' : a < b ? 'race.matters' : 'race.reversed');
  const why = whyOf(relu, matters && a < b);
  return { sentences: [verdict, result, deaths(relu), ...(why === undefined ? [] : [why])] };
}

/** From this share of its neurons on, their deaths are what a network suffers from. */
const grave = 0.05;

/** Over the images that were counted before the race too. */
const deadIn = (moment: Look | undefined): number =>
  moment?.sample.layers.reduce((sum, layer) => sum + layer.deadCount, 0) ?? 0;
const unitsIn = (moment: Look | undefined): number =>
  moment?.sample.layers.reduce((sum, layer) => sum + layer.units, 0) ?? 0;

/** Where the deaths explain what came out. */
function whyOf({ moments, latest }: Job, isBehind: boolean): string | undefined {
  const share = (deadIn(latest) - deadIn(moments[0])) / unitsIn(latest);
  if (isBehind) return share >= grave ? say('race.why.died') : undefined;
  return share < grave ? say('race.why.alive') : undefined;
}

function deaths({ moments, latest }: Job): string {
  const layers = latest?.neurons.layers ?? [];
  const lost = layers.findIndex((layer) => layer.deadCount === layer.units);
  if (lost >= 0)
    return say('race.layer-dead', {
      units: formatCount(layers[lost]?.units ?? 0),
      layer: lost + 1,
      images: formatCount(latest?.neurons.images ?? 0),
    });
  return say('race.deaths', {
    units: formatCount(unitsIn(latest)),
    before: formatCount(deadIn(moments[0])),
    images: formatCount(latest?.sample.images ?? 0),
    now: deadIn(latest),
  });
}
