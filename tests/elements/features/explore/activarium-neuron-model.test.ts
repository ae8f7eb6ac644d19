import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/features/explore/activarium-neuron-model.js';
import { startedEngine } from '../../engine.js';
import { findings, heard, stand } from '../../stand.js';

const started = startedEngine();

/** The sliders' values are statuses too. */
const spoken = (): Locator => page.getByRole('status').last();
const slider = (name: string): Locator => page.getByRole('slider', { name });

describe('one neuron by hand', () => {
  it('says what it computes, and that it learns nothing where the slope is 0', async () => {
    await stand('activarium-neuron-model', { engine: started.engine });
    await expect.element(page.getByRole('heading', { name: 'One neuron by hand', level: 2 })).toBeVisible();
    await expect
      .element(
        page.getByRole('img', { name: /^A neuron: x = 1\.00 times w = 1\.00 plus b = −2\.00 makes z = −1\.00;/ }),
      )
      .toBeVisible();
    await expect.element(page.getByText('z = 1.00 · 1.00 − 2.00 = −1.00')).toBeVisible();
    await expect.element(page.getByText('output f(z) = 0')).toBeVisible();
    await expect.element(page.getByText(/neither weight nor bias changes/)).toBeVisible();
  });

  it('is moved by keys on its sliders, which tell what they set', async () => {
    const element = await stand('activarium-neuron-model', { engine: started.engine });
    const changes = heard(element, 'neuron-model-change');
    await userEvent.keyboard('{Tab}{Tab}{Tab}{End}');
    await expect.element(page.getByText('z = 1.00 · 1.00 + 5.00 = 6.00')).toBeVisible();
    await expect.element(page.getByText(/the weight changes with 1 · x = 1, the bias with 1/).first()).toBeVisible();
    await expect.element(slider('Bias b')).toHaveAttribute('aria-valuetext', '5.00');
    expect(changes).toEqual([{ bias: 5 }]);
    await userEvent.keyboard('{Home}');
    await expect.element(page.getByText(/neither weight nor bias changes/).first()).toBeVisible();
    await slider('Weight w').fill('-2');
    await slider('Input x').fill('-1.5');
    expect(changes.slice(1)).toEqual([{ bias: -5 }, { weight: -2 }, { input: -1.5 }]);
    await expect.element(page.getByText('z = −2.00 · (−1.50) − 5.00 = −2.00')).toBeVisible();
  });

  it('is spoken once its sliders stand still, and not before they were moved', async () => {
    await stand('activarium-neuron-model', { engine: started.engine });
    await expect.element(page.getByText('output f(z) = 0')).toBeVisible();
    expect(spoken().element().textContent).toBe('');
    await slider('Bias b').fill('1');
    await expect.element(spoken()).toHaveTextContent(/^z = 2\.00, output 2, slope 1\. The gradient/);
  });

  it('of another function is never told with the values of the one before', async () => {
    const element = await stand('activarium-neuron-model', { engine: started.engine });
    await expect.element(page.getByText('output f(z) = 0')).toBeVisible();
    element.activation = 'tanh';
    await element.updateComplete;
    await expect.element(page.getByText('f is')).toHaveTextContent(/Tanh$/);
    expect(page.getByText('output f(z) = 0').query()).toBeNull();
    await expect.element(page.getByText('output f(z) = −0.762')).toBeVisible();
  });

  it('draws its numbers at the size at which they are read, in a row and in a column', async () => {
    const element = await stand('activarium-neuron-model', { engine: started.engine, weight: -1.5, bias: 0.5 });
    for (const [look, width, weight] of [
      ['row', 600, ['· w −1.50']],
      ['row', 328, ['· w −1.50']],
      ['column', 184, ['· w', '−1.50']],
    ] as const) {
      Object.assign(element, { look });
      element.style.width = `${String(width)}px`;
      const picture = (): Element | null | undefined => element.shadowRoot?.querySelector('svg.picture');
      await expect.poll(() => picture()?.getBoundingClientRect().width).toBe(width);
      const texts = [...(picture()?.querySelectorAll('text') ?? [])];
      expect(texts.map(({ textContent }) => textContent)).toEqual(
        expect.arrayContaining(['1.00', ...weight, '+ b 0.50', 'z −1.00', 'f', '0']),
      );
      const { left } = element.getBoundingClientRect();
      for (const text of texts) {
        expect(parseFloat(getComputedStyle(text).fontSize)).toBeGreaterThanOrEqual(11);
        const box = text.getBoundingClientRect();
        expect(box.left >= left && box.right <= left + width + 1, text.textContent).toBe(true);
        const over = texts.filter((other) => {
          const place = other.getBoundingClientRect();
          return (
            other !== text &&
            place.left < box.right &&
            place.right > box.left &&
            place.top < box.bottom - 4 &&
            place.bottom > box.top + 4
          );
        });
        expect(over, text.textContent).toEqual([]);
      }
    }
  });

  it('is one line where it is folded, which opens to the rest', async () => {
    await stand('activarium-neuron-model', { engine: started.engine, folded: true });
    expect(slider('Bias b').query()).toBeNull();
    await page.getByText('One neuron: z = −1.00, and ReLU passes on 0').click();
    await expect.element(slider('Bias b')).toBeVisible();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await stand('activarium-neuron-model', { engine: started.engine });
    await expect.element(page.getByText('output f(z) = 0')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
