/** Tables as data, as CSV (RFC 4180) and as Markdown. */
import { shortestFloat } from '../maths/shortest-float.js';
import { language } from './words.js';

/** A number is sorted and exported as it is and shown as its column says; undefined is an empty cell. */
export type Value = number | string | undefined;

/** A cell that shows more than its value. */
export interface RichCell {
  /** What CSV has of it, and what it is sorted by. */
  readonly value: Value;
  /** What it is sorted by instead, where its value is a word that stands for more or less. */
  readonly order?: number | undefined;
  /** How it is read, where its column does not say that. */
  readonly text?: string;
  /** The slot of the function that it names, whose mark stands before it. */
  readonly slot?: number;
  /** What stands under it, smaller. */
  readonly note?: string;
  /** What can be done about it, beside it. */
  readonly offer?: Offer;
  /** Whether it counts dead neurons, of which there are some. */
  readonly isDead?: boolean;
}

export interface Offer {
  /** Its `data-control`. */
  readonly control: string;
  readonly words: string;
  readonly isPossible: boolean;
  readonly take: () => void;
}

export type Cell = Value | RichCell;

export interface Column {
  readonly name: string;
  /** What its name means. */
  readonly explanation?: string;
  /** How its numbers are shown. */
  readonly format?: (value: number) => string;
  /** Whether its cells name their rows. */
  readonly isHeading?: boolean;
  /** Whether its cells are sentences, which take several lines. */
  readonly isSentence?: boolean;
  /** Whether only CSV has it, because another column's text says it beside that column's value. */
  readonly isForCsv?: boolean;
}

type Rows = readonly (readonly Cell[])[];

export interface Table {
  readonly caption: string;
  /** A sentence on all of it, before it. */
  readonly note?: string;
  readonly columns: readonly Column[];
  /** [rows × columns]. */
  readonly rows: Rows;
  /** Rows that stay below the others in every order, such as sums. */
  readonly foot?: Rows;
}

export const valueOf = (cell: Cell): Value => (typeof cell === 'object' ? cell.value : cell);

/** What a cell is sorted by. */
export const orderOf = (cell: Cell): Value =>
  typeof cell === 'object' && Object.hasOwn(cell, 'order') ? cell.order : valueOf(cell);

/** A cell as it is read, without its note. */
export function shown(column: Column, cell: Cell): string {
  const value = valueOf(cell);
  if (typeof cell === 'object' && cell.text !== undefined) return cell.text;
  if (value === undefined) return '–';
  return typeof value === 'number' ? (column.format ?? String)(value) : value;
}

/** The columns that are shown, with their places in the rows. */
export const shownColumns = ({ columns }: Table): readonly (readonly [place: number, column: Column])[] =>
  [...columns.entries()].filter(([, { isForCsv }]) => isForCsv !== true);

/** All digits that tell the number, and no more of one of single precision. */
function digitsOf(value: number): string {
  if (Number.isNaN(value)) return '';
  if (value === 0) return '0';
  return String(Number.isFinite(value) && Math.fround(value) === value ? shortestFloat(value) : value);
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A sheet would take such a text for a formula. */
const harmless = (text: string): string => (/^[=+@\t\r]|^-(?![\d.∞])/.test(text) ? `'${text}` : text);

function csvCell(cell: Cell): string {
  const value = valueOf(cell);
  return typeof value === 'number' ? digitsOf(value) : quoted(harmless(value ?? ''));
}

/** With a byte-order mark: some sheets take a file without one for another encoding. */
export const toCsv = ({ columns, rows, foot = [] }: Table): string =>
  `\uFEFF${[columns.map(({ name }) => quoted(harmless(name))), ...[...rows, ...foot].map((row) => row.map(csvCell))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('')}`;

const markdownCell = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ');

function withNote(column: Column, cell: Cell): string {
  const text = shown(column, cell);
  return typeof cell === 'object' && cell.note !== undefined ? `${text} (${cell.note})` : text;
}

export function toMarkdown(table: Table): string {
  const columns = shownColumns(table);
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |\n`;
  const rule = columns.map(([, { isHeading }]) => (isHeading ? '---' : '--:'));
  const rows = [...table.rows, ...(table.foot ?? [])];
  return (
    line(columns.map(([, { name }]) => name)) +
    `| ${rule.join(' | ')} |\n` +
    rows.map((row) => line(columns.map(([place, column]) => withNote(column, row[place])))).join('')
  );
}

/** The rows in the order of one column, the least first or last; what is not there or no number is always last. */
export function sorted({ rows }: Table, column: number, direction: 'ascending' | 'descending'): Rows {
  const sign = direction === 'ascending' ? 1 : -1;
  const isLast = (value: Value): boolean => value === undefined || Number.isNaN(value);
  return [...rows].sort((a, b) => {
    const [x, y] = [orderOf(a[column]), orderOf(b[column])];
    if (isLast(x) || isLast(y)) return Number(isLast(x)) - Number(isLast(y));
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y || 0);
    return sign * String(x).localeCompare(String(y), language(), { numeric: true });
  });
}
