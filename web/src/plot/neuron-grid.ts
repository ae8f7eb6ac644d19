/** The layout of a grid of neurons: square cells, 8, 16, 32, 64 … to a row, so that rows can be counted. */

export interface GridLayout {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
  /** Side of a cell in pixels. */
  readonly side: number;
  /** Top left corner of a cell. */
  place(index: number): { readonly x: number; readonly y: number };
}

const gap = 2;
const columnChoices = [128, 64, 32, 16, 8] as const;

/** Wide layers get smaller cells; the distance of two cells stays within what can be seen and what is still small. */
export function layoutGrid(units: number, width: number): GridLayout {
  const [least, most, widest] = units > 512 ? [9, 13, 128] : [14, 22, 64];
  const fits = (columns: number): boolean => columns <= Math.min(units, widest) && columns * least - gap <= width;
  const columns = columnChoices.find(fits) ?? 8;
  const pitch = Math.max(gap + 1, Math.min(most, Math.floor((width + gap) / columns)));
  return {
    columns,
    side: pitch - gap,
    width: columns * pitch - gap,
    height: Math.ceil(units / columns) * pitch - gap,
    place: (index) => ({ x: (index % columns) * pitch, y: Math.floor(index / columns) * pitch }),
  };
}
