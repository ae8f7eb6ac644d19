/** Where a tooltip goes: under what it explains, above where there is no room, and never outside of the window. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const edge = 8;

export function placeTooltip(
  anchor: Box,
  tip: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const left = Math.max(edge, Math.min(anchor.left, view.width - edge - tip.width));
  const below = anchor.top + anchor.height;
  const above = anchor.top - tip.height;
  const fitsBelow = below + tip.height <= view.height - edge;
  return { left, top: fitsBelow || above < edge ? below : above };
}
