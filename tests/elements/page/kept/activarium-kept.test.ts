import { describe, expect, it, vi } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/page/kept/activarium-kept.js';
import type { ActivariumKept } from '../../../../web/src/page/kept/activarium-kept.js';
import { formatPercent } from '../../../../web/src/text/format.js';
import { planOf, settingsOf, type PageContext } from '../../../../web/src/workbench/context.js';
import { resultsOf } from '../../../web/features/context-with.js';
import { findings, focusedWords, heard, stand } from '../../stand.js';
import { smallTraining, trainings } from '../../training.js';

const started = trainings();
const link = `f=relu,prelu&${smallTraining}&lr=0.05`;

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });
const rows = (): readonly string[] =>
  page
    .getByRole('rowheader')
    .elements()
    .map((element) => element.textContent.replace(/\s+/g, ' ').trim());
const row = (name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${name}`) }) });

/** A context in which these were trained to their end. */
async function trainedWith(hash: string): Promise<PageContext> {
  const context = started.open(hash);
  await context.own.settle();
  await context.experiment.start(planOf(context));
  expect(context.experiment.phase).toBe('finished');
  return context;
}

const standing = (context: PageContext): Promise<ActivariumKept> =>
  stand('activarium-kept', { context, experiments: context.experiments });

describe('the page of kept trainings', () => {
  it('says that there are none, and what it is', async () => {
    await standing(started.open(link));
    await expect.element(page.getByRole('dialog', { name: 'Kept trainings' })).toBeVisible();
    await expect.element(page.getByText(/^Nothing is kept yet/)).toBeVisible();
    await expect.element(page.getByText(/never leaves your computer/)).toBeVisible();
    expect(page.getByRole('table').query()).toBeNull();
    expect(button('Delete all').query()).toBeNull();
    expect(await findings()).toEqual([]);
  });

  it('lists what was trained with what it came to, light and dark', async () => {
    const context = await trainedWith(link);
    await standing(context);
    await expect.poll(() => rows().toSorted()).toEqual(['PReLU Show', 'ReLU Show']);
    await expect
      .element(page.getByText(/^2 trainings are kept\. The networks take 0\.\d MB of the 256 MB/))
      .toBeVisible();
    const accuracy = formatPercent(started.jobOf(context, 'relu').latest?.test.accuracy ?? NaN);
    for (const text of ['10,000', '16', '0.05', '7', '1', accuracy])
      await expect.element(row('ReLU').getByRole('cell', { name: text, exact: true })).toBeVisible();
    expect(await findings()).toEqual([]);
    await commands.emulate({ colorScheme: 'dark' });
    expect(await findings()).toEqual([]);
  });

  it('fits a phone, on which the table scrolls by itself', async () => {
    const context = await trainedWith(link);
    await page.viewport(360, 740);
    await standing(context);
    await expect.poll(() => rows().length).toBe(2);
    const dialog = page.getByRole('dialog').element();
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
    expect(dialog.getBoundingClientRect().right).toBeLessThanOrEqual(360);
    await page.viewport(1280, 800);
  });

  it('shows a training that ends while it stands open', async () => {
    const context = started.open(`f=relu&${smallTraining}`);
    await standing(context);
    await expect.element(page.getByText(/^Nothing is kept yet/)).toBeVisible();
    await context.experiment.start(planOf(context));
    await expect.poll(rows, { timeout: 10_000 }).toEqual(['ReLU Show']);
    await expect.element(row('ReLU').getByRole('cell', { name: '1', exact: true })).toBeVisible();
  });

  it('does not let go of what is under way, nor show anything in its place', async () => {
    const context = await trainedWith(`f=prelu&${smallTraining}`);
    context.store.applyHash(`f=relu&${smallTraining}&epochs=1000`);
    void context.experiment.start(planOf(context));
    await standing(context);
    await expect.poll(() => rows().length, { timeout: 20_000 }).toBe(2);
    await expect.element(page.getByText(/^What is under way cannot be deleted/)).toBeVisible();
    await expect.element(page.getByText(/^Nothing else can be shown/)).toBeVisible();
    const removers = (): readonly (string | null)[] =>
      button('Delete')
        .elements()
        .map((element) => element.getAttribute('aria-disabled'));
    expect(removers()).toEqual(['true', 'false']);
    await expect.element(row('PReLU').getByRole('button', { name: 'Show' })).toHaveAttribute('aria-disabled', 'true');
    context.experiment.pause();
    await expect.poll(() => context.experiment.phase).toBe('paused');
    expect(removers()).toEqual(['true', 'false']);
    context.experiment.stop();
    await expect.poll(removers, { timeout: 20_000 }).toEqual(['false', 'false']);
    await expect.element(row('PReLU').getByRole('button', { name: 'Show' })).toHaveAttribute('aria-disabled', 'false');
  });
});

describe('a kept training', () => {
  it('is shown in Train with its function, parameters and settings', async () => {
    const context = await trainedWith(`f=prelu,relu&p=prelu.slope:0.5&${smallTraining}`);
    const before = settingsOf(context);
    context.store.applyHash('f=tanh,gelu&about=gelu&lr=0.5&p=prelu.slope:0.1,leaky-relu.slope:0.2');
    const element = await standing(context);
    const closed = heard(element, 'dialog-close');
    await expect.poll(() => rows().length).toBe(2);
    await row('PReLU').getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => closed.length).toBe(1);
    expect(context.store.get('view')).toBe('train');
    expect(settingsOf(context)).toEqual(before);
    expect(context.store.get('selection')).toEqual([{ activation: 'prelu', slot: 1 }]);
    expect([...context.store.get('parameters')]).toEqual([
      ['leaky-relu.slope', 0.2],
      ['prelu.slope', 0.5],
    ]);
    expect(context.experiment.phase).toBe('finished');
    expect(context.experiment.jobs.map((job) => job.function.activation)).toEqual(['prelu']);
    // What the view looks for is what is shown.
    const shown = context.experiment.jobs;
    await context.experiments.showKept(planOf(context));
    expect(context.experiment.jobs).toBe(shown);
  });

  it('of a function of one’s own that is no longer listed is listed again, where there is room', async () => {
    const context = await trainedWith(`own=Mine~x*tanh(b*x)~b:1:0:5&f=relu&${smallTraining}`);
    const [id = ''] = context.own.ids;
    context.store.set({ selection: [{ activation: id, slot: 1 }] });
    await context.experiment.start(planOf(context));
    context.own.remove(id);
    const six = Array.from({ length: 6 }, (_, i) => ({ name: `Own ${String(i)}`, formula: `x*${String(i + 2)}` }));
    context.store.set({ own: six });
    await context.own.settle();
    await standing(context);
    await expect.poll(() => rows().toSorted()[0]).toMatch(/^Mine *x\*tanh\(b\*x\)/);
    await row('Mine').getByRole('button', { name: 'Show' }).click();
    await expect.element(page.getByText(/^There are 6 functions of your own already/)).toBeVisible();
    expect(context.store.get('view')).toBe('explore');
    context.store.set({ own: six.slice(1) });
    await context.own.settle();
    await row('Mine').getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => context.store.get('view')).toBe('train');
    expect(context.own.ids).toContain(id);
    expect(context.store.get('selection')).toEqual([{ activation: id, slot: 1 }]);
    expect(context.experiment.jobOf(id)?.state.kind).toBe('finished');
  });

  it('is deleted alone', async () => {
    const context = await trainedWith(link);
    await standing(context);
    await expect.poll(() => rows().length).toBe(2);
    await row('PReLU').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(rows).toEqual(['ReLU Show']);
    await expect.element(page.getByText('1 training was deleted.')).toBeVisible();
    expect((await resultsOf(context).list()).map(({ job }) => job.function.activation)).toEqual(['relu']);
  });
});

describe('all of them', () => {
  it('are deleted by keys alone, once that is said twice', async () => {
    const context = await trainedWith(link);
    await standing(context);
    await expect.poll(() => rows().length).toBe(2);
    const remover = button('Delete all').element();
    if (remover instanceof HTMLElement) remover.focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(focusedWords).toBe('Really delete 2 trainings');
    await button('Keep them').click();
    await expect.element(button('Delete all')).toBeVisible();
    expect(await resultsOf(context).list()).toHaveLength(2);
    await button('Delete all').click();
    await button('Really delete 2 trainings').click();
    await expect.element(page.getByText(/^Nothing is kept yet/)).toBeVisible();
    expect(await resultsOf(context).list()).toEqual([]);
    expect(await resultsOf(context).bytes()).toBe(0);
  });

  it('are not deleted by two presses in a row', async () => {
    const context = await trainedWith(link);
    await standing(context);
    await expect.poll(() => rows().length).toBe(2);
    await userEvent.dblClick(button('Delete all'));
    await expect.element(button('Really delete 2 trainings')).toBeVisible();
    expect(await resultsOf(context).list()).toHaveLength(2);
  });

  it('are handed over as a file', async () => {
    const context = await trainedWith(link);
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      if (file instanceof Blob) files.push(file);
      return 'blob:none';
    });
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    await standing(context);
    await button('Export as JSON').click();
    expect(names).toEqual(['activarium-trainings.json']);
    const written: unknown = JSON.parse((await files[0]?.text()) ?? '');
    expect(written).toMatchObject({ format: 'activarium-trainings', trainings: [{ state: 'finished' }, {}] });
  });
});

describe('beside the list', () => {
  it('the number of engines is chosen, holds at once, and is remembered where the browser does that', async () => {
    const context = started.open(link);
    await standing(context);
    const field = page.getByLabelText('Trains at a time');
    await expect.element(field).toHaveValue('1');
    await field.selectOptions('2');
    expect(context.experiments.seats.count).toBe(2);
    await expect.element(page.getByText(/so this holds until you leave the page/)).toBeVisible();
  });

  it('it says why nothing can be stored, and what follows', async () => {
    const context = started.open(`f=relu&${smallTraining}`);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('No room.', 'QuotaExceededError');
    });
    await context.experiment.start(planOf(context));
    await standing(context);
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('This browser has no more room for trainings: No room.');
    await expect.element(page.getByRole('alert')).toHaveTextContent('lasts as long as this page is open');
    expect(await findings()).toEqual([]);
    put.mockRestore();
  });

  it('the dialog is closed by its button, by Escape and by a press beside it', async () => {
    const closing = [
      () => button('Close').click(),
      () => userEvent.keyboard('{Escape}'),
      () => userEvent.click(document.body, { position: { x: 2, y: 2 } }),
    ];
    for (const close of closing) {
      const element = await standing(started.open(link));
      const closed = heard(element, 'dialog-close');
      await expect.element(page.getByRole('dialog')).toBeVisible();
      await close();
      await expect.poll(() => closed.length).toBe(1);
      element.remove();
    }
  });
});
