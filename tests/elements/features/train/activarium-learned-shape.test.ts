import { describe, expect, it } from 'vitest';
import { commands, page } from 'vitest/browser';
import '../../../../web/src/features/train/activarium-learned-shape.js';
import type { ActivariumLearnedShape } from '../../../../web/src/features/train/activarium-learned-shape.js';
import { startedEngine } from '../../engine.js';
import { findings, stand } from '../../stand.js';

const started = startedEngine();

const standing = (properties: Partial<ActivariumLearnedShape> = {}): Promise<ActivariumLearnedShape> =>
  stand('activarium-learned-shape', {
    engine: started.engine,
    info: started.info('prelu'),
    start: new Float32Array([0.25]),
    now: new Float32Array([-0.5]),
    ...properties,
  });

describe('what a function learned', () => {
  it('is nothing before it has learned', async () => {
    const element = await stand('activarium-learned-shape', {
      engine: started.engine,
      info: started.info('prelu'),
      start: new Float32Array([0.25]),
    });
    expect(element.shadowRoot?.textContent.trim()).toBe('');
  });

  it('is its curve at the start and now, and its number', async () => {
    await standing();
    await expect.element(page.getByRole('heading', { name: 'What PReLU learned', level: 3 })).toBeVisible();
    await expect.element(page.getByText('a 0.25 → −0.500')).toBeVisible();
    await page.getByText('Values as a table').click();
    await expect.element(page.getByRole('row', { name: '−4 2.000', exact: true })).toBeVisible();
  });

  it('follows a training', async () => {
    const element = await standing();
    await expect.element(page.getByText('a 0.25 → −0.500')).toBeVisible();
    element.now = new Float32Array([0.125]);
    await expect.element(page.getByText('a 0.25 → 0.125')).toBeVisible();
  });

  it('of another function is never told with the curve of the one before', async () => {
    const element = await standing();
    await expect.element(page.getByRole('heading', { name: 'What PReLU learned' })).toBeVisible();
    Object.assign(element, {
      info: started.info('swish'),
      start: new Float32Array([1]),
      now: new Float32Array([2]),
    });
    await element.updateComplete;
    expect(page.getByRole('heading').query()).toBeNull();
    await expect.element(page.getByRole('heading', { name: 'What Swish learned' })).toBeVisible();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing();
    await expect.element(page.getByText('a 0.25 → −0.500')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
