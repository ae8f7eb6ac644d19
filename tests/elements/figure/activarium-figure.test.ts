import { describe, expect, it } from 'vitest';
import { commands, page, userEvent, type Locator } from 'vitest/browser';
import '../../../web/src/figure/activarium-figure.js';
import type { ActivariumFigure } from '../../../web/src/figure/activarium-figure.js';
import type { Canvas, Draw, Figure } from '../../../web/src/figure/figure.js';
import { controlNames, findings, focusedWords, stand } from '../stand.js';

const losses = [2.3, 0.9, 0.5, 0.4] as const;

/** A loss per epoch, read at four places. */
const draw: Draw = ({ width }): Figure => {
  const places = losses.map((_, epoch) => 40 + ((width - 80) * epoch) / (losses.length - 1));
  return {
    title: 'Loss on the training images',
    note: 'Lower is better.',
    words: 'Loss: 0.4 at epoch 3.',
    width,
    height: 120,
    shapes: [{ kind: 'line', x1: 40, y1: 100, x2: width - 40, y2: 100, stroke: 'grid' }],
    cross: {
      top: 10,
      bottom: 100,
      places,
      words: (index) => `Epoch ${String(index)}: loss ${String(losses[index])}`,
    },
    table: () => ({
      caption: 'Loss per epoch',
      columns: [{ name: 'Epoch', isHeading: true }, { name: 'Loss' }],
      rows: losses.map((loss, epoch) => [epoch, loss]),
    }),
  };
};

/** The same without anything to be read. */
const drawPlain: Draw = (canvas) => ({ ...draw(canvas), cross: undefined });

const chart = (): Locator => page.getByRole('application', { name: /^Loss: 0\.4 at epoch 3\. Arrow keys/ });
const reading = (): string =>
  document.querySelector('activarium-figure')?.shadowRoot?.querySelector('.read-out')?.textContent ?? '';
const cross = (): Element | null | undefined =>
  document.querySelector('activarium-figure')?.shadowRoot?.querySelector('svg.picture .cross');
const announced = (): Locator => page.getByRole('status');

/** The figure, its picture drawn: that waits for its width. */
async function standing(): Promise<ActivariumFigure> {
  const element = await stand('activarium-figure', { draw });
  await expect.element(chart()).toBeVisible();
  return element;
}

