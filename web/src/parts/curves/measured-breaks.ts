/**
 * Where functions are known to break before they are sampled: the registry names the kinks of its functions, and what was
 * defined as a formula is measured. That takes longer than drawing does: a curve is drawn at once and mended.
 */
import type { ActivationInfo, Engine, ParameterValues } from '../../engine/types.js';

export interface KnownBreaks {
  /** Where f or f′ may jump. */
  readonly places: readonly number[];
  readonly poles: readonly number[];
}

interface Subject {
  readonly engine: Engine;
  readonly seed: number;
}
interface Plotted {
  readonly activation: string;
  readonly parameters?: ParameterValues;
}

const nowhere: KnownBreaks = { places: [], poles: [] };
/** Of a parameter that is being dragged only the last values are kept. */
const mostKept = 12;
/** What a formula has poles by. */
const mayHavePoles = /[/^]|pow|log|tan|asin|acos/;

const placesOf = (all: readonly { readonly x: number }[]): readonly number[] => all.map(({ x }) => x);
const keyOf = ({ seed }: Subject, { activation, parameters }: Plotted): string =>
  JSON.stringify([activation, seed, parameters ?? 0]);

function infoOf({ engine }: Subject, { activation }: Plotted): ActivationInfo | undefined {
  return engine.activations.find(({ id }) => id === activation);
}

export class MeasuredBreaks {
  #engine: Engine | undefined;
  readonly #known = new Map<string, KnownBreaks>();

  /** What is known now. */
  of(subject: Subject, plotted: Plotted): KnownBreaks {
    const kinks = placesOf(infoOf(subject, plotted)?.kinks ?? []);
    const known = this.#engine === subject.engine ? this.#known.get(keyOf(subject, plotted)) : undefined;
    const { places, poles } = known ?? nowhere;
    return { places: [...kinks, ...places], poles };
  }

  /** Measures a formula that may have poles; whether that tells more than was known. What fails is only sampled. */
  async find(subject: Subject, plotted: Plotted): Promise<boolean> {
    const { engine, seed } = subject;
    const { activation, parameters } = plotted;
    const key = keyOf(subject, plotted);
    if (this.#engine !== engine) this.#known.clear();
    this.#engine = engine;
    const formula = infoOf(subject, plotted)?.definition?.formula;
    if (formula === undefined || !mayHavePoles.test(formula) || this.#known.has(key)) return false;
    let found = nowhere;
    try {
      const measured = await engine.measure({ activation, seed, cost: false, ...(parameters && { parameters }) });
      found = { places: placesOf(measured.jumps), poles: placesOf(measured.poles) };
    } catch {
      // Its samples fail too, and say why.
    }
    if (this.#known.size >= mostKept) this.#known.clear();
    this.#known.set(key, found);
    return found.places.length + found.poles.length > 0;
  }
}
