import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../../web/src/parts/curves/activarium-plot.js';
import type { ActivariumPlot, DotMove, PlottedFunction } from '../../../../web/src/parts/curves/activarium-plot.js';
import { formatValue } from '../../../../web/src/text/format.js';
import { startedEngine } from '../../engine.js';
import { findings, focusedWords, heard, stand } from '../../stand.js';

const started = startedEngine();

const functionsOf = (...ids: readonly string[]): readonly PlottedFunction[] =>
  ids.map((activation, i) => ({ activation, slot: i + 1 }));

/** The plot of these functions, its curves drawn. */
async function standing(...ids: readonly string[]): Promise<ActivariumPlot> {
  const element = await stand('activarium-plot', { engine: started.engine, functions: functionsOf(...ids) });
  await expect.poll(() => curves(element).length).toBe(2 * ids.length);
  return element;
}

const curves = (element: ActivariumPlot): readonly Element[] => [
  ...(element.shadowRoot?.querySelectorAll('.stage path.curve') ?? []),
];
const stage = (name: RegExp | string = /f above/): Locator => page.getByRole('application', { name });
const dot = (): Locator => page.getByRole('slider', { name: /^The neuron’s dot/ });
/** What stands in the picture, beside the cross-hair or at the dots. */
const drawnWords = (element: ActivariumPlot, role: string): readonly string[] =>
  [...(element.shadowRoot?.querySelectorAll(`.stage text.${role}`) ?? [])].map(({ textContent }) => textContent);
const at = (): Locator => page.getByRole('textbox', { name: 'At x =' });
const valuesOf = (name: string): readonly string[] =>
  page
    .getByRole('row', { name: new RegExp(`^${name} `) })
    .getByRole('cell')
    .elements()
    .map(({ textContent }) => textContent);

