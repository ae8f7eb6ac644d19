/** The name of a function that is being written: it follows the formula until it is set by hand. */
import { describe, expect, it } from 'vitest';
import { draftOf, draftProperty, longestName, requestOf, type Draft } from '../../../web/src/functions/definition.js';
import { withDrawing } from '../../../web/src/features/design/drawn.js';
import { followedName } from '../../../web/src/functions/followed-name.js';
import { startingPoints } from '../../../web/src/functions/starting-points.js';

const nameOf = (draft: Draft): string | undefined => requestOf(draft).name;
const example = (name: string): Draft => {
  const found = startingPoints().find(({ definition }) => definition.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return draftOf(found.definition, '');
};

describe('the name of a draft', () => {
  it('is that of the example it is, and no longer when another formula is typed', () => {
    const draft = example('SwiGELU');
    expect(nameOf(draft)).toBe('SwiGELU');
    expect(nameOf({ ...draft, formula: ' 0.5 * (x*sigmoid(x) + gelu(x))' })).toBe('SwiGELU');
    expect(nameOf({ ...draft, formula: 'x*tanh(x)' })).toBe('x*tanh(x)');
    expect(nameOf({ ...draft, formula: '' })).toBe('Untitled');
  });

  it('stays when it was set by hand, and follows again when it is cleared', () => {
    const byHand = { ...example('Snake'), name: 'Mine' };
    expect(nameOf({ ...byHand, formula: 'x*tanh(x)' })).toBe('Mine');
    expect(nameOf({ ...byHand, name: ' ', formula: 'x*tanh(x)' })).toBe('x*tanh(x)');
  });

  it('follows the formula of a function taken up again that was named after its formula', () => {
    const saved = draftOf(requestOf({ name: '', formula: 'x*tanh(x)', parameters: {}, of: '' }), 'f-1');
    expect(nameOf({ ...saved, formula: 'x*erf(x)' })).toBe('x*erf(x)');
    const named = draftOf({ name: 'Mine', formula: 'x*tanh(x)' }, 'f-1');
    expect(nameOf({ ...named, formula: 'x*erf(x)' })).toBe('Mine');
  });

  it('of a drawn curve is “Drawn”, unless it was named', () => {
    const drawn = withDrawing(
      example('SwiGELU'),
      Array.from({ length: 19 }, () => 0),
    );
    expect(nameOf(drawn)).toBe('Drawn');
    expect(
      nameOf(
        withDrawing(
          { ...drawn, name: 'Hill' },
          Array.from({ length: 19 }, () => 1),
        ),
      ),
    ).toBe('Hill');
    expect(nameOf({ ...drawn, formula: 'x' })).toBe('x');
  });

  it('goes on following after a reload', () => {
    const property = draftProperty({ key: 'draft', label: () => 'Draft' });
    for (const formula of ['0.5*(x*sigmoid(x) + gelu(x))', 'x ~ 2;', `${'😀'.repeat(40)}*x`, 'x\n*\u0007 2', '']) {
      const draft: Draft = { name: '', formula, parameters: {}, of: '' };
      expect(property.read(property.write(draft))).toEqual({ kind: 'valid', value: draft });
    }
  });

  it('is no longer than a name may be', () => {
    expect(followedName('x + '.repeat(400)).length).toBeLessThanOrEqual(longestName);
    expect(followedName('𝑥'.repeat(100))).toMatch(/^𝑥{27}…$/u);
    expect(followedName(`x*tanh(${'x'.repeat(100)})`)).toMatch(/^x\*tanh\(x+…$/);
  });
});
