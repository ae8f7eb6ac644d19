import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/page/picker/activarium-picker.js';
import type { ActivariumPicker } from '../../../../web/src/page/picker/activarium-picker.js';
import type { Selection } from '../../../../web/src/functions/selection.js';
import { groundOf, systemColour } from '../../colours.js';
import { startedEngine } from '../../engine.js';
import { findings, focusedWords, heard, stand } from '../../stand.js';

const started = startedEngine();

const selected = (...ids: readonly string[]): Selection => ids.map((activation, i) => ({ activation, slot: i + 1 }));
const standing = (selection: Selection = selected('relu')): Promise<ActivariumPicker> =>
  stand('activarium-picker', { engine: started.engine, selection });

const tiles = (): Locator => page.getByRole('group', { name: 'Activation functions' });
/** After its name and variant a tile says its family, in brackets. */
const tile = (name: string): Locator => tiles().getByRole('button', { name: new RegExp(`^${name} [^(]*\\([^(]*\\)$`) });
const compare = (name: string): Locator => page.getByRole('button', { name: `Compare with ${name} too` });
const takeOut = (name: string): Locator => page.getByRole('button', { name: `Take ${name} out of the comparison` });
const search = (): Locator => page.getByRole('searchbox', { name: 'Find a function' });
const announced = (): Locator => page.getByRole('status');
const shown = (): readonly Element[] => tiles().getByRole('button', { name: /\)$/ }).elements();

describe('the tiles', () => {
  it('are there for every function, each with its curve or what stands for it', async () => {
    const element = await standing();
    await expect
      .poll(() => element.shadowRoot?.querySelectorAll('.choose .curve').length)
      .toBe(started.engine.activations.length);
    expect(shown().length).toBe(started.engine.activations.length);
    expect(shown().length).toBeGreaterThanOrEqual(40);
  });

  it('stand in groups named by their families', async () => {
    await standing();
    await expect
      .element(
        page
          .getByRole('group', { name: 'Rectifiers' })
          .getByRole('button', { name: /^ReLU6/ })
          .first(),
      )
      .toBeVisible();
  });

  it('say which are selected, and in which colour and shape', async () => {
    await standing(selected('relu', 'gelu'));
    await expect.element(tile('GELU')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(tile('GELU')).toHaveAccessibleName(/selected as orange square\)$/);
    await expect.element(tile('Mish')).toHaveAttribute('aria-pressed', 'false');
  });

  it('say by what keys they are chosen', async () => {
    await standing();
    await expect.element(tiles()).toHaveAccessibleDescription(/Shift\+Enter/);
  });

  it('write Greek letters as letters, those of one’s own functions too', async () => {
    const own = await started.engine.define({ formula: 'x*sigmoid(beta*x)+theta', name: 'Mine' });
    const element = await standing();
    element.functions = [...started.engine.activations];
    await expect.element(tile('Mine')).toHaveTextContent(/β learned, θ learned/);
    const notes = shown().map(({ textContent }) => textContent);
    expect(notes.join(' ')).toMatch(/θ 0/);
    expect(notes.filter((note) => /\b(?:alpha|beta|gamma|theta|lambda|omega|phi)\b/.test(note))).toEqual([]);
    await started.engine.forget(own.id);
  });

  it.each([
    ['1/x', 2],
    ['1/(x - 0.3)', 2],
    ['log(x)', 1],
    ['sqrt(x)', 1],
    ['x/abs(x)', 2],
    ['where(x > 1, 3, x)', 2],
  ])('break the curve of %s where it breaks', async (formula, pieces) => {
    const own = await started.engine.define({ formula });
    const element = await stand('activarium-picker', { engine: started.engine, functions: [own] });
    const path = (): string => element.shadowRoot?.querySelector('path.curve')?.getAttribute('d') ?? '';
    await expect.poll(() => path().match(/M/g)?.length).toBe(pieces);
    await started.engine.forget(own.id);
  });
});

