/** Functions that are whole layers: without a curve in Explore, trained at equal parameters, softmax told apart. */
import { describe, expect, it } from 'vitest';
import { button, linkWith, progress, unfoldSettings, visit } from './visit.js';

const site = visit();

describe('a gated layer', () => {
  it('is chosen in the picker, shows its card and its gate’s curve, and says that it has none of its own', async () => {
    const page = await site.open();
    await button(page, /^SwiGLU \(Whole layers/).click();
    await linkWith(page, 'f=swiglu');
    await page.getByText(/SwiGLU has no curve of its own: .* the curve of its gate, SiLU/).waitFor();
    await page.getByRole('heading', { name: 'SwiGLU', exact: true }).waitFor();
    await page.getByText(/The layer before SwiGLU has two weight matrices/).waitFor();
    await page.getByRole('application', { name: /SiLU/ }).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('is trained beside ReLU with about as many parameters, and its neurons are shown', async () => {
    const page = await site.open('#view=train&f=relu,swiglu&hidden=64,32&epochs=2');
    await page.getByText(/SwiGLU’s layers .* are narrower \(33, 16\)/).waitFor();
    await button(page, 'Run').click();
    await progress(page, 'ReLU and SwiGLU: finished 2 epochs').waitFor({ timeout: 120_000 });
    const parameters = async (name: string): Promise<number> => {
      const text = await page
        .getByRole('row', { name: new RegExp(`^${name} `) })
        .getByRole('cell')
        // The last is the sentence on what happened.
        .nth(-2)
        .innerText();
      return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
    };
    const relu = await parameters('ReLU');
    expect(relu).toBe(785 * 64 + 65 * 32 + 33 * 10);
    expect(Math.abs((await parameters('SwiGLU')) / relu - 1)).toBeLessThan(0.02);

    await unfoldSettings(page);
    await page.getByLabel('Gated layers').selectOption('as many neurons as the others');
    await linkWith(page, 'size=units');
    await page.getByText(/are narrower/).waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Neurons' }).click();
    await page.getByRole('group', { name: 'Show details of' }).getByRole('button', { name: 'SwiGLU' }).click();
    await page
      .getByText(/33 neurons/)
      .first()
      .waitFor();
  }, 180_000);
});

describe('softmax', () => {
  it('is said to be the output layer’s; the others are trained', async () => {
    const page = await site.open('#view=train&f=relu,softmax&hidden=16&epochs=1');
    await page.getByText('Every network here ends in Softmax; between hidden layers it is not offered.').waitFor();
    await button(page, 'Run').click();
    await progress(page, 'ReLU: finished 1 epoch').waitFor({ timeout: 60_000 });
  }, 90_000);

  it('alone has its card, and nothing to train', async () => {
    const page = await site.open('#f=softmax');
    await page.getByText(/turns the ten numbers of the output layer into probabilities/).waitFor();
    await page.getByRole('link', { name: 'Train' }).click();
    await page.getByText('Select another function to train.').waitFor();
    expect(await button(page, 'Run').getAttribute('aria-disabled')).toBe('true');
    await button(page, 'Run').click({ force: true });
    await page.getByRole('link', { name: 'Neurons' }).click();
    expect(await page.getByRole('alert').count()).toBe(0);
  });
});
