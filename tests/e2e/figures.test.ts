/** Every figure leaves the page: as SVG that looks like what is shown, as PNG of its size, as CSV of its table. */
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { differentShare, drawnAlone, problemOf, shownWithoutText } from './pictures.js';
import { button, visit } from './visit.js';

const site = visit();

const paper = '#fbfbf9';

async function saved(page: Page, figure: Locator, kind: string): Promise<{ name: string; bytes: Buffer }> {
  await figure.getByRole('button', { name: /^Save/ }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('menuitem', { name: new RegExp(`^${kind}`) }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await bytesOf(file) };
}

const bytesOf = async (file: Download): Promise<Buffer> => readFile(await file.path());

/** Width and height of a PNG file stand behind its signature and the head of its first chunk. */
const pngSize = (bytes: Buffer): readonly [number, number] => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];

const sizeOf = (svg: string): readonly [number, number] => {
  const [, width, height] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return [Number(width), Number(height)];
};

/** Cells of a CSV file without quoted line breaks. */
const cellsOf = (csv: string): readonly (readonly string[])[] =>
  csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=^|,)(?=,|$)/g)].map(([, quoted, plain]) =>
        (quoted ?? plain ?? '').replaceAll('""', '"'),
      ),
    );

/** What a cell of the page and of the file say is one number, up to what the page rounds. */
function agree(shown: string, exact: string): boolean {
  if (shown === '–') return exact === '';
  if (shown === exact) return true;
  const number =
    Number(shown.replaceAll('−', '-').replaceAll(',', '').replace(/ %$/, '')) / (shown.endsWith('%') ? 100 : 1);
  const digits = shown.includes('e') ? 3 : (/\.(\d+)/.exec(shown)?.[1] ?? '').length;
  const step = 10 ** -digits / (shown.endsWith('%') ? 100 : 1);
  // Beside fixed decimals, numbers may be shown to three or more significant digits.
  return Math.abs(number - Number(exact)) <= Math.max(0.51 * step, 0.006 * Math.abs(number));
}

async function leaves(page: Page, figure: Locator): Promise<string> {
  const svg = await saved(page, figure, 'SVG');
  const text = svg.bytes.toString('utf8');
  expect(await problemOf(page.context(), text)).toBeUndefined();
  const [width, height] = sizeOf(text);
  const title = await figure.getByRole('heading').first().innerText();
  expect(text).toContain('<title>');

  for (const kind of ['PNG, white', 'PNG, transparent']) {
    const png = await saved(page, figure, kind);
    expect(pngSize(png.bytes)).toEqual([Math.ceil(2 * width), Math.ceil(2 * height)]);
  }

  const csv = await saved(page, figure, 'CSV');
  const [head, ...rows] = cellsOf(csv.bytes.toString('utf8'));
  await figure.getByText('Values as a table').click();
  const table = figure.locator('activarium-table');
  await table.getByRole('row').nth(1).waitFor();
  const names = (await table.getByRole('columnheader').allInnerTexts()).map((name) => name.trim());
  expect(head).toEqual(names);
  const shown = await table
    .locator('tbody tr')
    .evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent.trim())));
  expect(rows.length).toBeGreaterThanOrEqual(shown.length);
  const wrong = shown.flatMap((cells, i) =>
    cells.flatMap((cell, j) => (agree(cell, rows[i]?.[j] ?? '') ? [] : [[title, head?.[j], cell, rows[i]?.[j]]])),
  );
  expect(wrong).toEqual([]);
  await figure.getByText('Values as a table').click();
  return text;
}

/** The share of pixels that are others in a file than on the page, of what stands at `from` in the file. */
async function difference(page: Page, shown: Locator, file: string, from = { x: 0, y: 0 }): Promise<number> {
  const { picture, size, x, y } = await shownWithoutText(shown);
  return differentShare(
    page.context(),
    picture,
    await drawnAlone(page.context(), file, paper, size, { x: x - from.x, y: y - from.y }),
  );
}

/** A figure of one drawing. */
const drawn = (figure: Locator): Locator => figure.locator('svg.picture').first();

