import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/design/activarium-drawing.js';
import type { ActivariumDrawing } from '../../../../web/src/features/design/activarium-drawing.js';
import { startedEngine } from '../../engine.js';
import { findings, heard, stand } from '../../stand.js';

const started = startedEngine();

async function standing(): Promise<ActivariumDrawing> {
  const element = await stand('activarium-drawing', { engine: started.engine, activation: 'relu' });
  await expect.poll(() => element.shadowRoot?.querySelector('path.stroke')).toBeTruthy();
  return element;
}

const stage = (): Locator => page.getByRole('slider', { name: /^Height of the curve/ });
const told = (): string | null => stage().element().getAttribute('aria-valuetext');
const button = (name: string): Locator => page.getByRole('button', { name });

/** Pixels of the stage from its left and top, for x and y from −4 to 4. */
function placeOf(x: number, y: number): { readonly x: number; readonly y: number } {
  const { width, height } = stage().element().getBoundingClientRect();
  return { x: 30 + ((x + 4) / 8) * (width - 38), y: 8 + ((4 - y) / 8) * (height - 42) };
}

describe('a drawn curve', () => {
  it('starts from the function’s', async () => {
    const element = await stand('activarium-drawing', { engine: started.engine, activation: 'sigmoid' });
    stage().element().focus();
    await expect.poll(told).toBe('0.5 at x = 0');
    element.activation = 'tanh';
    await expect.poll(told).toBe('0 at x = 0');
  });

  it('is lifted and lowered by keys, with Shift by larger steps, at the place that the keys walk to', async () => {
    const element = await standing();
    const drawn = heard(element, 'drawn');
    stage().element().focus();
    expect(told()).toBe('0 at x = 0');
    await userEvent.keyboard('{Home}{ArrowRight}{Shift>}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{ArrowUp}{/Shift}');
    expect(told()).toMatch(/^2\.5 at x = −3\.5$/);
    await userEvent.keyboard('{ArrowDown}');
    expect(told()).toMatch(/^2\.4 at x = −3\.5$/);
    expect(drawn).toHaveLength(6);
    await expect.element(stage()).toHaveAttribute('aria-valuenow', '2.4');
  });

  it('by mouse goes where the mouse goes, and selects no text', async () => {
    const element = await standing();
    const drawn = heard(element, 'drawn');
    await userEvent.dragAndDrop(stage(), stage(), {
      sourcePosition: placeOf(-3, 2),
      targetPosition: placeOf(-1, 2),
      steps: 20,
    });
    expect(drawn).toHaveLength(1);
    stage().element().focus();
    await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(told()).toMatch(/^(1\.9|2)\d* at x = −2$/);
    expect(getSelection()?.toString()).toBe('');
  });

  it('is taken back stroke by stroke, by button and by Ctrl+Z', async () => {
    const element = await standing();
    const drawn = heard(element, 'drawn');
    await expect.element(button('Undo')).toHaveAttribute('aria-disabled', 'true');
    stage().element().focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(told()).toBe('0.2 at x = 0');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(told()).toBe('0.1 at x = 0');
    await button('Undo').click();
    expect(told()).toBe('0 at x = 0');
    await expect.element(button('Undo')).toHaveAttribute('aria-disabled', 'true');
    expect(drawn).toHaveLength(4);
  });

  it('is cleared, and begun anew from ReLU, which can be taken back too', async () => {
    await standing();
    stage().element().focus();
    await userEvent.keyboard('{End}');
    expect(told()).toBe('4 at x = 4');
    await button('Clear').click();
    expect(told()).toBe('0 at x = 4');
    await button('Start from ReLU').click();
    expect(told()).toBe('4 at x = 4');
    await button('Undo').click();
    expect(told()).toBe('0 at x = 4');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing();
    stage().element().focus();
    await userEvent.keyboard('{ArrowUp}');
    expect(await findings()).toEqual([]);
  });
});
