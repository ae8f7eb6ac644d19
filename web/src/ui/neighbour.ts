/** Walking over boxes in rows with the arrow keys. */

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The index that a key leads to from `index`; undefined where the key leads nowhere. Boxes are in reading order. */
export function neighbour(boxes: readonly Box[], index: number, key: string): number | undefined {
  const here = boxes[index];
  if (!here) return undefined;
  const last = boxes.length - 1;
  switch (key) {
    case 'ArrowRight':
      return index < last ? index + 1 : undefined;
    case 'ArrowLeft':
      return index > 0 ? index - 1 : undefined;
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowUp':
      return nearest(boxes, here, (box) => (here.top + here.bottom) / 2 - box.bottom);
    case 'ArrowDown':
      return nearest(boxes, here, (box) => box.top - (here.top + here.bottom) / 2);
    default:
      return undefined;
  }
}

/** The box in the next row whose middle is nearest to ours; `away` is negative for boxes that are not beyond our middle. */
function nearest(boxes: readonly Box[], here: Box, away: (box: Box) => number): number | undefined {
  const beyond = boxes.map((box, index) => ({ box, index, away: away(box) })).filter((each) => each.away >= 0);
  const first = beyond.reduce((least, each) => Math.min(least, each.away), Infinity);
  // Boxes of one row need not have one height.
  const row = beyond.filter((each) => each.away <= first + (here.bottom - here.top) / 2);
  const middle = (box: Box): number => (box.left + box.right) / 2;
  const offset = (box: Box): number => Math.abs(middle(box) - middle(here));
  return row.reduce<(typeof row)[number] | undefined>(
    (best, each) => (best && offset(best.box) <= offset(each.box) ? best : each),
    undefined,
  )?.index;
}