describe('a choice', () => {
  it('may fall on any of them', async () => {
    const element = await standing(selected('tanh'));
    const changes = heard(element, 'selection-change');
    for (const choose of shown()) {
      await userEvent.click(choose);
      expect(choose.getAttribute('aria-pressed')).toBe('true');
    }
    const all = shown().map((each) => selected(each.getAttribute('data-id') ?? ''));
    expect(changes).toEqual(all.map((selection) => ({ selection })));
  });

  it('by a click takes one alone, and says so', async () => {
    const element = await standing(selected('relu', 'gelu'));
    const changes = heard(element, 'selection-change');
    await tile('Tanh').click();
    expect(changes).toEqual([{ selection: selected('tanh') }]);
    await expect.element(announced()).toHaveTextContent('Tanh selected as blue circle, 1 selected.');
  });

  it('by Shift and a click, or by the tile’s +, adds to the comparison; − takes out', async () => {
    const element = await standing();
    const changes = heard(element, 'selection-change');
    await compare('GELU').click();
    await tile('Swish').click({ modifiers: ['Shift'] });
    expect(changes.at(-1)).toEqual({ selection: selected('relu', 'gelu', 'swish') });
    await expect.element(announced()).toHaveTextContent('Swish added as green triangle, 3 selected.');
    await takeOut('GELU').click();
    const left = [
      { activation: 'relu', slot: 1 },
      { activation: 'swish', slot: 3 },
    ];
    expect(changes.at(-1)).toEqual({ selection: left });
    await expect.element(announced()).toHaveTextContent('GELU taken out, 2 selected.');
  });

  it('of the only one leaves it, and there is no button that takes it out', async () => {
    await standing();
    expect(takeOut('ReLU').query()).toBeNull();
    await tile('ReLU').click({ modifiers: ['Shift'] });
    await expect.element(announced()).toHaveTextContent('ReLU is the only one selected.');
  });

  it('of a seventh is refused with the reason, and takes the slot that is freed', async () => {
    const element = await standing(selected('relu', 'gelu', 'silu', 'mish', 'tanh', 'staf'));
    const changes = heard(element, 'selection-change');
    await expect.element(compare('Sigmoid')).toHaveAttribute('aria-disabled', 'true');
    await compare('Sigmoid').click({ force: true });
    await expect.element(announced()).toHaveTextContent('Six at most: take one out first.');
    expect(changes).toEqual([]);
    await takeOut('Mish').click();
    await compare('Sigmoid').click();
    expect(changes.at(-1)).toEqual({ selection: selected('relu', 'gelu', 'silu', 'sigmoid', 'tanh', 'staf') });
  });

  it('is made by keys alone: arrows walk, Enter selects, Shift+Enter and Shift+Space compare', async () => {
    const element = await standing();
    const changes = heard(element, 'selection-change');
    // After the search and the filter all tiles are one stop.
    await userEvent.keyboard('{Tab}{Tab}{Tab}');
    expect(focusedWords()).toMatch(/^ReLU /);
    await userEvent.keyboard('{ArrowRight}');
    expect(focusedWords()).toMatch(/^ReLU6/);
    await userEvent.keyboard('{ArrowRight}');
    expect(focusedWords()).toMatch(/^LeakyReLU/);
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}{ArrowRight}');
    expect(focusedWords()).toMatch(/^PReLU/);
    await userEvent.keyboard('{Shift>} {/Shift}');
    expect(changes.at(-1)).toEqual({ selection: selected('relu', 'leaky-relu', 'prelu') });
    await userEvent.keyboard('{Enter}');
    expect(changes.at(-1)).toEqual({ selection: selected('prelu') });
    expect(changes).toHaveLength(3);
  });

  it('stands where one left the tiles, with the tile’s own + or − as the next stop', async () => {
    await standing(selected('relu', 'gelu'));
    await userEvent.keyboard('{Tab}{Tab}{Tab}{ArrowRight}{Tab}');
    expect(focusedWords()).toBe('Compare with ReLU6 too');
    await userEvent.keyboard('{Tab}');
    expect(focusedWords()).not.toMatch(/^Compare/);
    await userEvent.keyboard('{Shift>}{Tab}{Tab}{/Shift}');
    expect(focusedWords()).toMatch(/^ReLU6/);
  });
});

