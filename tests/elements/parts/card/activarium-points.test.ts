import { describe, expect, it } from 'vitest';
import { page, type Locator } from 'vitest/browser';
import '../../../../web/src/parts/card/activarium-points.js';
import { startedEngine } from '../../engine.js';
import { findings, heard, stand } from '../../stand.js';

const started = startedEngine();

const field = (): Locator => page.getByRole('textbox', { name: 'Numbers x, separated by commas' });
const rows = (): readonly (readonly string[])[] =>
  page
    .getByRole('table', { name: 'Values at points' })
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => [...row.children].map(({ textContent }) => textContent));

describe('values at points', () => {
  it('are given at the tutorial’s points first', async () => {
    await stand('activarium-points', { engine: started.engine, activation: 'tanh' });
    await expect.poll(() => rows()[0]).toEqual(['−2', '−0.964028', '0.0706508']);
    expect(rows()).toHaveLength(5);
  });

  it('are those of what is typed, which is told', async () => {
    const element = await stand('activarium-points', { engine: started.engine, activation: 'tanh' });
    const changes = heard(element, 'points-change');
    await field().fill('0, 0.5');
    await expect.poll(rows).toEqual([
      ['0', '0', '1'],
      ['0.5', '0.462117', '0.786448'],
    ]);
    expect(changes).toEqual([{ points: '0, 0.5' }]);
  });

  it('stay where a part is no number, which is named', async () => {
    const element = await stand('activarium-points', { engine: started.engine, activation: 'tanh', points: '0, 0.5' });
    const changes = heard(element, 'points-change');
    await expect.poll(() => rows().length).toBe(2);
    await field().fill('0, half');
    await expect.element(page.getByRole('alert')).toHaveTextContent('“half”, number 2 of the list, is not a number.');
    await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field()).toHaveAccessibleDescription(/“half”, number 2/);
    expect(rows()).toHaveLength(2);
    expect(changes).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('follow the parameters that are set', async () => {
    const element = await stand('activarium-points', { engine: started.engine, activation: 'elu-alpha', points: '-1' });
    await expect.poll(() => rows()[0]?.[1]).toBe('−0.632121');
    element.parameters = { alpha: 2 };
    await expect.poll(() => rows()[0]?.[1]).toBe('−1.26424');
  });
});
