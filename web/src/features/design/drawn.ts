/** A drawn curve as a formula: a cubic B-spline whose coefficients training can learn. */
import { fitSpline } from '../../maths/spline-fit.js';
import { pointsOf, type Heights } from '../../maths/stroke.js';
import type { Draft } from '../../functions/definition.js';
import { coefficientCount, drawingRange, drawnFormula } from '../../functions/drawn-formula.js';

/** Takes the tremor out of a hand and leaves a bend such as ReLU's. */
const smoothing = 1e-4;

/** With the digits that a link keeps. */
export const coefficientsOf = (heights: Heights): readonly number[] =>
  fitSpline(drawingRange, coefficientCount, pointsOf(drawingRange, heights), smoothing).map((c) =>
    Number(c.toFixed(3)),
  );

/** The coefficients of a draft that was drawn and not changed in its formula; nothing for any other. */
export function drawnCoefficients(draft: Draft): readonly number[] | undefined {
  const initial = Object.hasOwn(draft.parameters, 'c') ? draft.parameters['c']?.initial : undefined;
  const isDrawn = draft.formula === drawnFormula && typeof initial === 'object' && initial.length === coefficientCount;
  return isDrawn ? initial : undefined;
}

/** Drawing over a formula makes another function of it; drawing on changes the same. */
export function withDrawing(draft: Draft, coefficients: readonly number[]): Draft {
  const isDrawn = drawnCoefficients(draft) !== undefined;
  return {
    name: isDrawn ? draft.name : '',
    formula: drawnFormula,
    parameters: { c: { ...(isDrawn && draft.parameters['c']), initial: coefficients } },
    of: isDrawn ? draft.of : '',
  };
}