describe('the plot', () => {
  it('is called after its functions and their range, with the formula of one under its title', async () => {
    const element = await standing('swish');
    await expect.element(page.getByRole('heading', { name: 'Swish and its derivative', level: 2 })).toBeVisible();
    await expect.element(page.getByText(/^f\(x\) = .*, with β = 1$/)).toBeVisible();
    await expect.element(stage('Swish: f above and f′ below, for x from −5 to 5')).toBeVisible();
    element.functions = functionsOf('relu', 'gelu', 'tanh');
    await expect.element(page.getByRole('heading', { name: 'Three functions and their derivatives' })).toBeVisible();
    await expect.element(stage(/^ReLU, GELU and Tanh: f above/)).toBeVisible();
  });

  it('tells once that its first curves are drawn', async () => {
    const element = await stand('activarium-plot', { engine: started.engine });
    const drawn = heard(element, 'curves-drawn');
    element.functions = functionsOf('tanh');
    await expect.poll(() => drawn.length).toBe(1);
    element.functions = functionsOf('tanh', 'gelu');
    await expect.poll(() => curves(element).length).toBe(4);
    expect(drawn).toHaveLength(1);
  });

  it('draws every function that has a curve', async () => {
    const all = started.engine.activations.filter(({ kind }) => kind === 'elementwise');
    expect(all.length).toBeGreaterThan(35);
    for (const { id, name } of all) {
      const element = await standing(id);
      expect(curves(element).map((curve) => curve.getAttribute('d')?.slice(0, 1))).toEqual(['M', 'M']);
      expect(stage(`${name}: f above and f′ below, for x from −5 to 5`).elements()).toHaveLength(1);
      element.remove();
    }
    expect(page.getByRole('alert').query()).toBeNull();
  });

  it.each([
    ['1/x', 2],
    ['1/(x - 0.3)', 2],
    ['log(x)', 1],
    ['sqrt(x)', 1],
    ['x/abs(x)', 2],
    ['where(x > 1, 3, x)', 2],
  ])('breaks the curve of %s where it breaks', async (formula, pieces) => {
    const { id } = await started.engine.define({ formula });
    const element = await standing(id);
    await expect.poll(() => curves(element)[0]?.getAttribute('d')?.match(/M/g)?.length).toBe(pieces);
    await started.engine.forget(id);
  });

  it('has its values in a table, at thirteen places of its range', async () => {
    await standing('tanh');
    await page.getByText('Values as a table').click();
    const rows = page.getByRole('table', { name: 'Values of f and f′' }).getByRole('row');
    await expect.poll(() => rows.elements().length).toBe(14);
    await expect.element(rows.first()).toHaveTextContent(/x\s*Tanh: f\(x\)\s*Tanh: f′\(x\)/);
    await expect.element(rows.last()).toHaveTextContent(/^\s*5\s*0\.9999/);
  });

  it('says why there are no curves, and draws them when it is tried again', async () => {
    const { id } = await started.engine.define({ formula: 'x*tanh(3*x)', name: 'Mine' });
    await started.engine.forget(id);
    const element = await stand('activarium-plot', { engine: started.engine, functions: functionsOf(id) });
    await expect.element(page.getByRole('alert')).toBeVisible();
    await started.engine.define({ formula: 'x*tanh(3*x)', name: 'Mine' });
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    await expect.poll(() => curves(element).length).toBe(2);
    await started.engine.forget(id);
  });

  it('computes in shorter formats, chosen by keys, and says what that means', async () => {
    const element = await standing('gelu', 'rrelu');
    const changes = heard(element, 'precision-change');
    // The first function's curve lies on top.
    const gelu = (): string | null | undefined => curves(element)[1]?.getAttribute('d');
    const exact = gelu();
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('radio', { name: 'float32' }).click();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(page.getByRole('radio', { name: 'bfloat16', exact: true })).toBeChecked();
    expect(changes).toEqual([{ precision: 'float16' }, { precision: 'bfloat16' }]);
    await expect
      .element(page.getByText(/is rounded to bfloat16: 8 significant bits.*RReLU stays in float32/))
      .toBeVisible();
    await expect.element(stage(/to 5, in bfloat16$/)).toBeVisible();
    await expect.poll(gelu).not.toBe(exact);
  });

  it('shows the arithmetic that is in use, and folds it where it is the usual one', async () => {
    const element = await standing('gelu');
    const choice = page.getByRole('radio', { name: 'float32' });
    expect(choice.query()).toBeNull();
    element.precision = 'bfloat16';
    await expect.element(choice).toBeVisible();
    await expect.element(page.getByText(/is rounded to bfloat16/)).toBeVisible();
  });

  it.each([300, 420, 560])('lies with its title within %i pixels where there is no more room', async (room) => {
    const element = await standing('relu', 'gelu');
    element.style.width = '620px';
    element.room = room;
    const { top } = element.getBoundingClientRect();
    const bottom = (): number => stage().element().getBoundingClientRect().bottom - top;
    await expect.poll(bottom).toBeGreaterThan(Math.max(300, room - 4));
    await expect.poll(bottom).toBeLessThanOrEqual(Math.max(360, room));
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds, with six functions and a cross-hair, on %s',
    async (colorScheme) => {
      await commands.emulate({ colorScheme });
      const element = await standing('relu', 'gelu', 'silu', 'mish', 'tanh', 'staf');
      element.cross = 1;
      element.dots = [{ activation: 'gelu', x: -1, reach: [-4, 6] }];
      await expect.poll(() => valuesOf('ReLU')).toEqual(['1', '1']);
      await expect.element(dot()).toBeVisible();
      expect(await findings()).toEqual([]);
    },
  );
});

describe('the plot’s cross-hair', () => {
  it('is moved by keys in steps of the range, with Shift in tenths, and hidden by Escape', async () => {
    const element = await standing('leaky-relu');
    const changes = heard(element, 'cross-change');
    stage().element().focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    await expect.poll(() => valuesOf('LeakyReLU')).toEqual(['−0.004', '0.01']);
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{Home}{Escape}');
    expect(changes).toEqual([0, -0.2, -0.4, -0.38, -5, undefined].map((cross) => ({ cross })));
    await expect.element(page.getByText('The cross-hair is hidden.')).toBeInTheDocument();
  });

  it('is spoken with the values there once it stands still', async () => {
    await standing('relu', 'gelu');
    stage().element().focus();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByText('x = 5: ReLU 5, slope 1; GELU 5, slope 1')).toBeInTheDocument();
  });

  it('follows the pointer, goes back to where it was kept when that leaves, and a click keeps it', async () => {
    const element = await standing('relu');
    element.cross = 2;
    await expect.poll(() => valuesOf('ReLU')).toEqual(['2', '1']);
    const { width } = stage().element().getBoundingClientRect();
    await stage().hover({ position: { x: width * 0.8, y: 80 } });
    await expect.poll(() => Number(valuesOf('ReLU')[0])).toBeGreaterThan(2.2);
    await page.getByRole('heading').hover();
    await expect.poll(() => valuesOf('ReLU')).toEqual(['2', '1']);
    await stage().click({ position: { x: width * 0.8, y: 80 } });
    await page.getByRole('heading').hover();
    expect(element.cross).toBeGreaterThan(2.2);
    await expect.poll(() => Number(valuesOf('ReLU')[0])).toBeCloseTo(element.cross, 3);
  });

  it('has the values of f and f′ beside it in the picture, never over its points', async () => {
    const element = await standing('gelu', 'tanh', 'relu');
    const values = async (x: number): Promise<readonly string[]> => {
      const found = await Promise.all(
        element.functions.map(({ activation }) => started.engine.evaluate({ activation, x: [x] })),
      );
      return [
        `x = ${formatValue(x, 7)}`,
        'f',
        'f′',
        ...found.flatMap(({ y, dy }) => [formatValue(y[0] ?? NaN), formatValue(dy[0] ?? NaN)]),
      ];
    };
    for (const x of [-4.9, -0.7, 1.3, 4.95]) {
      element.cross = x;
      await element.updateComplete;
      const expected = await values(x);
      await expect.poll(() => drawnWords(element, 'value')).toEqual(expected);
      const box = element.shadowRoot?.querySelector('.stage rect.values')?.getBoundingClientRect();
      const line = element.shadowRoot?.querySelector('.stage .cross-line')?.getBoundingClientRect();
      const picture = stage().element().getBoundingClientRect();
      if (!box || !line) throw new Error('Nothing is read.');
      expect(Math.min(Math.abs(box.left - line.left), Math.abs(box.right - line.left))).toBeGreaterThan(9);
      expect(line.left < box.left || line.left > box.right).toBe(true);
      expect(box.left >= picture.left && box.right <= picture.right && box.bottom <= picture.bottom).toBe(true);
    }
  });

  it('has its values at the height of the pointer', async () => {
    const element = await standing('relu');
    const { top, width } = stage().element().getBoundingClientRect();
    for (const y of [120, 200]) {
      await stage().hover({ position: { x: width * 0.4, y } });
      const middle = (): number => {
        const box = element.shadowRoot?.querySelector('.stage rect.values')?.getBoundingClientRect();
        return box ? box.top + box.height / 2 - top : NaN;
      };
      await expect.poll(middle).toBeCloseTo(y, -1);
    }
  });

  it('is put where it is typed, and the range follows', async () => {
    const element = await standing('tanh');
    const changes = heard(element, 'range-change');
    await at().fill('-8');
    await userEvent.keyboard('{Enter}');
    await expect.element(at()).toHaveValue('−8');
    expect(element.cross).toBe(-8);
    expect(element.range[0]).toBeLessThanOrEqual(-8);
    expect(changes.at(-1)).toEqual({ range: element.range });
    await expect.poll(() => valuesOf('Tanh')[0]).toBe('−1');
  });

  it('is refused what is no number, which is kept to be mended', async () => {
    const element = await standing('tanh');
    element.cross = 1;
    const changes = heard(element, 'cross-change');
    await at().fill('one');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/from −1000 to 1000/)).toBeVisible();
    await expect.element(at()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(at()).toHaveAccessibleDescription(/from −1000 to 1000/);
    await expect.element(at()).toHaveValue('one');
    expect(element.cross).toBe(1);
    expect(changes).toEqual([]);
    await at().fill('0,5');
    await userEvent.keyboard('{Enter}');
    await expect.element(at()).toHaveValue('0.5');
    await expect.element(at()).toHaveAttribute('aria-invalid', 'false');
    expect(element.cross).toBe(0.5);
  });
});

