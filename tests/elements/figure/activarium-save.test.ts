import { describe, expect, it, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import '../../../web/src/figure/activarium-save.js';
import type { Figure } from '../../../web/src/figure/figure.js';
import { findings, focusedWords, stand } from '../stand.js';

const figure: Figure = {
  title: 'Loss of ReLU & Mish',
  words: 'Loss: 0.4 at epoch 1.',
  width: 200,
  height: 100,
  shapes: [{ kind: 'line', x1: 0, y1: 50, x2: 200, y2: 50, stroke: 'ink' }],
  table: () => ({ caption: 'Loss', columns: [{ name: 'Epoch' }, { name: 'Loss' }], rows: [[1, 0.4]] }),
};

const opener = (): Locator => page.getByRole('button', { name: 'Save “Loss of ReLU & Mish”' });
const menu = (): Locator => page.getByRole('menu', { name: 'Save as' });
const item = (name: string): Locator => page.getByRole('menuitem', { name });

const standing = (source = (): Figure => figure) =>
  stand('activarium-save', { source, heading: figure.title, showing: { width: 200, isDark: false } });

/** The files that the page hands to the browser from now on, instead of their being downloaded. */
function handedOver(): readonly { readonly name: string; readonly file: Blob }[] {
  const files: { name: string; file: Blob }[] = [];
  const blobs = new Map<string, Blob>();
  const make = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const address = make(blob);
    if (blob instanceof Blob) blobs.set(address, blob);
    return address;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const file = blobs.get(this.href);
    if (file) files.push({ name: this.download, file });
  });
  return files;
}

describe('the menu that saves a figure', () => {
  it('is used by keys alone, and gives the focus back', async () => {
    const files = handedOver();
    await standing();
    await userEvent.keyboard('{Tab}');
    expect(focusedWords()).toBe('Save “Loss of ReLU & Mish”');
    await userEvent.keyboard('{Enter}');
    await expect.poll(focusedWords).toMatch(/^SVG/);
    await expect.element(opener()).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowDown}');
    expect(focusedWords()).toMatch(/^PNG, white/);
    await userEvent.keyboard('{End}');
    expect(focusedWords()).toMatch(/^CSV/);
    await userEvent.keyboard('{ArrowDown}');
    expect(focusedWords()).toMatch(/^SVG/);
    await userEvent.keyboard('{ArrowUp}');
    expect(focusedWords()).toMatch(/^CSV/);
    await userEvent.keyboard('{Home}{ArrowUp}{Enter}');
    await expect.element(menu()).not.toBeInTheDocument();
    expect(focusedWords()).toBe('Save “Loss of ReLU & Mish”');
    await expect.poll(() => files.map(({ name }) => name)).toEqual(['loss-of-relu-mish.csv']);
    expect(await files[0]?.file.text()).toBe('Epoch,Loss\r\n1,0.4\r\n');
    await userEvent.keyboard('{Enter}');
    await expect.element(menu()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(menu()).not.toBeInTheDocument();
    expect(focusedWords()).toBe('Save “Loss of ReLU & Mish”');
  });

  it.each([
    ['SVG', 'loss-of-relu-mish.svg', 'image/svg+xml'],
    ['PNG, white', 'loss-of-relu-mish.png', 'image/png'],
    ['PNG, transparent', 'loss-of-relu-mish.png', 'image/png'],
  ])('saves as %s by a click', async (kind, name, type) => {
    const files = handedOver();
    await standing();
    await opener().click();
    await item(kind).click();
    await expect.poll(() => files.map((each) => [each.name, each.file.type])).toEqual([[name, type]]);
  });

  it('closes when something else is pressed', async () => {
    await standing();
    const elsewhere = document.createElement('p');
    elsewhere.textContent = 'Something else';
    elsewhere.style.marginTop = '300px';
    document.body.append(elsewhere);
    await opener().click();
    await expect.element(menu()).toBeVisible();
    await page.getByText('Something else').click();
    await expect.element(menu()).not.toBeInTheDocument();
  });

  it('closes when Tab leaves it, or when its button is pressed again', async () => {
    await standing();
    const next = document.createElement('button');
    next.textContent = 'Next';
    document.body.append(next);
    await opener().click();
    await expect.poll(focusedWords).toMatch(/^SVG/);
    await userEvent.keyboard('{Tab}');
    expect(focusedWords()).toBe('Next');
    await expect.element(menu()).not.toBeInTheDocument();
    await opener().click();
    await expect.element(menu()).toBeVisible();
    await opener().click();
    await expect.element(menu()).not.toBeInTheDocument();
  });

  it('says why a figure could not be saved, until it is opened again', async () => {
    await standing(() => {
      throw new Error('There are no curves yet.');
    });
    await opener().click();
    await item('CSV').click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('It could not be saved. There are no curves yet.');
    await opener().click();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('has nothing that axe finds while it is open', async () => {
    await standing();
    await opener().click();
    await expect.element(menu()).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
