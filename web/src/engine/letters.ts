/** Greek letters by the names that formulas spell out. */

/** In the order of Unicode, where the second sigma is no letter of formulas. */
const names =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho  sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );

/** `beta` → `β`, `Omega` → `Ω`; another name is its own symbol, and so is one whose letter is among the names. */
export function symbolOf(name: string, all: readonly string[]): string {
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  const at = names.indexOf(small);
  if (at < 0 || name === '') return name;
  const letter = String.fromCodePoint((small === name ? 0x3b1 : 0x391) + at);
  return all.includes(letter) ? name : letter;
}
