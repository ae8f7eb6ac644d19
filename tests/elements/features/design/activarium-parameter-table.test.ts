import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/design/activarium-parameter-table.js';
import type { ActivariumParameterTable } from '../../../../web/src/features/design/activarium-parameter-table.js';
import { startedEngine } from '../../engine.js';
import { findings, heard, stand } from '../../stand.js';

const started = startedEngine();

async function standing(): Promise<ActivariumParameterTable> {
  const info = await started.engine.define({ formula: 'x*sigmoid(b*x) + a*x' });
  return stand('activarium-parameter-table', {
    info,
    parameters: [
      { name: 'b', count: 1 },
      { name: 'a', count: 1 },
    ],
  });
}

const row = (name: string): Locator => page.getByRole('group', { name: `Parameter ${name}` });
const field = (label: string, name: string): Locator => row(name).getByRole('textbox', { name: `${label} of ${name}` });

describe('the parameters found in a formula', () => {
  it('are told how they come about where there are none', async () => {
    await stand('activarium-parameter-table', {});
    await expect.element(page.getByText('No parameters. Every name that is not a function')).toBeVisible();
  });

  it('have a row each, with what the engine chose', async () => {
    await standing();
    await expect.element(field('At', 'b')).toHaveValue('1');
    await expect.element(row('a').getByRole('checkbox', { name: 'learned' })).toBeChecked();
    await expect.element(row('a').getByRole('slider', { name: 'Start of a' })).toBeVisible();
  });

  it('take what is typed when the field is left', async () => {
    const element = await standing();
    const declared = heard(element, 'declare');
    await field('At', 'a').fill('0,1');
    expect(declared).toEqual([]);
    await userEvent.keyboard('{Tab}');
    expect(declared).toEqual([{ name: 'a', parameter: { initial: 0.1 } }]);
    await expect.element(field('At', 'a')).toHaveValue('0.1');
  });

  it('whose bounds cross are refused at the field, until they no longer do', async () => {
    const element = await standing();
    const declared = heard(element, 'declare');
    await field('Least', 'b').fill('0');
    await userEvent.keyboard('{Tab}');
    await field('Most', 'b').fill('-5');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Most of b must be above its least, 0.');
    await expect.element(field('Most', 'b')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field('Most', 'b')).toHaveAccessibleDescription(/must be above its least/);
    await expect.element(field('Most', 'b')).toHaveValue('-5');
    expect(declared).toHaveLength(1);
    await field('Most', 'b').fill('4');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(declared.at(-1)).toEqual({ name: 'b', parameter: { minimum: 0, maximum: 4 } });
  });

  it('are told what the engine says of a field', async () => {
    const element = await standing();
    element.fault = { field: 'a.initial', message: 'That is too large.' };
    await expect.element(page.getByRole('alert')).toHaveTextContent('That is too large.');
    await expect.element(field('At', 'a')).toHaveAttribute('aria-invalid', 'true');
  });

  it('move with the slider, which is tried first and then taken', async () => {
    const element = await standing();
    const tried = heard(element, 'try');
    const declared = heard(element, 'declare');
    await row('b').getByRole('slider').fill('2');
    expect(tried).toEqual([{ name: 'b', value: 2 }]);
    expect(declared).toMatchObject([{ name: 'b', parameter: { initial: 2 } }]);
  });

  it('may be fixed, and drawn at random, which asks for a spread', async () => {
    const element = await standing();
    const declared = heard(element, 'declare');
    await row('b').getByRole('checkbox', { name: 'learned' }).click();
    expect(declared.at(-1)).toEqual({ name: 'b', parameter: { learnable: false } });
    await row('b').getByRole('combobox', { name: 'Starts' }).selectOptions('drawn, normal');
    expect(declared.at(-1)).toEqual({
      name: 'b',
      parameter: { learnable: false, initial: 0, distribution: 'normal', spread: 1 },
    });
    await expect.element(field('Spread', 'b')).toHaveValue('1');
    expect(row('b').getByRole('slider').query()).toBeNull();
    await row('b').getByRole('combobox', { name: 'Starts' }).selectOptions('as given');
    await expect.element(field('Spread', 'b')).not.toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)('have nothing that axe finds, one refused, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing();
    await field('At', 'a').fill('much');
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
