/** Tables as data, as CSV (RFC 4180) and as Markdown. */
import { shortestFloat } from '../maths/shortest-float.js';
import { language } from './words.js';

/** A number is sorted and exported as it is and shown as its column says; undefined is an empty cell. */
export type Value = number | string | undefined;

export interface Column {
  readonly name: string;
  /** How its numbers are shown. */
  readonly format?: (value: number) => string;
  /** Whether its cells name their rows. */
  readonly isHeading?: boolean;
}

export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** [rows × columns]. */
  readonly rows: readonly (readonly Value[])[];
}

/** A cell as it is read. */
export function shown({ format = String }: Column, value: Value): string {
  if (value === undefined) return '–';
  return typeof value === 'number' ? format(value) : value;
}

/** All digits that tell the number, and no more of one of single precision. */
function digitsOf(value: number): string {
  if (Number.isNaN(value)) return '';
  if (value === 0) return '0';
  return String(Number.isFinite(value) && Math.fround(value) === value ? shortestFloat(value) : value);
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A sheet would take such a text for a formula. */
const harmless = (text: string): string => (/^[=+@\t\r]|^-(?![\d.∞])/.test(text) ? `'${text}` : text);

const csvCell = (value: Value): string => (typeof value === 'number' ? digitsOf(value) : quoted(harmless(value ?? '')));

/** With a byte-order mark: some sheets take a file without one for another encoding. */
export const toCsv = ({ columns, rows }: Table): string =>
  `\uFEFF${[columns.map(({ name }) => quoted(harmless(name))), ...rows.map((row) => row.map(csvCell))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('')}`;

const markdownCell = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ');

export function toMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |\n`;
  const rule = columns.map(({ isHeading }) => (isHeading ? '---' : '--:'));
  return (
    line(columns.map(({ name }) => name)) +
    `| ${rule.join(' | ')} |\n` +
    rows.map((row) => line(columns.map((column, i) => shown(column, row[i])))).join('')
  );
}

/** The rows in the order of one column, the least first or last; what is not there or no number is always last. */
export function sorted({ rows }: Table, column: number, direction: 'ascending' | 'descending'): Table['rows'] {
  const sign = direction === 'ascending' ? 1 : -1;
  const isLast = (value: Value): boolean => value === undefined || Number.isNaN(value);
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (isLast(x) || isLast(y)) return Number(isLast(x)) - Number(isLast(y));
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y || 0);
    return sign * String(x).localeCompare(String(y), language(), { numeric: true });
  });
}