describe('the dot of a neuron', () => {
  async function standingWithDot(x: number, ...ids: readonly string[]): Promise<ActivariumPlot> {
    const element = await standing(...ids);
    const place = (to: number): void => {
      element.dots = [{ activation: ids[0] ?? '', x: to, reach: [-4, 6] }];
    };
    place(x);
    element.addEventListener('dot-move', (event) => {
      place((event as CustomEvent<DotMove>).detail.x);
    });
    await expect.element(dot()).toBeVisible();
    return element;
  }

  it('says what it passes on and what it learns with, in the picture and to screen readers', async () => {
    const element = await standingWithDot(-1, 'relu');
    await expect.poll(() => drawnWords(element, 'dot-words')).toEqual(['passes on 0', 'learns with 0']);
    element.functions = functionsOf('gelu');
    element.dots = [{ activation: 'gelu', x: -1, reach: [-4, 6] }];
    const { y, dy } = await started.engine.evaluate({ activation: 'gelu', x: [-1] });
    const [value, slope] = [formatValue(y[0] ?? NaN), formatValue(dy[0] ?? NaN)];
    await expect.poll(() => drawnWords(element, 'dot-words')).toEqual([`passes on ${value}`, `learns with ${slope}`]);
    await expect
      .element(dot())
      .toHaveAttribute('aria-valuetext', `z = −1: GELU passes on ${value} and learns with ${slope}`);
  });

  it('is a slider that keys move along the curve, as far as it reaches', async () => {
    const element = await standingWithDot(-1, 'relu');
    const moves = heard(element, 'dot-move');
    (dot().element() as SVGElement).focus();
    await userEvent.keyboard(
      '{ArrowRight}{ArrowUp}{ArrowLeft}{Shift>}{ArrowRight}{/Shift}{PageUp}{Home}{ArrowLeft}{End}',
    );
    expect(moves).toEqual([-0.95, -0.9, -0.95, -0.945, -0.45, -4, 6].map((x) => ({ activation: 'relu', x })));
    await expect.element(dot()).toHaveAttribute('aria-valuenow', '6');
    // Out of view, at the edge where it left.
    await expect.poll(() => drawnWords(element, 'z')).toEqual(['z = 6 →']);
    expect(element.range).toEqual([-5, 5]);
  });

  it('is dragged along the curve by a pointer, on either strip, and elsewhere the range is panned', async () => {
    const element = await standingWithDot(-1, 'tanh');
    const [ranges, crosses] = [heard(element, 'range-change'), heard(element, 'cross-change')];
    const grips = [...(element.shadowRoot?.querySelectorAll('.grip') ?? [])];
    expect(grips).toHaveLength(2);
    const zeroAt = 46 + (stage().element().getBoundingClientRect().width - 46) / 2;
    for (const grip of grips) {
      const before = Number(dot().element().getAttribute('aria-valuenow'));
      await userEvent.dragAndDrop(page.elementLocator(grip), stage(), {
        targetPosition: { x: zeroAt + 40, y: 120 },
      });
      const after = Number(dot().element().getAttribute('aria-valuenow'));
      expect(after).toBeGreaterThan(before + 0.3);
      element.dots = [{ activation: 'tanh', x: -1, reach: [-4, 6] }];
      await element.updateComplete;
    }
    expect(ranges).toEqual([]);
    expect(crosses.length).toBeLessThanOrEqual(4);
  });

  it('that may not move is no control', async () => {
    const element = await standing('relu');
    element.dots = [{ activation: 'relu', x: 2 }];
    await expect.poll(() => drawnWords(element, 'dot-words')).toEqual(['passes on 2', 'learns with 1']);
    expect(dot().query()).toBeNull();
  });
});

