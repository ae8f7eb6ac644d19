import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/design/activarium-formula-field.js';
import type { ActivariumFormulaField } from '../../../../web/src/features/design/activarium-formula-field.js';
import { groundOf, systemColour } from '../../colours.js';
import { findings, focusedWords, heard, stand } from '../../stand.js';

const field = (): Locator => page.getByRole('textbox', { name: 'f(x) =' });
const list = (): Locator => page.getByRole('listbox', { name: 'Names' });
const names = (): readonly string[] =>
  list()
    .getByRole('option')
    .elements()
    .map((option) => option.querySelector('code')?.textContent ?? '');
const chosen = (): Locator => list().getByRole('option', { selected: true });

const fault = { message: 'there is no function sigmod; did you mean sigmoid?', from: 4, to: 10 };

const part = (element: ActivariumFormulaField, selector: string): Element => {
  const found = element.shadowRoot?.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

describe('the formula’s field', () => {
  it('tells what is written', async () => {
    const element = await stand('activarium-formula-field', { value: 'x' });
    const written = heard(element, 'formula-input');
    await expect.element(field()).toHaveValue('x');
    await field().fill('x*x');
    expect(written).toEqual([{ formula: 'x*x' }]);
  });

  it('is one line: Enter breaks none, and what is pasted loses its breaks', async () => {
    const element = await stand('activarium-formula-field', { value: 'x' });
    await field().click();
    await userEvent.keyboard('{End}{Enter}+1');
    await expect.element(field()).toHaveValue('x+1');
    await field().fill('x\n+ 2');
    await expect.element(field()).toHaveValue('x + 2');
    expect(element.value).toBe('x + 2');
  });

  it('says what is wrong, and marks the very letters', async () => {
    const element = await stand('activarium-formula-field', { value: 'x * sigmod(b*x)', fault });
    await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
    await expect
      .element(field())
      .toHaveAccessibleDescription('Character 5: there is no function sigmod; did you mean sigmoid?');
    await expect.element(page.getByRole('status')).toHaveTextContent(/^Character 5: there is no function/);
    const mark = part(element, '.at-fault');
    expect(mark.textContent).toBe('sigmod');
    // The mark stands under what the letters at fault take up of the field.
    const [letters, box] = [mark.getBoundingClientRect(), field().element().getBoundingClientRect()];
    const wide = letters.width / 6;
    expect(letters.x - box.x).toBeGreaterThan(3 * wide);
    expect(letters.x - box.x).toBeLessThan(8 * wide);
    expect(letters.y).toBeGreaterThanOrEqual(box.y);
    expect(letters.bottom).toBeLessThanOrEqual(box.bottom);
    element.fault = undefined;
    element.value = 'x * sigmoid(b*x)';
    element.note = 'All is well.';
    await expect.element(field()).toHaveAttribute('aria-invalid', 'false');
    await expect.element(field()).toHaveAccessibleDescription('All is well.');
    expect(element.shadowRoot?.querySelector('.at-fault')).toBeNull();
  });

  it('says where something is missing at the end', async () => {
    await stand('activarium-formula-field', {
      value: 'x*',
      fault: { message: 'something is missing', from: 2, to: 2 },
    });
    await expect.element(field()).toHaveAccessibleDescription('At the end: something is missing.');
  });

  it('has one ring of focus, around its box', async () => {
    const element = await stand('activarium-formula-field', { value: 'x' });
    await userEvent.keyboard('{Tab}');
    expect(getComputedStyle(part(element, 'textarea')).outlineStyle).toBe('none');
    expect(getComputedStyle(part(element, '.box')).outlineStyle).toBe('solid');
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds, with a fault and its list open, on %s',
    async (colorScheme) => {
      await commands.emulate({ colorScheme });
      await stand('activarium-formula-field', { value: 'x * sigmod(b*x)', fault });
      await field().click();
      await userEvent.keyboard('{Control>} {/Control}');
      await expect.element(list()).toBeVisible();
      await userEvent.keyboard('{ArrowDown}');
      // The list scrolls by the arrow keys of the field, which keeps the focus.
      expect(await findings('scrollable-region-focusable')).toEqual([]);
    },
  );
});

describe('the list of names', () => {
  it('completes by keys alone: arrows walk around, Enter takes, the bracket is opened', async () => {
    const element = await stand('activarium-formula-field', { value: 'x * ' });
    element.focus();
    await userEvent.keyboard('{End}si');
    await expect.element(list()).toBeVisible();
    expect(names()).toEqual(['sigmoid(x)', 'sign(x)', 'silu(x)', 'sin(x)', 'sinh(x)']);
    await expect.element(page.getByRole('status')).toHaveTextContent('5 names. Arrow keys choose, Enter takes.');
    expect(chosen().query()).toBeNull();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(chosen()).toHaveTextContent(/^sinh/);
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(chosen()).toHaveTextContent(/^sigmoid/);
    await expect.element(field()).toHaveAttribute('aria-activedescendant', chosen().element().id);
    await userEvent.keyboard('{Enter}');
    await expect.element(list()).not.toBeInTheDocument();
    await userEvent.keyboard('be*x)');
    await expect.element(field()).toHaveValue('x * sigmoid(be*x)');
    expect(element.value).toBe('x * sigmoid(be*x)');
  });

  it('is taken from by a click, which leaves the focus in the field', async () => {
    const element = await stand('activarium-formula-field', { value: '' });
    element.focus();
    await userEvent.keyboard('tan');
    await list().getByRole('option', { name: /^tanh/ }).click();
    await expect.element(field()).toHaveValue('tanh(');
    await userEvent.keyboard('x)');
    await expect.element(field()).toHaveValue('tanh(x)');
  });

  it('opens anywhere by Ctrl+Space, with the names given first, and closes by Escape', async () => {
    const element = await stand('activarium-formula-field', {
      value: 'x',
      names: [{ name: 'leaky_relu', arguments: '(x, slope)', meaning: 'LeakyReLU' }],
    });
    element.focus();
    await userEvent.keyboard('{End}*');
    expect(list().query()).toBeNull();
    await userEvent.keyboard('{Control>} {/Control}');
    await expect.element(list()).toBeVisible();
    expect(names().slice(0, 2)).toEqual(['leaky_relu(x, slope)', 'abs(x)']);
    await userEvent.keyboard('{Escape}');
    await expect.element(list()).not.toBeInTheDocument();
    await expect.element(field()).toHaveValue('x*');
  });

  it('lets Tab leave the field where no name is stood on, and closes', async () => {
    const element = await stand('activarium-formula-field', { value: '' });
    const next = document.createElement('button');
    next.textContent = 'Next';
    element.after(next);
    element.focus();
    // Of all names the list scrolls, which makes it a Tab stop of the browser's as long as it is there.
    await userEvent.keyboard('{Control>} {/Control}');
    await expect.element(list()).toBeVisible();
    await userEvent.keyboard('{Tab}');
    expect(focusedWords()).toBe('Next');
    await expect.element(list()).not.toBeInTheDocument();
    await expect.element(field()).toHaveValue('');
  });

  it('is not there for a single letter, nor for a name that is whole', async () => {
    const element = await stand('activarium-formula-field', { value: '' });
    element.focus();
    await userEvent.keyboard('s');
    expect(list().query()).toBeNull();
    await userEvent.keyboard('oftplus');
    await expect.element(list()).not.toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)(
    'shows which name is chosen where the system sets the colours, on %s',
    async (colorScheme) => {
      await commands.emulate({ colorScheme, forcedColors: 'active' });
      const element = await stand('activarium-formula-field', { value: '' });
      element.focus();
      await userEvent.keyboard('si{ArrowDown}');
      expect(groundOf(chosen())).toBe(systemColour('Highlight'));
      expect(groundOf(list().getByRole('option', { selected: false }).first())).not.toBe(systemColour('Highlight'));
    },
  );
});
