/** The first visit's question, answered by a short race of ReLU and LeakyReLU: what is raced, and what came out. */
import { formatCount, formatFixed, formatPercent } from '../text/format.js';
import type { Lane } from './lane.js';
import { plainTraining, sameSettings, subsetSizes, type TrainSettings } from './settings.js';
import type { Plan } from './train-plan.js';

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

/** At this rate ReLU's neurons die in numbers; at the default they hardly do. */
export const deadlyRate = 0.15;

export const isRace = (plan: Plan | undefined): boolean =>
  plan !== undefined &&
  sameSettings(plan.settings, { ...plan.settings, ...raceSettings(plan.settings.learningRate) }) &&
  plan.functions.length === racers.length &&
  racers.every(({ activation }, i) => plan.functions[i]?.activation === activation);

export interface RaceAnswer {
  readonly sentences: readonly string[];
}

/** The answer in sentences, from the two lanes at their end; nothing while one has not been trained. */
export function raceAnswer(plan: Plan, lanes: readonly Lane[]): RaceAnswer | undefined {
  const [relu, leaky] = lanes;
  if (!relu?.latest || !leaky?.latest || relu.epoch === 0 || leaky.epoch === 0) return undefined;
  const diverged = [...(relu.diverged ? ['ReLU'] : []), ...(leaky.diverged ? ['LeakyReLU'] : [])];
  if (diverged.length > 0) {
    return {
      sentences: [
        'This race gives no answer.',
        `The training of ${diverged.join(' and of ')} diverged: its steps were too large.`,
      ],
    };
  }
  const images = subsetSizes[plan.settings.subset].test;
  const [a, b] = [relu.latest.test.accuracy, leaky.latest.test.accuracy];
  const chance = chanceDifference(a, b, images);
  const matters = Math.abs(a - b) > chance;
  const result =
    `ReLU is right on ${formatPercent(a)} of the test images, LeakyReLU on ${formatPercent(b)}; ` +
    `differences under ${formatFixed(100 * chance, 1)} points may be chance.`;
  const verdict = !matters
    ? 'In this race it does not: each image finds enough neurons that are not at rest.'
    : a < b
      ? 'In this race it matters.'
      : 'In this race it matters, the other way round.';
  return { sentences: [verdict, result, deaths(relu)] };
}

/** Two standard deviations of the difference of two shares, each measured on so many images. */
export const chanceDifference = (a: number, b: number, images: number): number =>
  2 * Math.sqrt((a * (1 - a) + b * (1 - b)) / images);

function deaths({ moments, latest }: Lane): string {
  const count = (moment: Lane['latest']): number =>
    moment?.neurons.layers.reduce((sum, layer) => sum + layer.deadCount, 0) ?? 0;
  const layers = latest?.neurons.layers ?? [];
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  const lost = layers.findIndex((layer) => layer.deadCount === layer.units);
  const images = `${formatCount(latest?.neurons.images ?? 0)} training images`;
  if (lost >= 0) {
    return (
      `All ${String(layers[lost]?.units)} neurons of ReLU’s layer ${String(lost + 1)} gave 0 for all ${images}: ` +
      'whatever the image, what comes after is the same.'
    );
  }
  return (
    `Of ReLU’s ${String(units)} neurons ${String(count(moments[0]))} gave 0 for all ${images} before the race, ` +
    `${String(count(latest))} do now.`
  );
}
