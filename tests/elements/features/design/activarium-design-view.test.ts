import { ContextProvider } from '@lit/context';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, page, type Locator } from 'vitest/browser';
import '../../../../web/src/features/design/activarium-design-view.js';
import { engineContext } from '../../../../web/src/ui/engine.js';
import type { PageContext } from '../../../../web/src/workbench/context.js';
import { findings, stand } from '../../stand.js';
import { smallTraining, trainings } from '../../training.js';

const started = trainings();
let provider: ContextProvider<typeof engineContext>;

beforeAll(() => {
  provider = new ContextProvider(document.body, { context: engineContext, initialValue: started.engine });
});
afterAll(() => {
  provider.setValue(undefined);
});

/** The view, drawn anew when its page's state changes, as the page does it. */
async function standing(link: string): Promise<PageContext> {
  const context = started.open(`f=relu&${smallTraining}&${link}`);
  const element = await stand('activarium-design-view', { context });
  context.store.subscribe(() => {
    element.requestUpdate();
  });
  return context;
}

const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const formula = (): Locator => page.getByRole('textbox', { name: 'f(x) =' });
const plot = (name: string): Locator => page.getByRole('heading', { name: `${name} and its derivative`, level: 2 });
const question = (): Locator => page.getByRole('heading', { name: 'Is it better than ReLU?', level: 2 });

describe('where a function is designed', () => {
  it('opens on an example that is drawn, examined and can be judged', async () => {
    await standing('');
    await expect.element(page.getByRole('heading', { name: 'Design a function', level: 2 })).toBeVisible();
    await expect.element(formula()).toHaveValue('0.5*(x*sigmoid(x) + gelu(x))');
    await expect.element(plot('SwiGELU')).toBeVisible();
    await expect.element(page.getByRole('complementary', { name: 'Properties' })).toBeVisible();
    await expect.element(question()).toBeVisible();
    await expect.element(button('Judge it')).toHaveAttribute('aria-disabled', 'false');
  });

  it('draws what is typed, and keeps it in the page’s state', async () => {
    const { store } = await standing('');
    await expect.element(plot('SwiGELU')).toBeVisible();
    await formula().fill('x*tanh(x)');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Mine');
    await expect.element(plot('Mine')).toBeVisible();
    expect(store.get('draft')).toMatchObject({ formula: 'x*tanh(x)', name: 'Mine' });
  });

  it('says what is wrong with a formula, and lists no function that cannot be read', async () => {
    await standing('draft=~~x*sigmod(x)');
    await expect.element(page.getByText(/did you mean sigmoid/)).toBeVisible();
    await expect.element(button('Add to the functions')).toHaveAttribute('aria-disabled', 'true');
    await expect
      .element(page.getByText('What is known of the function stands here as soon as its formula can be read.'))
      .toBeVisible();
    expect(question().query()).toBeNull();
    await formula().fill('x*sigmoid(x)');
    await expect.element(page.getByText(/This is SiLU under another spelling/)).toBeVisible();
    await expect.element(question()).toBeVisible();
  });

  it('lists a function, which is taken up again, started anew and removed', async () => {
    const { store } = await standing('draft=~~x*tanh(x)');
    await expect.element(button('Add to the functions')).toHaveAttribute('aria-disabled', 'false');
    await button('Add to the functions').click();
    await expect.element(button('Among your functions')).toHaveAttribute('aria-disabled', 'true');
    await expect.element(page.getByText(/^It is in the list of functions under/)).toBeVisible();
    expect(store.get('own').length).toBe(1);
    const own = page.getByRole('group', { name: 'Your functions' });
    await own.getByRole('button', { name: 'New' }).click();
    await expect.element(formula()).toHaveValue('');
    const field = formula().element();
    expect((field.getRootNode() as ShadowRoot).activeElement).toBe(field);
    await own.getByRole('button', { name: 'x*tanh(x)', exact: true }).click();
    await expect.element(formula()).toHaveValue('x*tanh(x)');
    await own.getByRole('button', { name: 'Remove x*tanh(x)' }).click();
    await expect.element(button('Add to the functions')).toBeVisible();
    expect(store.get('own')).toEqual([]);
  });

  it('gives another example, and a curve to be drawn by hand', async () => {
    const { store } = await standing('');
    await page.getByRole('group', { name: 'Start from' }).getByRole('button', { name: 'Snake', exact: false }).click();
    await expect.element(formula()).toHaveValue('x + sin(b*x)^2/b');
    await expect.element(page.getByRole('group', { name: 'Parameter b' })).toBeVisible();
    await button('Draw it').click();
    await expect.element(button('Draw it')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(button('Start from ReLU')).toBeVisible();
    expect(formula().query()).toBeNull();
    expect(store.get('design')).toBe('draw');
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing('draft=~~x*tanh(b*x)');
    await expect.element(question()).toBeVisible();
    await expect.element(page.getByRole('heading', { name: /over two inputs/ })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
