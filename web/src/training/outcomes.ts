/**
 * What happens to a network while it is trained and what came of it, in sentences made from its figures, each with the
 * settings that show more of it. Every threshold stands here with its reason.
 */
import type { ActivationInfo } from '../engine/types.js';
import { chanceDifference } from '../maths/chance.js';
import { formatCount, formatFixed, formatPercent } from '../text/format.js';
import type { Job, Moment } from './job.js';
import { learnedChange } from './learned-change.js';
import { noNumberWords } from './no-number.js';
import { isPreset, type PresetId } from './presets.js';
import { subsetSizes, type TrainSettings } from './settings.js';
import { say } from './outcome-words.js';

/** The settings that follow from an outcome: a preset, or He's initialisation. */
export type Offer = PresetId | 'he-start';

export interface Outcome {
  readonly words: string;
  readonly offer?: Offer | undefined;
}

/** The trainings side by side. */
export interface Field {
  readonly jobs: readonly Job[];
  readonly settings: TrainSettings;
  /** Whether all are at their end: only then are they compared. */
  readonly isOver: boolean;
  readonly name: (activation: string) => string;
  readonly info: (activation: string) => ActivationInfo | undefined;
}

/** Guessing has the loss ln 10 = 2.303; a test loss from here on is the plateau on which networks with a small start stand. */
const plateauLoss = 2;
/** Networks that learn leave the plateau in their first or second epoch; one that needs more has lost time on it. */
const lateEpoch = 3;
/**
 * In the first epoch of a network that learns the last layer's weights move 5 to 30 times as far as the first one's, with
 * Sigmoid 450 to 1,400 times: from here on the first layer is said to stand still.
 */
const vanishingRatio = 100;
/** From so many hidden layers on it is the depth, and not the rate, that a small start does not get through. */
const deepFrom = 8;
/** Steps in which neurons of ReLU die in numbers. */
const largeRate = 0.05;
/** More sentences would hide the others' rows. */
const mostSentences = 2;

const [linear, relu] = ['none', 'relu'] as const;

/** Nothing before the first epoch. */
export function outcomeOf(job: Job, field: Field): Outcome | undefined {
  if (job.diverged) return failed(job, field);
  const { latest } = job;
  if (!latest || latest.epoch === 0) return undefined;
  const stuck = deadLayer(latest, field) ?? stillOnPlateau(job, field);
  if (stuck) return stuck;
  const found = [
    leftLate(job, field),
    aheadWithoutActivation(job, field),
    learned(job, field),
    died(job, latest, field),
    ranked(job, latest, field),
  ].flatMap((outcome) => outcome ?? []);
  const told = found.slice(0, mostSentences);
  if (told.length === 0) return undefined;
  return { words: told.map(({ words }) => words).join(' '), offer: told.find(({ offer }) => offer)?.offer };
}

function failed({ noNumber, progress, epoch }: Job, { settings }: Field): Outcome {
  if (noNumber) {
    return { words: say('no-number', noNumberWords(noNumber)) };
  }
  const step = formatCount(progress?.divergence?.step ?? progress?.step ?? 0);
  const words = say('diverged', { step, epoch: Math.floor(epoch) + 1, epochs: settings.epochs });
  return { words };
}

function deadLayer({ neurons }: Moment, { settings }: Field): Outcome | undefined {
  const layer = neurons.layers.findIndex(({ deadCount, units }) => deadCount === units);
  if (layer < 0) return undefined;
  const units = neurons.layers[layer]?.units ?? 0;
  return {
    words: say('layer-dead', { layer: layer + 1, units, images: formatCount(neurons.images) }),
    offer: settings.learningRate >= largeRate ? 'quick' : depthOffer(settings),
  };
}

const isOnPlateau = ({ history }: Job): boolean => !history.testLoss.some(([, loss]) => loss < plateauLoss);

/** What a network that does not get under way is helped by. */
function depthOffer(settings: TrainSettings): Offer | undefined {
  if (settings.hidden.length >= deepFrom) return settings.initialization === 'pytorch' ? 'he-start' : undefined;
  return fairOffer(settings);
}

const fairOffer = (settings: TrainSettings): Offer | undefined =>
  isPreset(settings, 'fair-rate') ? undefined : 'fair-rate';

function stillOnPlateau(job: Job, field: Field): Outcome | undefined {
  const { latest } = job;
  if (!latest || !isOnPlateau(job)) return undefined;
  const { settings, isOver } = field;
  const said = { accuracy: formatPercent(latest.test.accuracy), epoch: Math.round(latest.epoch) };
  const moved = job.moments.find(({ epoch }) => epoch >= 1)?.moved ?? [];
  const [first = NaN, last = NaN] = [moved[0], moved.at(-1)];
  // In thirty layers Sigmoid's gradients are too small for single precision whatever the start.
  const isSigmoidal = field.info(job.function.activation)?.family === 'sigmoidal';
  const offer = settings.hidden.length >= deepFrom && isSigmoidal ? undefined : depthOffer(settings);
  const followed = isOver ? { offer } : {};
  if (first === 0) return { words: say('still', said), ...followed };
  if (last / first >= vanishingRatio) {
    const ratio = formatCount(Number((last / first).toPrecision(2)));
    return { words: say('vanishing', { ...said, ratio }), ...followed };
  }
  return { words: say('plateau', said), ...followed };
}