describe('the plot’s range', () => {
  it('is zoomed by buttons, panned by dragging, and put back', async () => {
    const element = await standing('tanh');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.element(stage(/for x from −3\.3/)).toBeVisible();
    const [from, to] = element.range;
    const { width } = stage().element().getBoundingClientRect();
    await userEvent.dragAndDrop(stage(), stage(), {
      sourcePosition: { x: width / 2, y: 100 },
      targetPosition: { x: width / 2 + 100, y: 100 },
    });
    expect(element.range[0]).toBeLessThan(from - 0.5);
    expect(element.range[1] - element.range[0]).toBeCloseTo(to - from, 3);
    await page.getByRole('button', { name: 'Reset the range' }).click();
    await expect.element(stage(/for x from −5 to 5$/)).toBeVisible();
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect.element(stage(/for x from −7\.5 to 7\.5$/)).toBeVisible();
  });

  it('is changed by keys, and said once it stands still', async () => {
    await standing('tanh');
    stage().element().focus();
    expect(focusedWords()).toMatch(/for x from −5 to 5$/);
    await userEvent.keyboard('+');
    await expect.element(stage(/for x from −3\.3/)).toBeVisible();
    await userEvent.keyboard('0.');
    await expect.element(stage(/for x from −4 to 6$/)).toBeVisible();
    await expect.element(page.getByText('x from −4 to 6', { exact: true })).toBeInTheDocument();
    await userEvent.keyboard(',');
    await expect.element(stage(/for x from −5 to 5$/)).toBeVisible();
  });
});
