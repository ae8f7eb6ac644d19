/** What Design's commands may do, as the draft is read and the trial goes on, and what they do. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addAnother, addDraft, commands, judgeDraft, newDraft } from '../../../../web/src/features/design/commands.js';
import { draftIn, readDraft } from '../../../../web/src/features/design/drafted.js';
import { mostOwn } from '../../../../web/src/functions/definition.js';
import { outcomeOf } from '../../../../web/src/training/look.js';
import { Job } from '../../../../web/src/training/job.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';
import { isPossible, runIfPossible } from '../../../../web/src/workbench/command.js';
import type { PageContext } from '../../../../web/src/workbench/context.js';
import { pauseJudging, resumeJudging, stopJudging } from '../../../../web/src/workbench/running-commands.js';
import { contextOn } from '../page-context.js';

const open: PageContext[] = [];

async function contextFor(hash: string): Promise<PageContext> {
  const context = await contextOn(hash);
  open.push(context);
  await context.own.settle();
  return context;
}

afterEach(() => {
  vi.restoreAllMocks();
  for (const { engine, experiments } of open.splice(0)) {
    experiments.dispose();
    engine.dispose();
  }
});

const possible = (context: PageContext): readonly string[] =>
  commands.filter((command) => isPossible(command, context)).map(({ id }) => id.replace('design.', ''));

const write = (context: PageContext, formula: string, of = draftIn(context).of): void => {
  context.store.set({ draft: { name: '', formula, parameters: {}, of } });
};

describe('the commands of Design that are possible', () => {
  it('are judge and add once the engine has read what is written', async () => {
    const context = await contextFor('#draft=~~x*tanh(x)');
    expect(possible(context)).toEqual(['new']);
    await readDraft(context);
    expect(possible(context)).toEqual(['judge', 'add', 'new']);
    write(context, 'x*tanh(2*x)');
    expect(possible(context)).toEqual(['new']);
  });

  it('are neither judge nor add where it cannot be read', async () => {
    const context = await contextFor('#draft=~~x*tanh(');
    await readDraft(context);
    expect(possible(context)).toEqual(['new']);
  });

  it.each([
    ['are judge before a trial', { phase: 'idle' }, ['judge']],
    ['are pause and stop during one', { phase: 'training' }, ['pause', 'stop']],
    ['are resume and stop in a pause', { phase: 'paused' }, ['resume', 'stop']],
    ['are judge after a stop', { phase: 'stopped' }, ['judge']],
    [
      'are judge, resume with what is left, and stop, after a failure',
      { phase: 'interrupted' },
      ['judge', 'resume', 'stop'],
    ],
    ['are judge, again, at the end', { phase: 'finished' }, ['judge']],
  ] as const)('%s', async (_, state, expected) => {
    const context = await contextFor('#draft=~~x*tanh(x)');
    await readDraft(context);
    Object.assign(context.trial, state);
    expect(possible(context).filter((id) => !/^(add|new)/.test(id))).toEqual(expected);
  });

  it('are not pause once it is waited for, and it says so', async () => {
    const context = await contextFor('#draft=~~x*tanh(x)');
    context.trial.phase = 'training';
    expect(runIfPossible(pauseJudging, context)).toBe(true);
    expect(pauseJudging.label(context)).toBe('Pausing…');
    expect(isPossible(pauseJudging, context)).toBe(false);
    expect(isPossible(stopJudging, context)).toBe(true);
    expect(isPossible(resumeJudging, context)).toBe(false);
  });
});

describe('judge', () => {
  it('reads what is written where nobody has, and tries it beside ReLU', async () => {
    const context = await contextFor('#f=gelu&draft=~~x*tanh(x)&seeds=4');
    const start = vi.spyOn(context.trial, 'start').mockResolvedValue();
    await judgeDraft.ready?.(context);
    expect(runIfPossible(judgeDraft, context)).toBe(true);
    const trial = start.mock.lastCall?.[0];
    expect(trial?.seeds).toEqual([1, 2, 3, 4]);
    expect(trial?.functions.map(({ activation }) => activation).slice(1)).toEqual(['relu', 'gelu']);
    expect(trial?.functions[0]?.definition?.formula).toBe('x*tanh(x)');
  });

  it('says when it would be another time', async () => {
    const context = await contextFor('#draft=~~x*tanh(x)');
    expect(judgeDraft.label(context)).toBe('Judge it');
    const job = new Job({ function: { activation: 'relu', slot: 1 }, settings: defaultSettings });
    job.outcome = outcomeOf(job, new Uint8Array(), '');
    context.trial.jobs = [job];
    expect(judgeDraft.label(context)).toBe('Judge it again');
  });
});

describe('a function of one’s own', () => {
  it('is added, then written over, then added as another', async () => {
    const context = await contextFor('#draft=~~x*tanh(x)');
    await readDraft(context);
    expect(addDraft.label(context)).toBe('Add to the functions');
    expect(addDraft.run(context)).toBe(true);
    expect(addDraft.label(context)).toBe('Among your functions');
    expect(possible(context)).toEqual(['judge', 'new']);
    write(context, 'x*tanh(2*x)');
    await readDraft(context);
    expect(addDraft.label(context)).toBe('Update it');
    expect(possible(context)).toEqual(['judge', 'add', 'add-another', 'new']);
    expect(addDraft.run(context)).toBe(true);
    expect(context.store.get('own').map(({ formula }) => formula)).toEqual(['x*tanh(2*x)']);
    write(context, 'x*tanh(3*x)');
    await readDraft(context);
    expect(addAnother.run(context)).toBe(true);
    expect(context.store.get('own').map(({ formula }) => formula)).toEqual(['x*tanh(2*x)', 'x*tanh(3*x)']);
  });

  it('is not added where there is no room, which is told', async () => {
    const own = Array.from({ length: mostOwn }, (_, i) => `~x*${String(i + 2)}`).join(';');
    const context = await contextFor(`#own=${own}&draft=~~x*tanh(x)`);
    await readDraft(context);
    expect(addDraft.run(context)).toBe(false);
    expect(context.store.get('own')).toHaveLength(mostOwn);
  });

  it('is begun anew with an empty formula', async () => {
    const context = await contextFor('#draft=~~x*tanh(x)');
    newDraft.run(context);
    expect(draftIn(context)).toEqual({ name: '', formula: '', parameters: {}, of: '' });
  });
});
