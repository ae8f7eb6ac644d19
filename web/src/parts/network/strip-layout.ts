/** Where the cells of a network lie that is drawn on little room: blocks from left to right, filled column by column. */

interface Place {
  readonly x: number;
  readonly y: number;
}

export interface StripLayer {
  /** Top left corner of each neuron's cell. */
  readonly places: readonly Place[];
  /** Of the block, from the left. */
  readonly middle: number;
}

export interface StripLayout {
  readonly layers: readonly StripLayer[];
  /** Of a cell, in pixels. */
  readonly side: number;
  /** Lower edge of the tallest block. */
  readonly bottom: number;
}

/** Distances of two cells that are tried, the largest first; whole pixels are sharp. */
const pitches = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2.5, 2, 1.5, 1, 0.5] as const;
/** Between two blocks, at least, of the distance of two cells. */
const leastGap = 1;

const gapOf = (pitch: number): number => (pitch >= 8 ? 2 : pitch >= 4 ? 1 : pitch / 5);

interface Block {
  readonly columns: number;
  readonly rows: number;
}

/** As few columns as the height allows, all about as long. */
function blockOf(units: number, mostRows: number): Block {
  const columns = Math.ceil(units / mostRows);
  return { columns, rows: Math.ceil(units / columns) };
}

/** `slots`: the room that each layer takes at least, for what stands under it. All in pixels. */
export function layoutStrip(
  widths: readonly number[],
  slots: readonly number[],
  width: number,
  height: number,
): StripLayout {
  const blocksAt = (pitch: number): readonly Block[] =>
    widths.map((units) => blockOf(units, Math.max(1, Math.floor(height / pitch))));
  const roomOf = (pitch: number): number =>
    blocksAt(pitch).reduce((sum, { columns }, i) => sum + Math.max((columns + leastGap) * pitch, slots[i] ?? 0), 0);
  const pitch = pitches.find((each) => roomOf(each) <= width) ?? 0.5;
  const blocks = blocksAt(pitch);
  const spare = Math.max(0, width - roomOf(pitch)) / Math.max(1, widths.length);
  const tallest = blocks.reduce((most, { rows }) => Math.max(most, rows), 0) * pitch;
  let left = 0;
  const layers = widths.map((units, i): StripLayer => {
    const { columns, rows } = blocks[i] ?? { columns: 1, rows: 1 };
    const room = Math.max((columns + leastGap) * pitch, slots[i] ?? 0) + spare;
    const x = Math.round(left + (room - columns * pitch) / 2);
    const y = Math.round((tallest - rows * pitch) / 2);
    left += room;
    return {
      places: Array.from({ length: units }, (_, unit) => ({
        x: x + Math.floor(unit / rows) * pitch,
        y: y + (unit % rows) * pitch,
      })),
      middle: x + (columns * pitch) / 2,
    };
  });
  return { layers, side: pitch - gapOf(pitch), bottom: tallest };
}
