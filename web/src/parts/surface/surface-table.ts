/** Values on a coarse grid as a table: the text equivalent of a surface. */
import type { Surface } from '../../engine/types.js';
import { formatValue } from '../../text/format.js';
import type { Table } from '../../text/table.js';

/** A row for each y, a column for each x. */
export function surfaceTable(caption: string, { axis }: Surface, values: Float32Array): Table {
  const places = Array.from(axis);
  return {
    caption,
    columns: [
      { name: 'y \\ x', format: formatValue, isHeading: true },
      ...places.map((x) => ({ name: formatValue(x), format: formatValue })),
    ],
    rows: places.map((y, row) => [y, ...values.subarray(row * places.length, (row + 1) * places.length)]),
  };
}
