/** The answer to the first visit's question, from results as a race leaves them. */
import { describe, expect, it } from 'vitest';
import type { LayerNeurons, NeuronReport } from '../../../../web/src/engine/types.js';
import { Job, type Moment } from '../../../../web/src/training/job.js';
import { chanceDifference } from '../../../../web/src/maths/chance.js';
import { isRace, raceAnswer, racers, raceSettings } from '../../../../web/src/features/explore/race.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';
import type { Plan } from '../../../../web/src/training/plan.js';

const plan: Plan = { functions: racers, settings: { ...defaultSettings, ...raceSettings(0.01) } };

/** What the answer reads of a moment: its accuracy and how many are dead of layers of 4 and 2 neurons. */
function moment(epoch: number, accuracy: number, dead: readonly [number, number]): Moment {
  const layers = dead.map((deadCount, i) => ({ units: 4 - 2 * i, deadCount }) as LayerNeurons);
  const neurons: NeuronReport = { images: 10_000, step: epoch * 79, layers };
  return {
    epoch,
    step: epoch * 79,
    test: { accuracy, loss: 1, confusion: new Uint32Array(0) },
    neurons,
    sample: neurons,
    moved: [],
    gradients: undefined,
    verdicts: new Float32Array(0),
    learned: undefined,
    kernels: 'plain',
  };
}

function jobs(relu: readonly [number, readonly [number, number]], leaky: number): readonly Job[] {
  return racers.map((racer, i) => {
    const job = new Job({ function: racer, settings: plan.settings });
    job.keep(moment(0, 0.1, [1, 0]));
    job.keep(i === 0 ? moment(3, ...relu) : moment(3, leaky, [0, 0]));
    return job;
  });
}

const sentences = (...given: Parameters<typeof jobs>): readonly string[] =>
  raceAnswer(plan, jobs(...given))?.sentences ?? [];

describe('the answer', () => {
  it('is that it does not matter where the difference may be chance', () => {
    const [verdict, result, deaths] = sentences([0.8, [1, 1]], 0.81);
    expect(verdict).toMatch(/^In this race it does not/);
    expect(result).toContain('80.0 %');
    expect(deaths).toBe('Of ReLU’s 6 neurons 1 gave 0 for all 10,000 training images before the race, 2 do now.');
  });

  it('is that it matters where ReLU is behind by more', () => {
    expect(sentences([0.7, [1, 1]], 0.8)[0]).toBe('In this race it matters.');
    expect(sentences([0.8, [1, 1]], 0.7)[0]).toBe('In this race it matters, the other way round.');
  });

  it('says why it matters where neurons died, and why it does not where they live', () => {
    expect(sentences([0.7, [3, 2]], 0.8)[3]).toMatch(/^One large step .* LeakyReLU still passes 1 % of the gradient/);
    expect(sentences([0.8, [1, 0]], 0.81)[3]).toMatch(/^Such small steps take hardly any neuron so far/);
  });

  it('gives no reason that its deaths do not bear', () => {
    // Behind without a death, and as good with many.
    expect(sentences([0.7, [1, 0]], 0.8)).toHaveLength(3);
    expect(sentences([0.8, [3, 1]], 0.81)).toHaveLength(3);
  });

  it('names a layer that is dead altogether', () => {
    expect(sentences([0.1, [1, 2]], 0.8)[2]).toMatch(/^All 2 neurons of ReLU’s layer 2 gave 0/);
  });

  it('is none where a training diverged', () => {
    const both = jobs([0.8, [0, 0]], 0.8);
    Object.assign(both[1] ?? {}, { progress: { state: 'diverged', epoch: 1 } });
    expect(raceAnswer(plan, both)?.sentences).toEqual([
      'This race gives no answer.',
      'The training of LeakyReLU diverged: its steps were too large.',
    ]);
  });

  it('is not given before both were trained', () => {
    expect(
      raceAnswer(
        plan,
        racers.map((racer) => new Job({ function: racer, settings: plan.settings })),
      ),
    ).toBeUndefined();
  });
});

it('a difference by chance is two standard deviations of the difference of two shares', () => {
  // √(2 · 0.25 / 1000) = 0.02236
  expect(chanceDifference(0.5, 0.5, 1000)).toBeCloseTo(2 * 0.02236, 4);
});

it('a race is told by its functions and its length', () => {
  expect(isRace(plan)).toBe(true);
  expect(isRace({ ...plan, functions: plan.functions.slice(1) })).toBe(false);
  expect(isRace({ ...plan, settings: { ...plan.settings, epochs: 15 } })).toBe(false);
  expect(isRace({ ...plan, settings: { ...plan.settings, optimizer: 'adam' } })).toBe(false);
});

it('a race is run by plain SGD, whatever was set before', () => {
  const set = {
    ...defaultSettings,
    optimizer: 'adam',
    schedule: 'cosine',
    norm: 'batch',
    dropout: 0.5,
    clip: 1,
  } as const;
  expect({ ...set, ...raceSettings(0.01) }).toEqual({ ...defaultSettings, epochs: 3 });
});
