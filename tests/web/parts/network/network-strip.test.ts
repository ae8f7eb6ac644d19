/** A network drawn small: it has room, its dead are told, and nothing of it lies outside. */
import { describe, expect, it } from 'vitest';
import type { LayerNeurons } from '../../../../web/src/engine/types.js';
import { drawSmallNetwork, drawUncounted } from '../../../../web/src/parts/network/network-strip.js';
import type { PathShape, TextShape } from '../../../../web/src/figure/shapes.js';
import { layoutStrip } from '../../../../web/src/parts/network/strip-layout.js';

function layerOf(units: number, deadCount: number): LayerNeurons {
  const dead = Uint8Array.from({ length: units }, (_, unit) => (unit < deadCount ? 1 : 0));
  const firingRate = Float32Array.from(dead, (isDead, unit) => (isDead ? 0 : (unit % 10) / 10));
  return { units, dead, deadCount, firingRate } as LayerNeurons;
}

const reportOf = (layers: readonly LayerNeurons[]) => ({ images: 1000, step: 79, layers });

const draw = (layers: readonly LayerNeurons[], width: number, height = 250) =>
  drawSmallNetwork({ title: 'Inside ReLU', note: '', report: reportOf(layers), height })({ width, isDark: false });

const textsOf = (figure: ReturnType<typeof draw>): readonly TextShape[] =>
  figure.shapes.filter((shape): shape is TextShape => shape.kind === 'text');

const pathsOf = (figure: ReturnType<typeof draw>, role: string): readonly PathShape[] =>
  figure.shapes.filter((shape): shape is PathShape => shape.kind === 'path' && shape.role === role);

const cellsIn = (paths: readonly PathShape[]): number =>
  paths.reduce((sum, { d }) => sum + (d.match(/z/g) ?? []).length, 0);

describe('a network drawn small', () => {
  const chapter = [layerOf(256, 0), layerOf(192, 10), layerOf(128, 9), layerOf(64, 5)];

  it('every neuron is a cell, the dead ones are crossed, and under each layer stand its neurons and its dead', () => {
    const figure = draw(chapter, 300);
    expect(cellsIn(pathsOf(figure, 'cells'))).toBe(640 - 24);
    const dead = pathsOf(figure, 'dead');
    expect(cellsIn(dead)).toBe(24);
    expect(dead.every(({ stroke, d }) => stroke === 'dead' && d.includes('l'))).toBe(true);
    expect(textsOf(figure).map(({ text }) => text)).toEqual(['256', '192', '128', '64', '10 dead', '9 dead', '5 dead']);
  });

  it.each([
    ['the chapter’s', [256, 192, 128, 64]],
    ['one of 5,760 neurons in eight layers', [2048, 1024, 1024, 512, 512, 256, 256, 128]],
    ['thirty layers', Array.from({ length: 30 }, () => 64)],
    ['one neuron', [1]],
  ])('%s fits its room on a phone and on a wide screen', (_, widths) => {
    for (const [width, height] of [
      [150, 120],
      [280, 250],
      [900, 400],
    ] as const) {
      const { layers, side, bottom } = layoutStrip(
        widths,
        widths.map(() => 0),
        width,
        height,
      );
      expect(side).toBeGreaterThan(0);
      expect(bottom).toBeLessThanOrEqual(height);
      const places = layers.flatMap((layer) => layer.places);
      expect(places).toHaveLength(widths.reduce((sum, units) => sum + units, 0));
      expect(new Set(places.map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(places.length);
      for (const { x, y } of places) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + side).toBeLessThanOrEqual(width + 1);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + side).toBeLessThanOrEqual(bottom);
      }
    }
  });

  it('where words have no room the numbers of dead stay, and labels do not meet', () => {
    const deep = draw(
      Array.from({ length: 30 }, () => layerOf(64, 12)),
      300,
    );
    const labels = textsOf(deep);
    expect(labels.filter(({ fill }) => fill === 'dead').map(({ text }) => text)).toContain('12');
    for (const line of [...new Set(labels.map(({ y }) => y))]) {
      const places = labels.filter(({ y }) => y === line).map(({ x }) => x);
      expect(places.length).toBeGreaterThan(5);
      for (const [i, x] of places.slice(1).entries()) expect(x - (places[i] ?? 0)).toBeGreaterThan(12);
    }
  });

  it('says and lists what it shows', () => {
    const figure = draw(chapter, 300);
    expect(figure.words).toContain('Layer 2: 192 neurons, 10 dead, 5.2 %');
    expect(figure.table()?.rows[3]?.slice(0, 2)).toEqual([4, 64]);
  });

  it('before anything is counted cells have no colour', () => {
    const figure = drawUncounted({ title: 'Inside ReLU', note: '', widths: [8, 4] })({ width: 300, isDark: false });
    expect(figure.shapes.some(({ kind }) => kind === 'path')).toBe(true);
    expect(figure.shapes.some((shape) => shape.kind === 'path' && shape.fill !== undefined)).toBe(false);
    expect(figure.words).toContain('Layer 1: 8 neurons');
  });
});
