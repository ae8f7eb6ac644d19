/** The formula of every drawn curve: a cubic B-spline. */
import type { Range } from '../maths/range.js';

/** Of both axes. */
export const drawingRange: Range = [-4, 4];

/** A coefficient for every half of x, and one beyond each end. */
export const coefficientCount = 19;

export const drawnFormula = `spline(x, ${drawingRange.join(', ')}, ${String(coefficientCount)}, c)`;
