/**
 * Where a curve breaks between its samples: at jumps, at poles, at the ends of where it has values.
 *
 * Between two neighbouring samples a curve should go as its slopes there say. Where it does not, the gap is cut into parts,
 * again and again. A steep but continuous curve is then followed; what stays when the gap is as narrow as float32 has it is
 * a break.
 */
import { besides } from './curve.js';
import { CurveSamples, withoutLoneSlopes, type Derivatives, type Gap, type Which } from './curve-samples.js';

export interface Resolved {
  /** The samples and, where the curve breaks, the place with its two neighbours; rising. */
  readonly x: Float32Array;
  readonly values: Derivatives;
  /** Places at which f, and at which f′, jumps. */
  readonly jumps: { readonly y: readonly number[]; readonly dy: readonly number[] };
  /** Places at which f, and at which f′, has a pole. */
  readonly poles: { readonly y: readonly number[]; readonly dy: readonly number[] };
}

/** What slopes do not explain, as a share of the curve's height; less is not looked at. */
const usualTolerance = 0.002;
const parts = 8;
/** A gap so narrow is not cut any more, as a share of the whole range. */
const narrowest = 2 ** -23;
/** A curve with more open gaps is finer than a figure can show. */
const mostGaps = 1000;
/** Beside a pole that is known the curve is read at distances of these shares of the whole range. */
const approaches = Array.from({ length: 40 }, (_, i) => 2 ** (-3 * (i + 1)));

/** The number with the fewest binary digits in [a, b]: where a formula has its break, if anywhere there. */
export function simplest(a: number, b: number): number {
  if (a <= 0 && b >= 0) return 0;
  let unit = 2 ** Math.floor(Math.log2(Math.max(Math.abs(a), Math.abs(b))));
  while (Math.ceil(a / unit) * unit > b) unit /= 2;
  return Math.ceil(a / unit) * unit;
}

/**
 * `x` rises; `known` are breaks that stand in it with their neighbours. `tolerance` is the share of the curve's height that
 * counts: more for a small figure. `knownPoles` are poles that may be too narrow for samples to show.
 */
export async function resolveBreaks(
  x: Float32Array,
  known: readonly number[],
  evaluate: (x: Float32Array) => Promise<Derivatives>,
  tolerance = usualTolerance,
  knownPoles: readonly number[] = [],
): Promise<Resolved> {
  const [first, last] = [x[0] ?? 0, x.at(-1) ?? 0];
  const width = last - first;
  const isKnown = new Set(known.map(Math.fround));
  const samples = new CurveSamples(evaluate);
  await samples.add(x);
  samples.measure(4 * Math.max(1, Math.abs(first), Math.abs(last)));

  const isOpen = (gap: Gap): boolean =>
    !gap.some((end) => isKnown.has(end)) &&
    (samples.isOpen('y', gap, tolerance) || samples.isOpen('dy', gap, tolerance));
  const isNarrow = ([a, b]: Gap): boolean => b - a <= Math.max(narrowest * width, Math.abs(a) * 2 ** -22);
  const narrow: Gap[] = [];
  let open = gapsOf(x).filter(isOpen);
  while (open.length > 0 && open.length <= mostGaps) {
    const cuts = open.map(cut);
    await samples.add(cuts.flatMap((places) => [...places]));
    const next = cuts.flatMap((places) => gapsOf(places).filter(isOpen));
    narrow.push(...next.filter(isNarrow));
    open = next.filter((gap) => !isNarrow(gap));
  }

  const jumps = { y: new Set<number>(), dy: new Set<number>() };
  const poles = { y: new Set<number>(), dy: new Set<number>() };
  const added = new Set<number>();
  const inside = knownPoles.map(Math.fround).filter((pole) => pole > first && pole < last);
  for (const pole of inside) {
    for (const which of ['y', 'dy'] as const) poles[which].add(pole);
    for (const share of approaches)
      for (const place of [pole - share * width, pole + share * width].map(Math.fround))
        if (place !== pole && place > first && place < last) added.add(place);
  }
  for (const which of ['y', 'dy'] as const) {
    for (const group of neighbours(narrow.filter((gap) => samples.isOpen(which, gap, tolerance)))) {
      const ends = group.flat().filter((end) => !samples.has(which, end));
      if (ends.length > 0) {
        // The curve ends there, or has a single hole.
        for (const end of group.flat()) added.add(end);
        continue;
      }
      const kinds = group.map((gap) => samples.kind(which, gap, tolerance));
      const steepest = group.reduce((a, b) => (samples.rise(which, b) > samples.rise(which, a) ? b : a));
      if (kinds.includes('pole')) {
        const [from = NaN, to = NaN] = [group[0]?.[0], group.at(-1)?.[1]];
        const margin = 4 * Math.max(to - from, narrowest * width);
        if (!inside.some((pole) => pole >= from - margin && pole <= to + margin)) poles[which].add(placeIn(steepest));
      } else for (const [i, gap] of group.entries()) if (kinds[i] === 'jump') jumps[which].add(placeIn(gap));
    }
  }
  for (const place of [...jumps.y, ...jumps.dy, ...poles.y, ...poles.dy])
    for (const beside of [place, ...besides(place, width)]) added.add(beside);
  await samples.add(added);
  const all = Float32Array.from(new Set([...x, ...added])).sort();
  const lists = ({ y, dy }: Record<Which, Set<number>>): Record<Which, readonly number[]> => ({
    y: [...y],
    dy: [...dy],
  });
  return { x: all, values: samples.at(all), jumps: lists(jumps), poles: lists(poles) };
}

const gapsOf = (x: Float32Array): readonly Gap[] => Array.from(x.subarray(1), (b, i): Gap => [x[i] ?? NaN, b]);

const placeIn = (gap: Gap): number => Math.fround(simplest(...gap));

/** Gaps in groups, each beginning where the one before ends. */
function neighbours(gaps: readonly Gap[]): Gap[][] {
  const groups: Gap[][] = [];
  for (const gap of [...gaps].sort((a, b) => a[0] - b[0])) {
    const group = groups.at(-1);
    if (group?.at(-1)?.[1] === gap[0]) group.push(gap);
    else groups.push([gap]);
  }
  return groups;
}

/** Into parts that are there in float32. */
function cut([a, b]: Gap): Float32Array {
  const places = Array.from({ length: parts + 1 }, (_, i) => Math.fround(a + ((b - a) * i) / parts));
  return Float32Array.from(new Set(places));
}

/** f and f′ without their values at poles, where no line is drawn, and f′ without those where f has none. */
export function withoutPoles(x: Float32Array, values: Derivatives, poles: Resolved['poles']): Derivatives {
  const { y, dy, d2y } = withoutLoneSlopes(values);
  const without = (values: Float32Array, at: readonly number[]): Float32Array => {
    const gone = new Set(at);
    return gone.size === 0 ? values : values.map((value, i) => (gone.has(x[i] ?? NaN) ? NaN : value));
  };
  return { y: without(y, poles.y), dy: without(dy, poles.dy), d2y };
}
