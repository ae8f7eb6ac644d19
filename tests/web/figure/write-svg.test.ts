/** Figures as SVG files: well formed, whole, in colours that every program reads. */
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../web/src/figure/figure.js';
import type { Shape } from '../../../web/src/figure/shapes.js';
import { writeSvg, type SvgOptions } from '../../../web/src/figure/write-svg.js';
import { palettes } from '../../../web/src/ui/style/palette.js';

const figureOf = (...shapes: readonly Shape[]): Figure => ({
  title: 'f < g & "h"',
  words: 'What it shows.',
  width: 100,
  height: 50,
  shapes,
  table: () => undefined,
});

const written = (figure: Figure, theme: SvgOptions['theme'] = 'both'): string =>
  writeSvg(figure, { theme, fontFamily: 'sans-serif', address: () => 'data:,' });

const line: Shape = { kind: 'line', x1: 0, y1: 1, x2: 2, y2: 3, stroke: 'slot-2', dash: [5, 3] };

describe('an SVG file', () => {
  it('has its size, its name and its words', () => {
    const text = written(figureOf());
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(text).toContain('width="100" height="50" viewBox="0 0 100 50"');
    expect(text).toContain('<title>f &lt; g &amp; &quot;h&quot;</title>');
    expect(text).toContain('<desc>What it shows.</desc>');
  });

  it('has light colours as attributes, and dark ones for a reader whose system is dark', () => {
    const text = written(figureOf(line));
    expect(text).toContain(`stroke="${palettes.light['slot-2']}" class="stroke-slot-2"`);
    expect(text).toMatch(/<style>@media \(prefers-color-scheme:dark\)\{.*\.stroke-slot-2\{stroke:#ffa640\}/);
    expect(text).not.toContain('var(');
  });

  it('in one theme has no style sheet', () => {
    const text = written(figureOf(line), 'dark');
    expect(text).toContain(`stroke="${palettes.dark['slot-2']}"`);
    expect(text).not.toContain('<style>');
  });

  it('keeps text as text, with what XML does not allow left out', () => {
    const text = written(
      figureOf({ kind: 'text', text: 'α < \u0001\uD83Dβ 😀', x: 1, y: 2, fill: 'ink', hasHalo: true }),
    );
    expect(text.match(/>α &lt; β 😀<\/text>/g)).toHaveLength(2);
  });

  it('cuts shapes off at a clip of their own', () => {
    const clip: Shape = { kind: 'clip', x: 1, y: 2, width: 3, height: 4, shapes: [line] };
    const text = written(figureOf(clip, clip));
    expect(text).toContain('<clipPath id="clip-1"><rect x="1" y="2" width="3" height="4"/></clipPath>');
    expect(text).toContain('<g clip-path="url(#clip-1)"><line');
  });
});
