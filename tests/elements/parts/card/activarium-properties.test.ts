import { describe, expect, it } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import formulas from 'virtual:formulas';
import '../../../../web/src/parts/card/activarium-properties.js';
import type { ActivariumProperties } from '../../../../web/src/parts/card/activarium-properties.js';
import type { Engine } from '../../../../web/src/engine/types.js';
import { startedEngine } from '../../engine.js';
import { findings, stand } from '../../stand.js';

const started = startedEngine();

const standing = (id: string): Promise<ActivariumProperties> =>
  stand('activarium-properties', {
    engine: started.engine,
    info: started.info(id),
    formula: new Map(Object.entries(formulas)).get(id),
  });

const conditions = (): readonly string[] =>
  page
    .getByRole('listitem')
    .elements()
    .filter((item) => item.closest('.marks'))
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

const folded = (element: ActivariumProperties): readonly boolean[] =>
  [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])]
    .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('details') ?? [])])
    .map(({ open }) => !open);

/** What stands beside a term of the list of what was measured. */
function measured(term: string): string | undefined {
  const terms = page.getByRole('term', { includeHidden: true }).elements();
  return terms.find(({ textContent }) => textContent.trim().startsWith(term))?.nextElementSibling?.textContent.trim();
}

describe('the property card', () => {
  it('opens with formula, a sentence, four marks in words, for and against and its use, and folds the rest', async () => {
    const element = await standing('gelu');
    await expect.element(page.getByRole('heading', { name: 'GELU', level: 2 })).toBeVisible();
    await expect.element(page.getByRole('group', { name: 'Formula of GELU' })).toBeVisible();
    await expect
      .element(page.getByText(/^It multiplies a number by the share of normal numbers below it/))
      .toBeVisible();
    await expect.element(page.getByText(/^a step takes .*ReLU’s$/)).toBeVisible();
    const words = conditions();
    expect(words).toHaveLength(4);
    expect(words[0]).toMatch(/^● Non-linear: yes a line explains 72 %$/);
    // A busy machine may time anything, but in words and one digit.
    expect(words[1]).toMatch(
      /^. Cheap: (yes|fairly|no) a step takes (as long as|about \d+ times|\d\.\d times) ReLU’s$/,
    );
    expect(words[2]).toMatch(/^● Lets gradients through: yes 91 % of inputs have a usable slope$/);
    expect(words[3]).toMatch(/^● Keeps the layers’ spread: yes spread 0\.\d+ after 10 layers$/);
    const terms = page.getByRole('term').elements();
    expect(terms.map(({ textContent }) => textContent.trim())).toEqual(['For', 'Against', 'Used for']);
    await expect.element(page.getByText('Transformers.')).toBeVisible();
    expect(new Set(folded(element))).toEqual(new Set([true]));
  });

  it('explains a mark with the sentence of its number and what the chapter asks, a focus away', async () => {
    await standing('gelu');
    const term = page.getByRole('button', { name: 'Lets gradients through' });
    await expect.element(term).toBeVisible();
    await userEvent.hover(term);
    await expect
      .element(page.getByRole('tooltip'))
      .toHaveTextContent(/^It has no kink and no jump; 90\.9 % of inputs have a usable slope\. The chapter asks/);
  });

  it('keeps the places of the marks while it is being measured', async () => {
    const { activations } = started.engine;
    const engine = { activations, measure: () => new Promise(() => undefined) } as unknown as Engine;
    await stand('activarium-properties', { engine, info: started.info('gelu') });
    await expect.poll(() => conditions().length).toBe(4);
    expect(conditions()[0]).toBe('… Non-linear It is being measured…');
  });

  it('keeps the folds that are open for the next function and the next visit', async () => {
    const element = await standing('gelu');
    await page.getByText('Definition and history').click();
    element.info = started.info('tanh');
    await expect.element(page.getByText('Sigmoidal')).toBeVisible();
    element.remove();
    await standing('relu');
    await expect.element(page.getByText('Rectifiers')).toBeVisible();
    await page.getByText('Definition and history').click();
    await expect.element(page.getByText('Rectifiers')).not.toBeVisible();
    document.body.replaceChildren();
    await standing('gelu');
    await expect.element(page.getByText('Smooth gates')).not.toBeVisible();
  });

  it('of a function that there is not says so, and which is the nearest', async () => {
    await stand('activarium-properties', { engine: started.engine, activation: 'leaky-rely' });
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('There is no function “leaky-rely”. Nearest: LeakyReLU, written “leaky-relu”.');
  });

  it('has the formula as MathML', async () => {
    await standing('gelu');
    expect(
      page
        .getByRole('math')
        .elements()
        .map((math) => math.checkVisibility()),
    ).toEqual([true]);
  });

  it('explains its terms to the keyboard, until Escape', async () => {
    await standing('gelu');
    await expect.element(page.getByText('Measured', { exact: true })).toBeVisible();
    await page.getByText('Measured', { exact: true }).click();
    // A focus that is given counts as one by keys where keys were used last.
    await userEvent.keyboard('{Tab}');
    page.getByRole('button', { name: 'Monotone' }).element().focus();
    await expect.element(page.getByRole('tooltip')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('tooltip')).not.toBeInTheDocument();
  });

  it('of ReLU has 1 as its cost, by definition', async () => {
    await standing('relu');
    await expect.element(page.getByText('the measure: 1')).toBeVisible();
  });

  it('has what was measured, also of parameters that are set', async () => {
    const element = await standing('leaky-relu');
    await expect.poll(() => measured('Smooth')).toBe('kink at x = 0, from 0.01 to 1');
    element.parameters = { slope: 0.5 };
    await expect.poll(() => measured('Smooth')).toBe('kink at x = 0, from 0.5 to 1');
    expect(measured('Gain')).toBe('1.265 (PyTorch: 1.265)');
  });

  it('leads to the publication', async () => {
    await standing('gelu');
    await page.getByText('Definition and history').click();
    await expect.element(page.getByRole('link').first()).toHaveAttribute('href', expect.stringMatching(/^https:/));
  });

  it('says of each claim what is found, what prints it, and what is not measured yet', async () => {
    const element = await standing('nipuna-chapter');
    await page.getByText('What is said, and what is found here').click();
    const claim = page.getByRole('listitem').filter({ hasText: '18 % less gradient noise' });
    await expect.element(claim.getByText('Contradicted here:')).toBeVisible();
    await expect.element(claim.getByText('npm run claims -- --only gradients')).toBeVisible();
    element.info = started.info('telu');
    const open = page.getByRole('listitem').filter({ hasText: 'It converges as fast' });
    await expect.element(open.getByText('Not measured here yet:')).toBeVisible();
  });

  it('never has what was found of another function under its name', async () => {
    const element = await standing('relu');
    await expect.element(page.getByText(/none for z < 0/)).toBeVisible();
    element.info = started.info('gelu');
    const seen = new Set<string>();
    for (let i = 0; i < 60; i += 1) {
      await new Promise(requestAnimationFrame);
      const marks = page.getByText(/none for z < 0/).query() ? 'ReLU’s marks' : 'other marks';
      seen.add(`${page.getByRole('heading', { level: 2 }).element().textContent.trim()}: ${marks}`);
    }
    expect([...seen]).toEqual(['GELU: other marks']);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, unfolded, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await standing('gelu');
    await expect.element(page.getByText('Measured', { exact: true })).toBeVisible();
    for (const fold of ['Measured', 'Values', 'Definition and history'])
      await page.getByText(fold, { exact: true }).click();
    await expect.element(page.getByRole('table', { name: 'Values at points' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