describe('the search', () => {
  it('narrows the tiles down by name and family, and says how many are left', async () => {
    await standing();
    await search().fill('hard');
    await expect.poll(() => shown().length).toBe(3);
    await expect.element(announced()).toHaveTextContent('3 functions found.');
    await search().fill('gelu');
    await expect.element(tile('GELU')).toBeVisible();
    await expect.element(tile('ReLU')).not.toBeInTheDocument();
  });

  it('takes what fits best by Enter, adds it by Shift+Enter, and marks it while it has the focus', async () => {
    const element = await standing();
    const changes = heard(element, 'selection-change');
    const marked = (): readonly (string | undefined)[] =>
      [...(element.shadowRoot?.querySelectorAll('.tile.first .choose') ?? [])].map((each) =>
        each instanceof HTMLElement ? each.dataset['id'] : undefined,
      );
    await userEvent.click(search());
    await userEvent.keyboard('{Enter}');
    expect(changes).toEqual([]);
    await userEvent.keyboard('swish');
    await expect.poll(marked).toEqual(['swish']);
    await expect.element(announced()).toHaveTextContent('4 functions found. Enter takes Swish.');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    expect(changes.at(-1)).toEqual({ selection: selected('relu', 'swish') });
    await userEvent.keyboard('{Enter}');
    expect(changes.at(-1)).toEqual({ selection: selected('swish') });
    expect(focusedWords()).toBe('Find a function');
    await userEvent.keyboard('{ArrowDown}');
    expect(focusedWords()).toMatch(/^Swish /);
    expect(marked()).toEqual([]);
  });

  it('is cleared by Escape, and leads to the tiles by the arrow down', async () => {
    await standing(selected('tanh'));
    await userEvent.click(search());
    await userEvent.keyboard('gelu');
    await expect.element(tile('Tanh')).not.toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await expect.element(search()).toHaveValue('');
    await expect.element(tile('Tanh')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}');
    expect(focusedWords()).toMatch(/^Tanh /);
  });

  it('shows what is nearest to a slip, and says so', async () => {
    await standing();
    await search().fill('transfomer');
    await expect.element(page.getByText('No function is called “transfomer”. Nearest: transformer.')).toBeVisible();
    await expect.element(tile('GELU')).toBeVisible();
    expect(shown().length).toBe(5);
  });

  it('for nothing says so and is cleared, which gives the focus back', async () => {
    await standing();
    await search().fill('xyz');
    await expect.element(page.getByText('No function is called “xyz”.')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect.element(tile('Tanh')).toBeVisible();
    await expect.element(search()).toHaveValue('');
    expect(focusedWords()).toBe('Find a function');
  });

  it('among the chapter’s thirteen, filtered by keys, goes on among all', async () => {
    await standing();
    await userEvent.keyboard('{Tab}{Tab} ');
    expect(focusedWords()).toBe('The chapter’s thirteen');
    await expect.poll(() => shown().length).toBe(14);
    // The control stands first, and the page says what the chapter is.
    await expect.element(tile('No activation')).toBeVisible();
    await expect.element(page.getByText(/^The thirteen functions of the book chapter/)).toBeVisible();
    await search().fill('selu');
    await expect.element(page.getByText('No function of the chapter’s thirteen is called “selu”.')).toBeVisible();
    await page.getByRole('button', { name: 'Search among all' }).click();
    await expect.element(tile('SELU')).toBeVisible();
    expect(focusedWords()).toBe('Find a function');
  });
});

describe('the picker', () => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds, with six selected, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing(selected('relu', 'gelu', 'silu', 'mish', 'tanh', 'staf'));
    expect(await findings()).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'shows what is chosen where the system sets the colours, on %s',
    async (colorScheme) => {
      await commands.emulate({ colorScheme, forcedColors: 'active' });
      await standing(selected('relu', 'gelu'));
      const frameOf = (what: Locator): string => getComputedStyle(what.element()).borderTopColor;
      const choice = systemColour('Highlight');
      expect([tile('GELU'), tile('Mish')].map(frameOf)).toEqual([choice, systemColour('Canvas')]);
      const filter = page.getByRole('button', { name: 'The chapter’s thirteen' });
      expect(groundOf(filter)).not.toBe(choice);
      await filter.click();
      await expect.poll(() => groundOf(filter)).toBe(choice);
    },
  );
});
