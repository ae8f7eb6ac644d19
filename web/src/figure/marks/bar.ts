/** A bar of a histogram. */
import type { Paint, RectShape } from '../shapes.js';

/** A count of 1 beside thousands is still there to be seen. */
const leastHeight = 1.5;

/** From a line upwards, with a gap beside its neighbours; none where `top` is on the line. */
export function bar(
  left: number,
  right: number,
  bottom: number,
  top: number,
  look: { readonly role: string; readonly fill: Paint },
): RectShape {
  const height = top >= bottom ? 0 : Math.max(leastHeight, bottom - top);
  return {
    kind: 'rect',
    ...look,
    x: left + 0.5,
    y: bottom - height,
    width: Math.max(1, right - left - 1),
    height,
  };
}
