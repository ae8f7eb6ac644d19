/** A tooltip stays in the window and off the word that it explains. */
import { expect, it } from 'vitest';
import { placeTooltip } from '../../../web/src/ui/tooltip.js';

const view = { width: 360, height: 640 };
const tip = { width: 300, height: 80 };

it('stands under its word', () => {
  expect(placeTooltip({ left: 20, top: 100, width: 60, height: 20 }, tip, view)).toEqual({ left: 20, top: 120 });
});

it('is not cut off at the right edge of a phone', () => {
  const { left } = placeTooltip({ left: 280, top: 100, width: 60, height: 20 }, tip, view);
  expect(left + tip.width).toBeLessThanOrEqual(view.width);
  expect(left).toBeGreaterThanOrEqual(0);
});

it('stands above its word where there is no room below', () => {
  expect(placeTooltip({ left: 20, top: 600, width: 60, height: 20 }, tip, view).top + tip.height).toBe(600);
});
