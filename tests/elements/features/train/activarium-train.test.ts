import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/train/activarium-train.js';
import type { ActivariumTrain } from '../../../../web/src/features/train/activarium-train.js';
import { formatPercent } from '../../../../web/src/text/format.js';
import { runIfPossible, type CommandWanted } from '../../../../web/src/workbench/command.js';
import { planOf, settingsOf, type PageContext } from '../../../../web/src/workbench/context.js';
import type { SettingsChange } from '../../../../web/src/workbench/state.js';
import { findings, focusedWords, heard, spokenBy, stand } from '../../stand.js';
import { failingWhile, smallTraining, trained } from '../../training.js';

const link = `f=relu&${smallTraining}`;
const started = trained(`f=relu,prelu&${smallTraining}&lr=0.05`);

/** What it fires is done as the view does it, but that nothing draws it anew when settings change. */
async function standing(context: PageContext, properties: Partial<ActivariumTrain> = {}): Promise<ActivariumTrain> {
  const settings = settingsOf(context);
  const element = await stand('activarium-train', { engine: started.engine, context, settings, ...properties });
  element.addEventListener('settings-change', (event) => {
    context.store.set((event as CustomEvent<SettingsChange>).detail);
  });
  element.addEventListener('command-wanted', (event) => {
    runIfPossible((event as CustomEvent<CommandWanted>).detail.command, context);
  });
  return element;
}

/** The trained networks under settings that were changed since. */
const changedTo = (other: string): PageContext => ({ ...started.context, store: started.open(other).store });

/** The commands that were wanted, by their ids. */
const wanted = (element: Element): (() => readonly string[]) => {
  const details = heard(element, 'command-wanted') as readonly CommandWanted[];
  return () => details.map(({ command }) => command.id);
};

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
/** Where it is seen: the settings are folded at first. */
const unfold = (): Promise<void> => page.getByRole('button', { name: 'all settings' }).click();
const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });
const title = (name: string, level: number): Locator => page.getByRole('heading', { name, exact: true, level });
const accuracy = (activation: string): string =>
  formatPercent(started.jobOf(started.context, activation).latest?.test.accuracy ?? NaN);

