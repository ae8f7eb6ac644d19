/** Expressions as text, in brackets where the languages' precedence asks for them; all three are Python's. */

/** How tightly an expression's outermost operator binds. */
export const level = {
  choice: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  sign: 7,
  power: 8,
  atom: 9,
} as const;

export interface Written {
  readonly text: string;
  readonly level: number;
}

export const atom = (text: string): Written => ({ text, level: level.atom });

/** In brackets if it binds less tightly than `least`. */
export const within = (written: Written, least: number): string =>
  written.level < least ? `(${written.text})` : written.text;

export const call = (name: string, ...args: readonly (Written | string)[]): Written =>
  atom(`${name}(${args.map((arg) => (typeof arg === 'string' ? arg : arg.text)).join(', ')})`);

/** A function of two over all the arguments: `name(name(a, b), c)`. */
export const joined = (name: string, args: readonly Written[]): Written =>
  args.length === 1 ? call(name, ...args) : args.reduce((a, b) => call(name, a, b));

/** Of two operands that are taken from left to right. */
export const infix = (left: Written, operator: string, right: Written, own: number): Written => ({
  text: `${within(left, own)} ${operator} ${within(right, own + 1)}`,
  level: own,
});

export const negative = (operand: Written): Written => ({
  text: `-${within(operand, level.power)}`,
  level: level.sign,
});

export const power = (base: Written, exponent: Written): Written => ({
  text: `${within(base, level.atom)} ** ${within(exponent, level.sign)}`,
  level: level.power,
});

/** With the fewest digits that give the number back; a float where `isFloat`. */
export function literal(value: number, isFloat = false): Written {
  if (value < 0 || Object.is(value, -0)) return negative(literal(-value, isFloat));
  const text = String(value);
  return atom(isFloat && /^\d+$/.test(text) ? `${text}.0` : text);
}

/** The fewest digits that give back the float32 nearest to the number. */
export function shortest(value: number): string {
  for (let digits = 1; digits < 9; digits += 1) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === Math.fround(value)) return withPoint(text);
  }
  return withPoint(String(Number(value.toPrecision(9))));
}

const withPoint = (text: string): string => (/^-?\d+$/.test(text) ? `${text}.0` : text);
