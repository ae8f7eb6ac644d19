import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { commands, page } from 'vitest/browser';
import type { LayerNeurons } from '../../../../web/src/engine/types.js';
import { trainResults } from '../../../../web/src/features/train/train-results.js';
import type { Job } from '../../../../web/src/training/job.js';
import { defaultSettings } from '../../../../web/src/training/settings.js';
import { copies, findings } from '../../stand.js';

const layer = (units: number, deadCount: number): Partial<LayerNeurons> => ({ units, deadCount });

/** A training's figures as far as its results show them. */
const job = (activation: string, slot: number, accuracy: number, ...layers: readonly Partial<LayerNeurons>[]): Job =>
  ({
    function: { activation, slot },
    diverged: false,
    epoch: 3,
    parameterCount: 1000 * slot,
    progress: { gradientNorm: 0.5 },
    history: { trainLoss: { value: 0.25 }, testLoss: [[slot === 3 ? 3 : 1, 0.5]] },
    moments: [],
    latest: { epoch: 3, kernels: 'plain', test: { accuracy, loss: 0.125 }, neurons: { layers, images: 1000 } },
  }) as unknown as Job;

const names: ReadonlyMap<string, string> = new Map([
  ['relu', 'ReLU'],
  ['swiglu', 'SwiGLU'],
  ['tanh', 'Tanh, plain'],
]);

/** Offers that were taken. */
const taken: string[] = [];

function stand(isNarrow = false): void {
  taken.length = 0;
  const main = document.createElement('main');
  document.body.append(main);
  const jobs = [
    job('relu', 1, 0.8125, layer(64, 3), layer(32, 0)),
    job('swiglu', 2, 0.875, layer(36, 0), layer(18, 0)),
    job('tanh', 3, 0.8515, layer(64, 0), layer(32, 0)),
  ];
  const name = (id: string): string => names.get(id) ?? id;
  const offer = (id: string, activation: string) => ({
    control: `results.${activation}.${id}`,
    words: `Set ${id}`,
    isPossible: true,
    take: () => taken.push(id),
  });
  const view = { jobs, settings: defaultSettings, isOver: true, name, info: () => undefined, offer };
  render(trainResults({ ...view, isNarrow }), main);
}

const best = 'The best here, 2.3 points ahead of Tanh, plain.';
const late = 'Left the plateau of its small start in epoch 3.';
const dead = '3 of 96 neurons give 0 for all 1,000 images.';
const behind = (first: string, points: string): string => `${first} ${points} points behind the best, SwiGLU.`;

/** Cells of rows, of which none has a line break. */
const cells = (csv: string): readonly (readonly string[])[] =>
  csv
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/"([^"]*)"|([^,]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''));

describe('the results of a training', () => {
  it('are sorted by accuracy and copied so, with all digits and what each network is', async () => {
    const copied = copies();
    stand();
    await page.getByRole('button', { name: 'Test accuracy' }).click();
    await expect.element(page.getByRole('columnheader', { name: 'Test accuracy' })).toHaveAttribute('aria-sort');
    await page.getByRole('button', { name: 'CSV' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied as CSV.');
    const [head, ...rows] = cells(copied() ?? '');
    expect(head).toEqual([
      'Function',
      'Epoch',
      'Test accuracy',
      'Test loss',
      'Training loss',
      'Gradient size',
      'Dead neurons',
      'Parameters',
      'What happens',
      'Hidden layers',
    ]);
    expect(rows).toEqual([
      ['SwiGLU', '3', '0.875', '0.125', '0.25', '0.5', '0', '2000', best, '36 · 18'],
      ['Tanh, plain', '3', '0.8515', '0.125', '0.25', '0.5', '0', '3000', behind(late, '2.3'), '64 · 32'],
      ['ReLU', '3', '0.8125', '0.125', '0.25', '0.5', '3', '1000', behind(dead, '6.3'), '64 · 32'],
    ]);
  });

  it('are copied as Markdown as they are read', async () => {
    const copied = copies();
    stand();
    await page.getByRole('button', { name: 'Markdown' }).click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied as Markdown.');
    expect(copied()?.split('\n')[2]).toBe(
      `| ReLU | 3.0 | 81.3 % | 0.125 | 0.250 | 0.5 | 3 of 96 | 1,000 (64 · 32) | ${behind(dead, '6.3')} |`,
    );
  });

  it('say what happened and offer what follows from it, beside the name where there is little room', async () => {
    stand();
    const row = page.getByRole('row', { name: /^Tanh, plain/ });
    await expect.element(row.getByRole('cell').last()).toHaveTextContent(`${behind(late, '2.3')} Set fair-rate`);
    await row.getByRole('button', { name: 'Set fair-rate' }).click();
    expect(taken).toEqual(['fair-rate']);
    document.body.replaceChildren();
    stand(true);
    await expect.element(row.getByRole('cell').first()).toHaveTextContent(behind(late, '2.3'));
  });

  it('say which differences may be chance', async () => {
    stand();
    await expect
      .element(page.getByRole('table', { name: 'Results' }))
      .toHaveAccessibleDescription(/^On 2,000 test images, .* Computed with plain kernels/);
  });

  it.each(['light', 'dark'] as const)('have nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    stand();
    await expect.element(page.getByRole('table', { name: 'Results' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
