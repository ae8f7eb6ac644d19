import { beforeAll, describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import { createEngine } from '../../../../web/src/engine/index.js';
import type { Engine } from '../../../../web/src/engine/types.js';
import '../../../../web/src/features/design/activarium-judge.js';
import type { ActivariumJudge } from '../../../../web/src/features/design/activarium-judge.js';
import { readDraft, trialIn } from '../../../../web/src/features/design/drafted.js';
import type { Plan } from '../../../../web/src/training/plan.js';
import { runIfPossible, type CommandWanted } from '../../../../web/src/workbench/command.js';
import type { PageContext } from '../../../../web/src/workbench/context.js';
import { findings, focusedWords, heard, spokenBy, stand } from '../../stand.js';
import { failingOnce, smallTraining, trainings } from '../../training.js';

const started = trainings();

/** Written beside ReLU, trained from two seeds each. */
const link = `draft=~~x*tanh(x)&f=relu&seeds=2&${smallTraining}&lr=0.05`;

/** The trial that the context's link describes. */
function trialOf(context: PageContext): Plan {
  const plan = trialIn(context);
  if (!plan) throw new Error('The function was not read.');
  return plan;
}

async function open(hash: string, startEngine: () => Promise<Engine> = () => createEngine()): Promise<PageContext> {
  const context = started.open(hash, startEngine);
  await readDraft(context);
  return context;
}

/** What it fires is done as the view does it. */
async function standing(context: PageContext): Promise<ActivariumJudge> {
  const element = await stand('activarium-judge', { engine: started.engine, context, plan: trialOf(context) });
  element.addEventListener('command-wanted', (event) => {
    runIfPossible((event as CustomEvent<CommandWanted>).detail.command, context);
  });
  return element;
}

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });

describe('a trial before it is started', () => {
  it('is nothing where there is nothing to judge', async () => {
    const context = await open(link);
    const element = await stand('activarium-judge', { engine: started.engine, context });
    expect(element.shadowRoot?.textContent.trim()).toBe('');
  });

  it('asks its question, and says what it will train to answer it', async () => {
    await standing(await open(link));
    await expect.element(page.getByRole('heading', { name: 'Is it better than ReLU?', level: 2 })).toBeVisible();
    await expect
      .element(page.getByText(/^Trains x\*tanh\(x\) and ReLU from seeds 1 to 2, 1 epoch each on .*: 4 trainings\./))
      .toBeVisible();
    await expect.element(field('Seeds')).toHaveValue('2');
    await expect.element(field('Epochs')).toHaveValue('1');
    await expect.element(field('Learning rate')).toHaveValue('0.05');
    await expect.element(button('Judge it')).toHaveAttribute('aria-disabled', 'false');
    await expect.element(button('Stop')).toHaveAttribute('aria-disabled', 'true');
    expect(page.getByRole('progressbar').query()).toBeNull();
  });

  it('tells what is typed when the field is left, and what is chosen', async () => {
    const element = await standing(await open(link));
    const changes = heard(element, 'settings-change');
    await field('Seeds').fill('5');
    expect(changes).toEqual([]);
    await userEvent.keyboard('{Tab}');
    expect(changes).toEqual([{ trials: 5 }]);
    await page.getByRole('combobox', { name: 'Images' }).selectOptions('all');
    expect(changes.slice(1)).toEqual([{ subset: 'all' }]);
  });

  it('is not begun by Enter with a setting that cannot be used, whose field keeps the focus', async () => {
    const element = await standing(await open(link));
    const wanted = heard(element, 'command-wanted');
    await field('Seeds').fill('1');
    await userEvent.keyboard('{Enter}');
    await expect.element(field('Seeds')).toHaveAttribute('aria-invalid', 'true');
    expect(element.shadowRoot?.activeElement?.id).toBe('trials');
    expect(wanted).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing(await open(link));
    await expect.element(button('Judge it')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});

describe('a trial under way', () => {
  it('is begun, paused, resumed and stopped, the focus on its button, and each is told', async () => {
    const element = await standing(await open(`${link}&epochs=500`));
    (field('Epochs').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Pause')).toBeVisible();
    await expect.element(page.getByRole('progressbar', { name: 'Trial' })).toBeVisible();
    await expect
      .element(page.getByText(/seed 1 of 2: epoch [\d.]+ of 500 · 0 of 4 trainings done/).first())
      .toBeVisible();
    await expect.element(field('Seeds')).toBeDisabled();
    (button('Pause').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Resume')).toBeVisible();
    expect(focusedWords()).toBe('Resume');
    await expect
      .poll(() => spokenBy(element))
      .toMatch(/^Paused\. .* seed 1 of 2: epoch [\d.]+ of 500; 0 of 4 trainings/);
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Pause')).toBeVisible();
    await button('Stop').click();
    await expect.element(button('Judge it')).toBeVisible();
    await expect.poll(() => spokenBy(element)).toBe('Stopped: 0 of 4 trainings done');
    await expect.element(field('Seeds')).toBeEnabled();
  });

  it('that fails says why and what is kept, and goes on', async () => {
    const context = await open(link, failingOnce());
    await standing(context);
    await button('Judge it').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/did not hand out a part of the page/);
    await expect.element(page.getByText('What was trained to its end is kept.')).toBeVisible();
    await button('Go on').click();
    await expect.poll(() => context.trial.phase).toBe('finished');
    await expect.poll(() => page.getByRole('alert').query()).toBeNull();
  });
});

describe('a trial that has finished', () => {
  let context: PageContext;

  beforeAll(async () => {
    context = await open(link);
    await context.trial.start(trialOf(context));
  });

  it('has its verdict with the reasons, means and the seeds one by one', async () => {
    await standing(context);
    await expect
      .element(
        page.getByText(
          /^x\*tanh\(x\) is (better|worse) than ReLU here, by [\d.]+ points\.$|: this difference is within the noise\.$/,
        ),
      )
      .toBeVisible();
    await expect.element(page.getByText(/the mean of 2 pairs of equal seeds/)).toBeVisible();
    await expect.element(page.getByText('Finished: 4 of 4 trainings done')).toBeVisible();
    const table = page.getByRole('table', { name: 'Mean ± standard deviation over the seeds' });
    await expect.element(table.getByRole('row', { name: /ReLU 2 [\d.]+ ± [\d.]+ % [\d.]+ ± [\d.]+$/ })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Seed by seed', level: 3 })).toBeVisible();
    await expect.element(button('Judge it again')).toHaveAttribute('aria-disabled', 'false');
  });

  it('is told with its verdict when it ends', async () => {
    const element = await standing(context);
    context.trial.pause();
    await expect
      .poll(() => spokenBy(element))
      .toMatch(/^Finished: 4 of 4 trainings done\. .* (than ReLU here, by [\d.]+ points|within the noise)\.$/);
  });

  it('says where the settings have changed since', async () => {
    const element = await standing(context);
    const words = page.getByText('The function or the settings have changed since: what is shown is of before.');
    expect(words.query()).toBeNull();
    element.plan = { ...trialOf(context), seeds: [1, 2, 3] };
    await expect.element(words).toBeVisible();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing(context);
    await expect.element(page.getByRole('heading', { name: 'Seed by seed' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
