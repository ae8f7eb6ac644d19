/** A function while it is being written: what the engine reads in it and, where it can be read, makes of it. */
import type { ActivationInfo, DefineRequest, Engine, FormulaReading } from '../../engine/types.js';
import { requestOf, writeDefinition, type Draft } from '../../functions/definition.js';
import { toFailure, type Failure } from '../../ui/failure.js';

type Valid = Extract<FormulaReading, { readonly kind: 'valid' }>;

export class DraftFunction {
  /** Of the last formula that was looked at. */
  reading: FormulaReading | undefined;
  /** What `reading` is of. */
  formula = '';
  /** The last formula that could be read, for what is shown while a wrong one is being typed. */
  lastValid: Valid | undefined;
  /** Of the last definition that the engine took; it is what is drawn. */
  info: ActivationInfo | undefined;
  /** Why a formula that can be read is not taken: a parameter, or the engine itself. */
  failure: Failure | undefined;

  #wanted = '';
  /** What `info` is of. */
  #drawn = '';

  /** Reads, and makes a function of what can be read. Resolves to whether that is still what is wanted. */
  async look(
    engine: Pick<Engine, 'readFormula'>,
    own: { define(request: DefineRequest): Promise<ActivationInfo> },
    draft: Draft,
  ): Promise<boolean> {
    const request = requestOf(draft);
    const wanted = writeDefinition(request);
    this.#wanted = wanted;
    try {
      const reading = await engine.readFormula(draft.formula);
      if (this.#wanted !== wanted) return false;
      this.reading = reading;
      this.formula = draft.formula;
      this.failure = undefined;
      if (reading.kind === 'invalid') return true;
      this.lastValid = reading;
      const info = await own.define(request);
      if (this.#wanted !== wanted) return false;
      this.info = info;
      this.#drawn = wanted;
    } catch (error) {
      if (this.#wanted !== wanted) return false;
      this.failure = toFailure(error);
    }
    return true;
  }

  /** Whether what is drawn is what is written. */
  isOf(draft: Draft): boolean {
    return !this.failure && this.#drawn !== '' && this.#drawn === writeDefinition(requestOf(draft));
  }

  /** Whether the engine does not take what is written; else a failure is the engine's own. */
  get isRefused(): boolean {
    return this.failure?.code === 'invalid-argument';
  }

  /** The engine's word on one parameter's field, `b.initial`. */
  get faultyField(): string | undefined {
    if (!this.failure || !this.isRefused) return undefined;
    return /^parameters\.(.+)$/.exec(this.failure.field)?.[1];
  }
}
