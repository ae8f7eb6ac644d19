/** What Train's commands may do in each state of a training, and what they do. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commands, newSeed, runGentler, runTraining } from '../../../../web/src/features/train/commands.js';
import { Job } from '../../../../web/src/training/job.js';
import type { Experiment } from '../../../../web/src/training/experiment.js';
import { isPossible, runIfPossible } from '../../../../web/src/workbench/command.js';
import { planOf, type PageContext } from '../../../../web/src/workbench/context.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';
import { takeBackSettings } from '../../../../web/src/workbench/preset-commands.js';
import { pauseTraining } from '../../../../web/src/workbench/running-commands.js';
import { contextOn } from '../page-context.js';

const open: PageContext[] = [];

async function contextFor(hash = '#f=relu'): Promise<PageContext> {
  const context = await contextOn(hash);
  open.push(context);
  return context;
}

afterEach(() => {
  for (const { engine, experiment } of open.splice(0)) {
    experiment.dispose();
    engine.dispose();
  }
});

const allPossible = (context: PageContext): readonly string[] =>
  commands.filter((command) => isPossible(command, context)).map(({ id }) => id.replace('train.', ''));

/** They change settings alone. */
const setsOnly = (id: string): boolean => id === 'he-start' || id.startsWith('preset-');

const possible = (context: PageContext): readonly string[] => allPossible(context).filter((id) => !setsOnly(id));

/** An experiment that has got as far as that, without the work. */
function put(context: PageContext, state: Partial<Pick<Experiment, 'phase' | 'activity' | 'failure'>>): void {
  const { experiment } = context;
  experiment.plan = state.phase === undefined || state.phase === 'idle' ? undefined : planOf(context);
  const { activity, ...rest } = state;
  Object.assign(experiment, rest);
  vi.spyOn(experiment, 'activity', 'get').mockReturnValue(activity);
}

const lost = { message: 'The engine is gone.', code: 'engine-lost' } as unknown as NonNullable<Experiment['failure']>;

describe('the commands of Train that are possible', () => {
  it.each([
    ['are run and a new seed before anything is trained', { phase: 'idle' }, ['run', 'new-seed']],
    [
      'are only stop while the images come',
      { phase: 'idle', activity: { kind: 'loading', progress: undefined } },
      ['stop'],
    ],
    ['are only stop while the networks are made', { phase: 'finished', activity: { kind: 'preparing' } }, ['stop']],
    [
      'are run, stop and a new seed while neurons are counted, which gives way',
      { phase: 'idle', activity: { kind: 'counting', images: 1, total: 2 } },
      ['run', 'stop', 'new-seed'],
    ],
    ['are run and a new seed once the networks are ready', { phase: 'ready' }, ['run', 'new-seed']],
    ['are pause and stop during a training', { phase: 'training' }, ['pause', 'stop']],
    ['are resume, stop and reset in a pause', { phase: 'paused' }, ['resume', 'stop', 'reset']],
    [
      'are only stop where a paused training waits for its networks',
      { phase: 'paused', activity: { kind: 'preparing' } },
      ['stop'],
    ],
    ['are run, reset and a new seed after a stop', { phase: 'stopped' }, ['run', 'reset', 'new-seed']],
    ['are run, reset and a new seed at the end', { phase: 'finished' }, ['run', 'reset', 'new-seed']],
    [
      'are all that go on or start anew after an interruption',
      { phase: 'interrupted', failure: lost },
      ['run', 'resume', 'stop', 'retry', 'reset', 'new-seed'],
    ],
    ['are another try, too, after a failure', { phase: 'idle', failure: lost }, ['run', 'retry', 'new-seed']],
  ] as const)('%s', async (_, state, expected) => {
    const context = await contextFor();
    put(context, state);
    expect(possible(context)).toEqual(expected);
  });

  it('are not pause once it is waited for, and it says so', async () => {
    const context = await contextFor();
    put(context, { phase: 'training' });
    expect(pauseTraining.label(context)).toBe('Pause training');
    expect(runIfPossible(pauseTraining, context)).toBe(true);
    expect(possible(context)).toEqual(['stop']);
    expect(pauseTraining.label(context)).toBe('Pausing…');
    expect(runIfPossible(pauseTraining, context)).toBe(false);
  });

  it('are not run where only a function of the output layer is selected', async () => {
    const context = await contextFor('#f=softmax');
    put(context, { phase: 'idle' });
    expect(possible(context)).toEqual(['new-seed']);
  });

  it('are smaller steps, too, once a network has diverged and nothing is trained', async () => {
    const context = await contextFor('#f=relu&lr=0.5');
    put(context, { phase: 'finished' });
    const job = new Job({ function: { activation: 'relu', slot: 1 }, settings: defaultSettings });
    vi.spyOn(job, 'diverged', 'get').mockReturnValue(true);
    context.experiment.jobs = [job];
    expect(possible(context)).toContain('run-gentler');
    expect(runGentler.label(context)).toBe('Run again with learning rate 0.05');
    context.experiment.phase = 'training';
    expect(possible(context)).not.toContain('run-gentler');
    context.experiment.phase = 'finished';
    const start = vi.spyOn(context.experiment, 'start').mockResolvedValue();
    runGentler.run(context);
    expect(context.store.get('learningRate')).toBe(0.05);
    expect(start.mock.lastCall?.[0].settings.learningRate).toBe(0.05);
  });
});

it.each([
  ['idle', true],
  ['training', false],
  ['paused', false],
  ['finished', true],
] as const)('settings by name can be set where the fields can: %s', async (phase, expected) => {
  const context = await contextFor();
  put(context, { phase });
  const found = allPossible(context).filter(setsOnly);
  expect(found.length).toBe(expected ? 8 : 0);
  expect(isPossible(takeBackSettings, context)).toBe(false);
  const seven = commands.find(({ id }) => id === 'train.preset-seven-layers');
  expect(seven && runIfPossible(seven, context)).toBe(expected);
  expect(isPossible(takeBackSettings, context)).toBe(expected);
});

it('run trains what the store says at that moment', async () => {
  const context = await contextFor('#f=relu');
  const start = vi.spyOn(context.experiment, 'start').mockResolvedValue();
  context.store.set({ epochs: 7 });
  expect(runIfPossible(runTraining, context)).toBe(true);
  expect(start.mock.lastCall?.[0]).toEqual(planOf(context));
  expect(start.mock.lastCall?.[0].settings.epochs).toBe(7);
});

it('a new seed makes the networks anew only where there are some', async () => {
  const context = await contextFor();
  const prepare = vi.spyOn(context.experiment, 'prepare').mockResolvedValue();
  vi.spyOn(Math, 'random').mockReturnValue(0.25);
  newSeed.run(context);
  expect(context.store.get('seed')).toBe(250_000);
  expect(prepare).not.toHaveBeenCalled();
  put(context, { phase: 'finished' });
  newSeed.run(context);
  expect(prepare.mock.lastCall?.[0].settings.seed).toBe(250_000);
  vi.restoreAllMocks();
});
