import { afterEach, describe, expect, it, vi } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/parts/card/activarium-code.js';
import type { ActivariumCode } from '../../../../web/src/parts/card/activarium-code.js';
import type { ParameterValues } from '../../../../web/src/engine/types.js';
import { groundOf, systemColour } from '../../colours.js';
import { startedEngine } from '../../engine.js';
import { controlNames, copies, findings, focusedWords, heard, stand } from '../../stand.js';

const started = startedEngine();

/** The code of a function, unfolded. */
async function standing(id: string, parameters?: ParameterValues): Promise<ActivariumCode> {
  const info = started.info(id);
  const element = await stand('activarium-code', { engine: started.engine, info, parameters });
  await page.getByText(`${info.name} as code`).click();
  return element;
}

const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const code = (name: string): Locator => page.getByRole('region', { name });
const dialog = (name: string): Locator => page.getByRole('dialog', { name: `${name} as code` });

describe('a function as code', () => {
  it('has the parameters that are set, in the language that is chosen, to copy', async () => {
    const copied = copies();
    const element = await standing('swish', { beta: 1.5 });
    const changes = heard(element, 'language-change');
    await expect.element(button('Python')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(code('Swish in Python')).toHaveTextContent(/^import math/);
    await button('NumPy').click();
    await expect.element(code('Swish in NumPy')).toHaveTextContent(/^import numpy as np/);
    expect(changes).toEqual([{ language: 'numpy' }]);
    await button('Copy').click();
    await expect.element(page.getByRole('status')).toHaveTextContent('Copied.');
    expect(copied()).toMatch(
      /^import numpy as np\n[^]*def swish\(x, beta=1\.5\):\n[^]*return x \* sigmoid\(beta \* x\)\n$/,
    );
  });

  it('of a whole layer comes as PyTorch alone, whatever language was chosen', async () => {
    const element = await standing('swiglu');
    element.language = 'numpy';
    await expect.element(code('SwiGLU in PyTorch')).toHaveTextContent(/class SwiGLU\(nn\.Module\):/);
    const languages = page.getByRole('group', { name: 'Language' }).getByRole('button').elements();
    expect(languages.map(({ textContent }) => textContent.trim())).toEqual(['PyTorch', 'Copy']);
  });

  it('that the browser does not let copy is selected instead', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await standing('relu');
    await expect.element(code('ReLU in Python')).toHaveTextContent(/def relu/);
    await button('Copy').click();
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent(/The code is selected: copy it with Ctrl and C\.$/);
  });

  it('is never another function’s', async () => {
    const element = await standing('relu');
    await expect.element(code('ReLU in Python')).toHaveTextContent(/def relu/);
    element.info = started.info('tanh');
    await element.updateComplete;
    expect(code('Tanh in Python').element().textContent).toBe('');
    await expect.element(button('Copy')).toHaveAttribute('aria-disabled', 'true');
    await expect.element(code('Tanh in Python')).toHaveTextContent(/def tanh/);
  });

  it.each(['light', 'dark'] as const)(
    'shows the chosen language where the system sets the colours, on %s',
    async (colorScheme) => {
      await commands.emulate({ colorScheme, forcedColors: 'active' });
      await standing('relu');
      expect(groundOf(button('Python'))).toBe(systemColour('Highlight'));
      expect(groundOf(button('NumPy'))).not.toBe(systemColour('Highlight'));
    },
  );
});

describe('the code, opened large,', () => {
  it('has the names of the controls that it covers, which go without', async () => {
    await standing('relu');
    const used = ['language.python', 'language.numpy', 'language.pytorch', 'code.copy', 'code.text'];
    await expect.element(code('ReLU in Python')).toBeVisible();
    expect(controlNames()).toEqual(['card.code', ...used, 'code.enlarge']);
    await button('Open large').click();
    await expect.element(dialog('ReLU')).toBeVisible();
    expect(controlNames()).toEqual(['card.code', ...used.map(() => ''), 'code.enlarge', ...used, 'code.close']);
  });

  afterEach(() => page.viewport(1280, 800));

  it.each([360, 1280])(
    'is read, copied, changed and closed by keys on a page of %d pixels, and gives the focus back',
    async (width) => {
      const copied = copies();
      await page.viewport(width, 800);
      const { name } = started.info('elu-alpha');
      const element = await standing('elu-alpha');
      element.language = 'pytorch';
      await expect.element(code(`${name} in PyTorch`)).toHaveTextContent(/class ELUAlpha\(nn\.Module\):/);
      element.shadowRoot?.querySelector<HTMLElement>('.below button')?.focus();
      expect(focusedWords()).toBe('Open large');
      await userEvent.keyboard('{Enter}');
      const large = dialog(name);
      await expect.element(large.getByText(/class ELUAlpha\(nn\.Module\):/)).toBeVisible();
      const box = large.element().getBoundingClientRect();
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.width).toBe(Math.min(960, width - 16));
      // A line of code is read without scrolling where the screen has room for it.
      const text = large.getByRole('region').element();
      expect(text.scrollWidth > text.clientWidth).toBe(width === 360);
      await large.getByRole('button', { name: 'Python', exact: true }).click();
      await expect.element(large.getByText(/def elu_alpha\(x/)).toBeVisible();
      await large.getByRole('button', { name: 'Copy' }).click();
      await expect.element(large.getByText('Copied.')).toBeVisible();
      expect(copied()).toMatch(/^import math\n[^]*def elu_alpha\(x/);
      await userEvent.keyboard('{Escape}');
      await expect.element(large).not.toBeInTheDocument();
      expect(focusedWords()).toBe('Open large');
    },
  );

  it('is closed by its button and by a click beside it, not by one on its edge', async () => {
    await standing('relu');
    await button('Open large').click();
    await dialog('ReLU').click({ position: { x: 4, y: 4 } });
    await expect.element(dialog('ReLU')).toBeVisible();
    await button('Close').click();
    await expect.element(dialog('ReLU')).not.toBeInTheDocument();
    await button('Open large').click();
    await dialog('ReLU').click({ position: { x: -40, y: 4 }, force: true });
    await expect.element(dialog('ReLU')).not.toBeInTheDocument();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing('relu');
    await expect.element(code('ReLU in Python')).toHaveTextContent(/def relu/);
    expect(await findings()).toEqual([]);
    await button('Open large').click();
    await expect.element(dialog('ReLU')).toBeVisible();
    // What lies behind the dialog has the same name, but cannot be come to.
    expect(await findings('landmark-unique')).toEqual([]);
  });
});