describe('a training before it is started', () => {
  it('says what it will do, with which settings', async () => {
    await standing(started.open(link));
    await unfold();
    await expect.element(title('ReLU learns to tell clothes apart', 2)).toBeVisible();
    await expect.element(page.getByText(/^Trains a network of .* with ReLU on 10,000 images/)).toBeVisible();
    await expect.element(field('Epochs')).toHaveValue('1');
    await expect.element(field('Learning rate')).toHaveValue('0.2');
    await expect.element(field('Hidden layers')).toHaveValue('16');
    await expect.element(button('Run')).toHaveAttribute('aria-disabled', 'false');
    await expect.element(button('Stop')).toHaveAttribute('aria-disabled', 'true');
    await expect.element(button('Reset to the initial weights')).toHaveAttribute('aria-disabled', 'true');
    expect(page.getByRole('table', { name: 'Results' }).query()).toBeNull();
    expect(page.getByRole('progressbar').query()).toBeNull();
    await expect.element(title('Inside ReLU, before training', 3)).toBeVisible();
    // The network as it begins, counted at once.
    await expect.element(page.getByRole('img', { name: /^Inside ReLU, before training\. .*dead/ })).toBeVisible();
  });

  it('has its settings as a line of words, each of which leads to its field', async () => {
    const element = await standing(started.open(`${link}&opt=adam&dropout=0.2`));
    const line = (): string => element.shadowRoot?.querySelector('.line')?.textContent.replace(/\s+/g, ' ') ?? '';
    expect(line()).toContain(
      'on 10,000 images , 1 epoch , rate 0.2 , batch 500 , network 16 , PyTorch’s start , seed 7 , Adam , dropout 0.2 , plain kernels · all settings',
    );
    expect(field('Epochs').query()).toBeNull();
    await button('1 epoch').click();
    await expect.poll(() => element.shadowRoot?.activeElement?.id).toBe('epochs');
    await button('dropout 0.2').click();
    await expect.poll(() => element.shadowRoot?.activeElement?.id).toBe('dropout');
  });

  it('has sets of settings by name, of which the one that is set is pressed, and the way back', async () => {
    const context = started.open('f=relu');
    const element = await standing(context);
    const take = (): void => {
      element.settings = settingsOf(context);
    };
    await expect.element(button('Quick look')).toHaveAttribute('aria-pressed', 'true');
    context.store.set({ epochs: 4 });
    await button('The chapter’s table').click();
    take();
    await expect.element(button('The chapter’s table')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(button('Quick look')).toHaveAttribute('aria-pressed', 'false');
    expect(context.store.values).toMatchObject({ subset: 'all', learningRate: 0.001, momentum: 0.8 });
    await expect.element(page.getByText('Settings changed to “The chapter’s table”.')).toBeVisible();
    await button('Take back').click();
    take();
    expect(context.store.values).toMatchObject({ subset: 'small', epochs: 4 });
    await expect.poll(() => button('Take back').query()).toBeNull();
  });

  it('cannot be run where no function is for hidden layers, and says so', async () => {
    await standing(started.open(`f=softmax&${smallTraining}`));
    await expect.element(title('A network learns to tell clothes apart', 2)).toBeVisible();
    await expect.element(page.getByText(/Select another function to train\./)).toBeVisible();
    await expect.element(button('Run')).toHaveAttribute('aria-disabled', 'true');
  });

  it('takes what is typed when the field is left', async () => {
    const element = await standing(started.open(link));
    await unfold();
    const changes = heard(element, 'settings-change');
    await field('Epochs').fill('3');
    expect(changes).toEqual([]);
    await userEvent.keyboard('{Tab}');
    expect(changes).toEqual([{ epochs: 3 }]);
    await page.getByRole('combobox', { name: 'Initialisation' }).selectOptions('orthogonal');
    expect(changes.slice(1)).toEqual([{ initialization: 'orthogonal' }]);
  });

  it('is not run by Enter with a setting that cannot be used: its field is focused and says why', async () => {
    const element = await standing(started.open(link));
    await unfold();
    const ids = wanted(element);
    await field('Batch size').fill('0');
    await field('Epochs').fill('2');
    await userEvent.keyboard('{Enter}');
    expect(ids()).toEqual([]);
    await expect.element(field('Batch size')).toHaveAttribute('aria-invalid', 'true');
    expect(element.shadowRoot?.activeElement?.id).toBe('batchSize');
    await expect.element(field('Batch size')).toHaveAccessibleDescription(/8,?192/);
  });

  it('opens its further settings where one of them is set', async () => {
    const element = await standing(started.open(link));
    await unfold();
    const fold = (): HTMLDetailsElement | null | undefined => element.shadowRoot?.querySelector('form details');
    expect(fold()?.open).toBe(false);
    element.settings = { ...element.settings, dropout: 0.2 };
    await element.updateComplete;
    expect(fold()?.open).toBe(true);
    await expect.element(field('Dropout')).toHaveValue('0.2');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing(started.open(link));
    await expect.element(title('Inside ReLU, before training', 3)).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});

describe('a training under way', () => {
  it('is run, paused, resumed and stopped by the keyboard, the focus on its button, and each is told', async () => {
    const context = started.open(`${link}&epochs=1000`);
    const element = await standing(context);
    await unfold();
    (field('Seed').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Pause')).toBeVisible();
    expect(focusedWords()).toBe('Pause');
    await expect.element(page.getByRole('progressbar', { name: 'Training' })).toBeVisible();
    await expect.element(field('Epochs')).toBeDisabled();
    await expect.poll(() => spokenBy(element)).toMatch(/^ReLU: epoch [\d.]+ of 1000/);
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Resume')).toBeVisible();
    expect(focusedWords()).toBe('Resume');
    await expect.poll(() => spokenBy(element)).toMatch(/^ReLU: paused at epoch [\d.]+ of 1000/);
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Pause')).toBeVisible();
    await button('Stop').click();
    await expect.element(button('Run')).toBeVisible();
    await expect.poll(() => spokenBy(element)).toMatch(/^ReLU: stopped at epoch [\d.]+ of 1000/);
    await expect.element(field('Epochs')).toBeEnabled();
    await expect.poll(() => context.experiment.activity).toBeUndefined();
    await button('Reset to the initial weights').click();
    await expect.poll(() => spokenBy(element)).toBe('ReLU: ready to train');
  });

  it('that diverged says so, and is run again with smaller steps', async () => {
    const context = started.open(`f=prelu&${smallTraining}&lr=10`);
    const element = await standing(context);
    const ids = wanted(element);
    await button('Run').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/^\s*The training of PReLU diverged at step \d/);
    await button('Run again with learning rate 1').click();
    expect(ids()).toEqual(['train.run', 'train.run-gentler']);
    expect(context.store.get('learningRate')).toBe(1);
  });

  it('that cannot be begun says why, and can be tried again', async () => {
    // The untrained network is drawn without colours then, of which nothing is said.
    let isGone = true;
    const context = started.open(
      link,
      failingWhile(() => isGone),
    );
    await standing(context);
    await button('Run').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(/did not hand out a part of the page/);
    isGone = false;
    await button('Retry').click();
    await expect.poll(() => context.experiment.phase).toBe('finished');
    await expect.poll(() => page.getByRole('alert').query()).toBeNull();
  });

  it('with a setting that the engine refuses has the reason beside its field', async () => {
    // 10,000 = 3 · 3,333 + 1
    await standing(started.open(`${link}&norm=batch&batch=3333`));
    await button('Run').click();
    await expect.element(field('Batch size')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field('Batch size')).toHaveAccessibleDescription(/leaves a batch of 1/);
    expect(page.getByRole('alert').elements().length).toBe(1);
  });
});

describe('a training that has finished', () => {
  it('has its results in words, charts and a table, and tells them', async () => {
    const element = await standing(started.context);
    const results = `Test accuracy on 2,000 images: ReLU ${accuracy('relu')}, PReLU ${accuracy('prelu')}`;
    await expect.element(page.getByText('ReLU and PReLU: finished 1 epoch')).toBeVisible();
    await expect.element(page.getByText(results)).toBeVisible();
    await expect.element(title('Accuracy', 3)).toBeVisible();
    await expect.element(title('Loss', 3)).toBeVisible();
    await expect.element(page.getByRole('table', { name: 'Results' })).toBeVisible();
    started.context.experiment.pause();
    await expect.poll(() => spokenBy(element)).toBe(`ReLU and PReLU: finished 1 epoch. ${results}`);
  });

  it('is looked at closer, function by function', async () => {
    const element = await standing(started.context);
    const told = heard(element, 'focus-change');
    await expect.element(title('What ReLU gets wrong after 1 epoch', 3)).toBeVisible();
    expect(title('What PReLU learned', 3).query()).toBeNull();
    await page.getByRole('group', { name: 'Look closer at' }).getByRole('button', { name: /PReLU/ }).click();
    expect(told).toEqual([{ activation: 'prelu' }]);
    element.focused = 'prelu';
    await expect.element(title('What PReLU gets wrong after 1 epoch', 3)).toBeVisible();
    await expect.element(title('What PReLU learned', 3)).toBeVisible();
    await expect.element(page.getByText(/^a 0\.25 → /)).toBeVisible();
    await expect.element(title('What PReLU says of test images', 3)).toBeVisible();
  });

  it('says where functions or settings have changed since', async () => {
    await standing(started.context);
    const words = page.getByText('Functions or settings have changed since: Run starts a new training.');
    await expect.element(page.getByRole('table', { name: 'Results' })).toBeVisible();
    expect(words.query()).toBeNull();
    document.body.replaceChildren();
    await standing(changedTo(link));
    await expect.element(words).toBeVisible();
  });

  it('gets another seed, which is another training', async () => {
    const context = started.open(link);
    const element = await standing(context);
    const ids = wanted(element);
    await unfold();
    await field('Learning rate').fill('0.1');
    await field('Seed').fill('-3');
    (button('New seed').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    expect(ids()).toEqual(['train.new-seed']);
    expect(planOf(context).settings).toMatchObject({ learningRate: 0.1 });
    expect(context.store.get('seed')).toBeGreaterThanOrEqual(0);
    element.settings = settingsOf(context);
    await expect.element(field('Seed')).toHaveValue(String(context.store.get('seed')));
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing(started.context, { focused: 'prelu' });
    await expect.element(title('What PReLU learned', 3)).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
