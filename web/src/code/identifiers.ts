/** Names that a person would write: ASCII, of Python's kind, hiding nothing that the emitted code uses. */

const taken = new Set(
  (
    'False None True and as assert async await break case class continue def del elif else except finally for from ' +
    'global if import in is lambda match nonlocal not or pass raise return self super try while with yield ' +
    'abs any float int max min print range round sum math np nn torch F x'
  ).split(' '),
);

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
/** The letters' second shapes. */
const variants: ReadonlyMap<string, string> = new Map([
  ['ϵ', 'epsilon'],
  ['ϑ', 'theta'],
  ['ϰ', 'kappa'],
  ['ϖ', 'pi'],
  ['ϱ', 'rho'],
  ['ϕ', 'phi'],
]);

const spelledGreek = (letter: string): string => {
  const small = greek[(letter.toLowerCase().codePointAt(0) ?? 0) - 0x3b1] ?? '';
  return letter === letter.toLowerCase() ? small : small.charAt(0).toUpperCase() + small.slice(1);
};

/** The words of a text in ASCII: accents are dropped, Greek letters are words of their own. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .replace(/[ϵϑϰϖϱϕ]/gu, (letter) => ` ${variants.get(letter) ?? ''} `)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[Α-Ωα-ω]/gu, (letter) => ` ${spelledGreek(letter)} `);
  return plain.match(/[A-Za-z0-9]+/g) ?? [];
}

/** A name without what stands in brackets behind it; undefined where it is a formula rather than a name. */
function bareName(name: string): string | undefined {
  const bare = name.replace(/\s+\([^()]*\)\s*$/u, '').trim();
  return /[*/+^=<>()|]/u.test(bare) || bare.length > 40 ? undefined : bare;
}

/** Parameters keep their capitals and underscores: `α` is `alpha`, `w₁` is `w1`. */
function ofParameter(name: string): string {
  const joined = name
    .split('_')
    .map((part) => wordsOf(part).join('_'))
    .join('_');
  const own = /^[A-Za-z_]/.test(joined) ? joined : `p${joined}`;
  return taken.has(own) ? `${own}_` : own;
}

/** Names in ASCII by the names of a formula; two that would be one are told apart by a number. */
export function identifiers(names: readonly string[]): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  const used = new Set<string>();
  // Those that are ASCII already keep their names.
  const sorted = [...names].sort((a, b) => Number(ofParameter(a) !== a) - Number(ofParameter(b) !== b));
  for (const name of sorted) {
    let own = ofParameter(name);
    for (let i = 2; used.has(own); i += 1) own = `${ofParameter(name)}_${String(i)}`;
    used.add(own);
    all.set(name, own);
  }
  return all;
}

/** `ELU-α 2` → `elu_alpha_2`; `activation` for what is no name. */
export function functionName(name: string): string {
  const joined = wordsOf(bareName(name) ?? '')
    .join('_')
    .toLowerCase();
  const own = joined === '' ? 'activation' : /^[a-z]/.test(joined) ? joined : `f_${joined}`;
  return taken.has(own) ? `${own}_function` : own;
}

/** `leaky relu` → `LeakyRelu`; what is written in capitals stays so. */
export function className(name: string): string {
  const joined = wordsOf(bareName(name) ?? '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  const own = joined === '' ? 'Activation' : /^[A-Z]/.test(joined) ? joined : `F${joined}`;
  return taken.has(own) ? `${own}Function` : own;
}
