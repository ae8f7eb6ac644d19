/** Names that Python takes, and that hide nothing that the emitted code uses. */

const taken = new Set(
  (
    'False None True and as assert async await break case class continue def del elif else except finally for from ' +
    'global if import in is lambda match nonlocal not or pass raise return self super try while with yield ' +
    'abs float max min pow range sum math np nn torch F x exp log log1p expm1 sqrt erf phi sigmoid softplus silu gelu sign erfc bspline spline clamp where'
  ).split(' '),
);

/** A parameter's name, with an underscore behind it where Python or the code has that name already. */
export const identifier = (name: string): string => (taken.has(name) ? `${name}_` : name);

/** `ELU-α 2` → `elu_α_2`; `f` where no letter is left. */
export function functionName(name: string): string {
  const words = name.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join('_').toLowerCase();
  return /^\p{L}/u.test(joined) ? identifier(joined) : joined === '' ? 'f' : `f_${joined}`;
}

/** `leaky relu` → `LeakyRelu`; what is written in capitals stays so. */
export function className(name: string): string {
  const words = name.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^\p{L}/u.test(joined) ? identifier(joined) : `F${joined}`;
}