describe('a figure', () => {
  it('has a title, a note, a picture with words, and a button that saves it', async () => {
    await stand('activarium-figure', { draw });
    await expect.element(page.getByRole('heading', { name: 'Loss on the training images', level: 3 })).toBeVisible();
    await expect.element(page.getByText('Lower is better.')).toBeVisible();
    await expect.element(chart()).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Save “Loss on the training images”' })).toBeVisible();
  });

  it('that nothing can be read of is an image and no Tab stop', async () => {
    await stand('activarium-figure', { draw: drawPlain });
    await expect.element(page.getByRole('img', { name: 'Loss: 0.4 at epoch 3.', exact: true })).toBeVisible();
    expect(page.getByRole('application').query()).toBeNull();
    await userEvent.keyboard('{Tab}{Tab}');
    expect(focusedWords()).toBe('Values as a table');
  });

  it.each([2, 3, 4])('has its title at level %d where that is asked for', async (level) => {
    await stand('activarium-figure', { draw, level });
    await expect.element(page.getByRole('heading', { name: 'Loss on the training images', level })).toBeVisible();
  });

  it('is drawn as wide as there is room, and anew when the room changes', async () => {
    const element = await stand('activarium-figure', { draw });
    element.style.display = 'block';
    element.style.width = '500px';
    await expect.element(chart()).toHaveAttribute('width', '500');
    element.style.width = '320px';
    await expect.element(chart()).toHaveAttribute('width', '320');
  });

  it('is told whether it is drawn on dark, and anew when that changes', async () => {
    const told: boolean[] = [];
    await stand('activarium-figure', {
      draw: (canvas: Canvas) => {
        told.push(canvas.isDark);
        return draw(canvas);
      },
    });
    await expect.element(chart()).toBeVisible();
    expect(new Set(told)).toEqual(new Set([false]));
    await commands.emulate({ colorScheme: 'dark' });
    await expect.poll(() => told.at(-1)).toBe(true);
  });

  it('has its numbers in a table that is folded until it is opened', async () => {
    await stand('activarium-figure', { draw });
    expect(page.getByRole('table').query()).toBeNull();
    await page.getByText('Values as a table').click();
    await expect.element(page.getByRole('row', { name: '1 0.9' })).toBeVisible();
    await page.getByText('Values as a table').click();
    await expect.element(page.getByRole('table')).not.toBeInTheDocument();
  });

  it('hands its name down to all its controls, so that those of two figures differ', async () => {
    await stand('activarium-figure', { draw, name: 'loss' });
    await expect.element(chart()).toBeVisible();
    await page.getByText('Values as a table').click();
    await expect.element(page.getByRole('table')).toBeVisible();
    await page.getByRole('button', { name: /^Save/ }).click();
    await expect.element(page.getByRole('menu')).toBeVisible();
    expect(controlNames()).toEqual([
      'loss.save',
      ...['svg', 'png', 'transparent-png', 'csv'].map((kind) => `loss.save-${kind}`),
      'loss.cross-hair',
      'loss.table',
      'loss.table.scroll',
      ...['sort-1', 'sort-2', 'copy-csv', 'copy-markdown'].map((what) => `loss.table.${what}`),
    ]);
  });

  it('with a caption shows the picture in its slot, and nothing of its own', async () => {
    const picture = document.createElement('p');
    picture.slot = 'picture';
    picture.textContent = 'drawn elsewhere';
    const element = await stand('activarium-figure', { draw, caption: draw({ width: 320, isDark: false }) });
    element.append(picture);
    await expect.element(page.getByText('drawn elsewhere')).toBeVisible();
    expect(page.getByRole('application').query()).toBeNull();
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, read and unfolded, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await stand('activarium-figure', { draw, level: 2 });
    await chart().hover();
    await page.getByText('Values as a table').click();
    await expect.element(page.getByRole('table')).toBeVisible();
    await page.getByRole('button', { name: /^Save/ }).click();
    await expect.element(page.getByRole('menu')).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});

describe('the cross-hair of a figure', () => {
  it('walks by arrow keys over the places, stops at both ends, and is spoken once it stands still', async () => {
    await standing();
    await userEvent.keyboard('{Tab}{Tab}');
    expect(focusedWords()).toMatch(/^Loss: 0\.4/);
    expect(reading()).toBe('');
    await userEvent.keyboard('{ArrowRight}');
    expect(reading()).toBe('Epoch 0: loss 2.3');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(reading()).toBe('Epoch 2: loss 0.5');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(reading()).toBe('Epoch 3: loss 0.4');
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(reading()).toBe('Epoch 0: loss 2.3');
    await userEvent.keyboard('{End}');
    expect(announced().element().textContent).toBe('');
    await expect.element(announced()).toHaveTextContent('Epoch 3: loss 0.4');
  });

  it('begins at the right end when it is asked for from there', async () => {
    await standing();
    await userEvent.keyboard('{Tab}{Tab}{ArrowLeft}');
    expect(reading()).toBe('Epoch 3: loss 0.4');
  });

  it('is hidden by Escape', async () => {
    await standing();
    await userEvent.keyboard('{Tab}{Tab}{ArrowRight}');
    expect(cross()).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(reading()).toBe('');
    expect(cross()).toBeNull();
  });

  it('leaves keys with Ctrl to the browser', async () => {
    await standing();
    await userEvent.keyboard('{Tab}{Tab}{Control>}{ArrowRight}{/Control}');
    expect(reading()).toBe('');
  });

  it('stands at the place nearest to the pointer, and goes when that leaves', async () => {
    const element = await standing();
    element.style.display = 'block';
    element.style.width = '480px';
    await expect.element(chart()).toHaveAttribute('width', '480');
    // The places are 40, 173, 307 and 440.
    await chart().hover({ position: { x: 300, y: 60 } });
    await expect.poll(reading).toBe('Epoch 2: loss 0.5');
    expect(Number(cross()?.getAttribute('x1'))).toBeCloseTo(306.7, 0);
    await chart().hover({ position: { x: 235, y: 60 } });
    await expect.poll(reading).toBe('Epoch 1: loss 0.9');
    await page.getByRole('heading').hover();
    await expect.poll(reading).toBe('');
  });

  it('is gone when the figure that comes has no such place', async () => {
    const element = await standing();
    await userEvent.keyboard('{Tab}{Tab}{End}');
    expect(reading()).toBe('Epoch 3: loss 0.4');
    element.draw = (canvas) => {
      const figure = draw(canvas);
      return {
        ...figure,
        ...(figure.cross && { cross: { ...figure.cross, places: figure.cross.places.slice(0, 2) } }),
      };
    };
    await expect.poll(reading).toBe('');
  });
});
