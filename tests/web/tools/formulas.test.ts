/** The formulas that the build writes into the page. */
import formulas from 'virtual:formulas';
import { describe, expect, it } from 'vitest';
import { mathml } from '../../../web/tools/formulas.mjs';
import { createEngine } from '../engine/library.js';

/** The names of the elements of a document in order; fails where it is not well formed. */
function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  const token = /<(\/?)([a-z]+)((?: [a-z]+="[^"<&]*")*)(\/?)>|[^<>&]+|&(?:lt|gt|amp|quot|#\d+);/gy;
  let end = 0;
  for (const match of xml.matchAll(token)) {
    end = match.index + match[0].length;
    const [, closing, name, , empty] = match;
    if (name === undefined) continue;
    if (closing === '/') expect(open.pop()).toBe(name);
    else {
      if (open.length === 0) expect(names).toEqual([]); // one root
      names.push(name);
      if (empty !== '/') open.push(name);
    }
  }
  expect(xml.slice(end)).toBe('');
  expect(open).toEqual([]);
  return names;
}

const engine = await createEngine();

describe('the formulas in MathML', () => {
  it('are those of the registered activations, no more and no fewer', () => {
    expect(Object.keys(formulas)).toEqual(engine.activations.map(({ id }) => id));
  });

  it.each(Object.entries(formulas))('are well formed blocks without styles or errors: %s', (_, formula) => {
    const names = elementsOf(formula);
    expect(formula).toMatch(/^<math [^>]*display="block"/);
    expect(names[0]).toBe('math');
    expect(names).not.toContain('merror');
    expect(names.length).toBeGreaterThan(3);
    expect(formula).not.toMatch(/style=|class=|temml|\\/i);
  });

  it('show a case in each row, its condition a space apart', () => {
    const relu = mathml('\\begin{cases} x & x > 0 \\\\ 0 & x \\le 0 \\end{cases}');
    expect(relu.match(/<mtr>/g)).toHaveLength(2);
    expect(relu.match(/<mtd><mspace width="1em">/g)).toHaveLength(2);
    expect(elementsOf(relu)).toContain('mtable');
  });

  it('are not made from TeX with a mistake in it', () => {
    expect(() => mathml('\\frac{x}')).toThrow();
    expect(() => mathml('\\nonsense x')).toThrow();
  });
});
