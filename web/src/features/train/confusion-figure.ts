/** What a network takes each class for, as a table of shares whose cells are coloured by them. */
import { inkOn, viridis } from '../../figure/colour.js';
import type { Draw } from '../../figure/figure.js';
import { label, widthOf } from '../../figure/marks/axes.js';
import type { Box, Shape } from '../../figure/shapes.js';
import { mostConfused, rowShares } from '../../maths/confusion.js';
import { say } from './words.js';
import { formatCount, formatPercent } from '../../text/format.js';

const [widestCell, narrowestCell, cellHeight] = [28, 20, 25];
const letterWidth = 6.4;

/** `confusion`: counts [actual × predicted], row-major. */
export const drawConfusion =
  (title: string, confusion: Uint32Array, names: readonly string[]): Draw =>
  ({ width }) => {
    const classes = names.length;
    const shares = rowShares(confusion, classes);
    const images = confusion.reduce((sum, count) => sum + count, 0);
    const room = names.reduce((most, name) => Math.max(most, widthOf(name, letterWidth)), 0) + 8;
    const cellWidth = Math.max(narrowestCell, Math.min(widestCell, Math.floor((width - room) / classes)));
    const at = (actual: number, predicted: number): number => shares[actual * classes + predicted] ?? NaN;
    const each = names.map((_, i) => i);
    return {
      title,
      note: say('confusion.note', { images: formatCount(images) }),
      words: [title, ...confusedWords(confusion, names)].map((text) => say('sentence', { text })).join(' '),
      width: room + classes * cellWidth,
      height: room + classes * cellHeight,
      shapes: [
        ...names.map((name, i): Shape => ({
          ...label(name, room + (i + 0.5) * cellWidth + 4, room - 6),
          isUpright: true,
        })),
        ...names.map((name, i) => label(name, room - 8, room + (i + 0.5) * cellHeight + 4, 'end')),
        ...each.flatMap((actual) =>
          each.flatMap((predicted) =>
            cell(at(actual, predicted), actual === predicted, {
              x: room + predicted * cellWidth,
              y: room + actual * cellHeight,
              width: cellWidth - 1,
              height: cellHeight - 1,
            }),
          ),
        ),
      ],
      table: () => ({
        caption: title,
        columns: [
          { name: say('class'), isHeading: true },
          ...names.map((name) => ({ name, format: (share: number) => formatPercent(share) })),
        ],
        rows: names.map((name, actual) => [name, ...each.map((predicted) => at(actual, predicted))]),
      }),
    };
  };

/** The three commonest mistakes. */
export const confusedWords = (confusion: Uint32Array, names: readonly string[]): readonly string[] =>
  mostConfused(rowShares(confusion, names.length), names.length, 3).map(({ actual, predicted, share }) =>
    say('confused', { actual: names[actual], predicted: names[predicted], share: formatPercent(share, 0) }),
  );

/** Nothing is shown where nothing happened: the eye then finds the mistakes. */
function cell(share: number, isRight: boolean, { x, y, width, height }: Box): readonly Shape[] {
  const middle = { x: x + width / 2, y: y + height / 2 + 4 };
  const frame: readonly Shape[] = isRight
    ? [{ kind: 'rect', x: x + 0.5, y: y + 0.5, width: width - 1, height: height - 1, stroke: 'ink' }]
    : [];
  const colour = viridis(Math.sqrt(share));
  if (colour === 'none') return [...frame, label('–', middle.x, middle.y, 'middle')];
  if (share === 0) return frame;
  const percent = Math.round(100 * share);
  return [
    { kind: 'rect', x, y, width, height, fill: colour },
    ...frame,
    { ...label(percent === 0 ? '<1' : String(percent), middle.x, middle.y, 'middle'), fill: inkOn(colour) },
  ];
}
