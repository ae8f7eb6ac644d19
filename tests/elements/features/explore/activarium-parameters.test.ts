import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/explore/activarium-parameters.js';
import type {
  ActivariumParameters,
  ParameterChange,
} from '../../../../web/src/features/explore/activarium-parameters.js';
import { parameterKey } from '../../../../web/src/functions/chosen-parameters.js';
import { coloursAcross } from '../../colours.js';
import { startedEngine } from '../../engine.js';
import { findings, focusedWords, heard, stand } from '../../stand.js';

const started = startedEngine();

/** The sliders of these functions, whose changes are taken over as the page takes them. */
async function standing(...ids: readonly string[]): Promise<ActivariumParameters> {
  const functions = ids.map((activation, i) => ({ activation, slot: i + 1 }));
  const element = await stand('activarium-parameters', { engine: started.engine, functions });
  element.addEventListener('parameter-change', (event) => {
    const { activation, name, value } = (event as CustomEvent<ParameterChange>).detail;
    const chosen = new Map(element.chosen);
    if (value === undefined) chosen.delete(parameterKey(activation, name));
    else chosen.set(parameterKey(activation, name), value);
    element.chosen = chosen;
  });
  return element;
}

const slider = (name: string): Locator => page.getByRole('slider', { name });
const field = (name: string): Locator => page.getByRole('textbox', { name: `${name} as a number` });

describe('the parameters of functions', () => {
  it('are nothing where the functions have none', async () => {
    await standing('relu', 'tanh');
    expect(page.getByRole('slider').query()).toBeNull();
    expect(page.getByRole('textbox').query()).toBeNull();
  });

  it('have a slider, a field and a way back each, named by function and symbol', async () => {
    await standing('swish', 'leaky-relu');
    await expect.element(slider('Swish β')).toHaveValue('1');
    await expect.element(slider('LeakyReLU a')).toHaveValue('0.01');
    await expect.element(field('LeakyReLU a')).toHaveValue('0.01');
    await expect
      .element(page.getByRole('button', { name: 'Reset Swish β to 1' }))
      .toHaveAttribute('aria-disabled', 'true');
  });

  it('move by the slider’s keys, and the field goes along', async () => {
    const element = await standing('swish');
    const changes = heard(element, 'parameter-change');
    await userEvent.keyboard('{Tab}{End}');
    await expect.element(field('Swish β')).toHaveValue('5');
    await expect.element(slider('Swish β')).toHaveAttribute('aria-valuetext', '5');
    expect(changes).toEqual([{ activation: 'swish', name: 'beta', value: 5 }]);
  });

  it('are typed, also with a decimal comma, and the slider goes along', async () => {
    const element = await standing('swish');
    const changes = heard(element, 'parameter-change');
    await field('Swish β').fill('2,5');
    await expect.element(slider('Swish β')).toHaveValue('2.5');
    expect(changes.at(-1)).toEqual({ activation: 'swish', name: 'beta', value: 2.5 });
    await userEvent.keyboard('{Tab}');
    await expect.element(field('Swish β')).toHaveValue('2.5');
  });

  it.each(['many', '7', ''])('refuse “%s” with the reason at the field, and keep the value', async (text) => {
    const element = await standing('swish');
    const changes = heard(element, 'parameter-change');
    await field('Swish β').fill(text);
    await expect.element(page.getByRole('alert')).toHaveTextContent(/Swish β must be .*from 0 to 5/);
    await expect.element(field('Swish β')).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field('Swish β')).toHaveAccessibleDescription(/from 0 to 5/);
    await userEvent.keyboard('{Tab}');
    await expect.element(field('Swish β')).toHaveValue(text);
    await expect.element(slider('Swish β')).toHaveValue('1');
    expect(changes).toEqual([]);
  });

  it('that are refused come back by Reset, and by the slider', async () => {
    await standing('swish');
    await field('Swish β').fill('many');
    await page.getByRole('button', { name: 'Reset Swish β to 1' }).click();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    await expect.element(field('Swish β')).toHaveValue('1');
    await field('Swish β').fill('many');
    await slider('Swish β').fill('3');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    await expect.element(field('Swish β')).toHaveValue('3');
  });

  it('are reset to their start, by keys too, once they are not there', async () => {
    const element = await standing('swish');
    const changes = heard(element, 'parameter-change');
    await userEvent.keyboard('{Tab}{End}{Tab}{Tab}');
    expect(focusedWords()).toBe('Reset Swish β to 1');
    await userEvent.keyboard('{Enter}');
    await expect.element(slider('Swish β')).toHaveValue('1');
    expect(changes.at(-1)).toEqual({ activation: 'swish', name: 'beta', value: undefined });
    const count = changes.length;
    await userEvent.keyboard('{Enter}');
    expect(changes).toHaveLength(count);
  });

  it('push the other bound before them', async () => {
    await standing('rrelu');
    await field('RReLU l').fill('0.8');
    await expect.element(field('RReLU u')).toHaveValue('0.8');
    await field('RReLU u').fill('0.1');
    await expect.element(field('RReLU l')).toHaveValue('0.1');
    await page.getByRole('button', { name: 'Reset RReLU l to 0.125' }).click();
    await expect.element(field('RReLU u')).toHaveValue('0.125');
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('that are drawn at random are drawn anew by a button', async () => {
    const element = await standing('staf');
    const drawn = heard(element, 'draw-others');
    await expect.element(page.getByText(/STAF’s \d+ coefficients are drawn at random/)).toBeVisible();
    await page.getByRole('button', { name: 'Draw others' }).click();
    expect(drawn).toHaveLength(1);
  });

  it.each(['light', 'dark'] as const)('show by their sliders how far they are up, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing('swish');
    const colours = (): Promise<readonly string[]> => coloursAcross(slider('Swish β'), [0.2, 0.5, 0.8]);
    await slider('Swish β').fill('2.5');
    const [before, thumb, behind] = await colours();
    expect(before).toBe(thumb);
    expect(behind).not.toBe(before);
    await slider('Swish β').fill('0');
    expect(new Set(await colours())).toEqual(new Set([behind]));
    await slider('Swish β').fill('5');
    expect(new Set(await colours())).toEqual(new Set([before]));
  });

  it.each(['light', 'dark'] as const)('have nothing that axe finds, one refused, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing('swish', 'leaky-relu', 'staf');
    await field('Swish β').fill('many');
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