/** The epoch, from 1, in which the plateau was left. */
function leftIn({ history }: Job): number | undefined {
  const found = history.testLoss.find(([epoch, loss]) => epoch > 0 && loss < plateauLoss);
  return found && Math.ceil(found[0]);
}

function leftLate(job: Job, { settings }: Field): Outcome | undefined {
  const epoch = leftIn(job);
  if (epoch === undefined || epoch < lateEpoch) return undefined;
  return { words: say('late', { epoch }), offer: fairOffer(settings) };
}

/** With small steps a straight line is soon as good as it gets while the others are still on their plateau. */
function aheadWithoutActivation({ function: { activation }, latest }: Job, field: Field): Outcome | undefined {
  const other = field.jobs.find((job) => job.function.activation === relu)?.latest;
  if (!field.isOver || activation !== linear || !latest || !other) return undefined;
  const lead = latest.test.accuracy - other.test.accuracy;
  if (lead <= 0 || !fairOffer(field.settings)) return undefined;
  return {
    words: say(lead > noise(latest, other, field) ? 'linear-ahead' : 'linear-level', {
      points: formatFixed(100 * lead, 1),
    }),
    offer: 'fair-rate',
  };
}

function learned(job: Job, { info }: Field): Outcome | undefined {
  const change = learnedChange(job, info(job.function.activation));
  if (!change) return undefined;
  if (change.kind === 'shape') {
    return { words: say('shape', { count: change.count, mean: formatFixed(change.mean, 2) }) };
  }
  const { symbol, from, to } = change;
  const said = { symbol, from: formatFixed(from, 2), to: formatFixed(to, 2) };
  if (job.function.activation !== 'prelu') return { words: say('learned', said) };
  return { words: say(Math.abs(to) > 1 ? 'slope-amplifies' : 'slope', said) };
}

const sound = ({ jobs }: Field): readonly (readonly [Job, Moment])[] =>
  jobs.flatMap((job) => (job.latest && !job.diverged ? [[job, job.latest] as const] : []));

/** Differences of accuracy up to this may be chance. */
const noise = (a: Moment, b: Moment, { settings }: Field): number =>
  chanceDifference(a.test.accuracy, b.test.accuracy, subsetSizes[settings.subset].test);

const bestOf = (field: Field): readonly [Job, Moment] | undefined =>
  sound(field).reduce<readonly [Job, Moment] | undefined>(
    (best, each) => (best && best[1].test.accuracy >= each[1].test.accuracy ? best : each),
    undefined,
  );

function died(job: Job, latest: Moment, field: Field): Outcome | undefined {
  const { layers, images } = latest.neurons;
  const dead = layers.reduce((sum, { deadCount }) => sum + deadCount, 0);
  if (dead === 0) return undefined;
  const units = formatCount(layers.reduce((sum, layer) => sum + layer.units, 0));
  const said = { dead, units, images: formatCount(images) };
  const best = field.isOver ? bestOf(field) : undefined;
  if (!best || sound(field).length < 2) return { words: say('dead', said) };
  const behind = best[1].test.accuracy - latest.test.accuracy;
  const isFree = best[0] === job || behind <= noise(latest, best[1], field);
  return { words: say(isFree ? 'dead.free' : 'dead', said) };
}

const pointsOf = (difference: number): string => formatFixed(100 * difference, 1);

function ranked(job: Job, latest: Moment, field: Field): Outcome | undefined {
  if (!field.isOver) return undefined;
  const best = bestOf(field);
  const others = sound(field).filter(([other]) => other !== job);
  if (!best || others.length === 0) return { words: say('alone', { accuracy: formatPercent(latest.test.accuracy) }) };
  if (best[0] === job) {
    const next = others.reduce((a, b) => (b[1].test.accuracy > a[1].test.accuracy ? b : a));
    const lead = latest.test.accuracy - next[1].test.accuracy;
    const key = lead > noise(latest, next[1], field) ? 'best' : 'best.noise';
    return { words: say(key, { points: pointsOf(lead), next: field.name(next[0].function.activation) }) };
  }
  const behind = best[1].test.accuracy - latest.test.accuracy;
  const said = { points: pointsOf(behind), best: field.name(best[0].function.activation) };
  return { words: say(behind > noise(latest, best[1], field) ? 'behind' : 'level', said) };
}