/** Where the pictures of a file stand. */
const picturesIn = (file: string): readonly { readonly x: number; readonly y: number }[] =>
  [...file.matchAll(/<image [^>]*\bx="([\d.]+)"[^>]* y="([\d.]+)"/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));

/** Of a figure whose pictures are canvases on the page: each is the one of the file. */
async function samePictures(page: Page, figure: Locator, file: string): Promise<void> {
  const canvases = await figure.locator('canvas').all();
  const places = picturesIn(file);
  expect(canvases.length).toBeGreaterThan(0);
  expect(places).toHaveLength(canvases.length);
  for (const [i, canvas] of canvases.entries())
    expect(await difference(page, canvas, file, places[i])).toBeLessThan(0.01);
}

/** In a file the cells of a layer stand below its name. */
async function sameGrids(page: Page, figure: Locator, file: string): Promise<void> {
  const names = [...file.matchAll(/<text [^>]*\by="([\d.]+)"[^>]*>Layer \d+: \d+ neurons</g)];
  const canvases = await figure.locator('activarium-neuron-layer canvas').all();
  expect(names).toHaveLength(canvases.length);
  for (const [i, canvas] of canvases.entries())
    expect(await difference(page, canvas, file, { x: 0, y: Number(names[i]?.[1]) + 10 })).toBeLessThan(0.01);
}

async function all(page: Page, scope: string): Promise<readonly Locator[]> {
  const figures = page.locator(`${scope} activarium-figure`);
  await figures.first().waitFor();
  return figures.all();
}

describe('a figure leaves the page', () => {
  it('in Explore: the curves, the surface, the heat map', async () => {
    const page = await site.open('#f=relu,gelu,mish&x=-4,4&at=1');
    // In a file the curves have their names at their ends, on the page where there is room.
    await page.setViewportSize({ width: 1440, height: 800 });
    await page.locator('activarium-plot path.curve').nth(5).waitFor();
    await page.locator('activarium-surface').scrollIntoViewIfNeeded();
    await page.locator('activarium-solid canvas').waitFor({ timeout: 60_000 });
    const [curves, solid, map, ...others] = await all(page, 'main');
    if (!curves || !solid || !map) throw new Error('Some figure is not there.');
    expect(others).toEqual([]);
    expect(await difference(page, drawn(curves), await leaves(page, curves))).toBeLessThan(0.01);
    const picture = await leaves(page, solid);
    await samePictures(page, solid, picture);
    expect(await difference(page, drawn(map), await leaves(page, map))).toBeLessThan(0.01);
  }, 180_000);

  it('in Train: both charts, the network, the confusions, the verdicts, what was learned', async () => {
    const page = await site.open('#view=train&f=relu,prelu&about=prelu&epochs=2&hidden=32');
    await button(page, 'Run').click();
    await page
      .getByText(/finished 2 epochs/)
      .first()
      .waitFor({ timeout: 120_000 });
    const figures = await all(page, 'activarium-train');
    expect(figures).toHaveLength(6);
    for (const figure of figures) {
      const file = await leaves(page, figure);
      if ((await drawn(figure).count()) > 0) expect(await difference(page, drawn(figure), file)).toBeLessThan(0.01);
      else await samePictures(page, figure, file);
    }
  }, 240_000);

  it('in Neurons: the grids, the deaths, one neuron’s rates, histogram, weights and images', async () => {
    const page = await site.open('#view=neurons&f=relu&epochs=2&hidden=48,32&lr=0.15&neuron=1.5');
    await button(page, 'Train and watch').click();
    await page
      .getByText(/finished 2 epochs|epoch 2$/)
      .first()
      .waitFor({ timeout: 120_000 });
    await page.getByRole('heading', { name: /^The images that/ }).waitFor({ timeout: 60_000 });
    const figures = await all(page, 'activarium-neurons');
    expect(figures).toHaveLength(6);
    for (const [i, figure] of figures.entries()) {
      const file = await leaves(page, figure);
      if (i === 0) await sameGrids(page, figure, file);
      else if ((await drawn(figure).count()) > 0)
        expect(await difference(page, drawn(figure), file)).toBeLessThan(0.01);
      else await samePictures(page, figure, file);
    }
  }, 240_000);
});
