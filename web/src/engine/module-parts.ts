/**
 * The wasm module with the parts that come to it later, and what every answer of it goes through: a refusal is thrown as
 * an EngineError.
 */
import { Backoff } from './backoff.js';
import { refusalError } from './check-options.js';
import { nearestId } from './nearest.js';
import { writeNetwork } from './network-memory.js';
import type { Refusal } from './refusal.js';
import { hasRelaxedSimd, installRelaxedKernels } from './relaxed-kernels.js';
import type { NetworkParameters } from './types.js';
import type { LoadedModule } from './wasm-module.js';
import type { PlainSettings, WasmModule, WasmNetwork } from './wasm-types.js';

function isRefusal(value: object): value is Refusal {
  return 'code' in value;
}

/** A value of the wrong type, with whether there is none at all. */
function withAbsence(refusal: Refusal, settings: PlainSettings | undefined): Refusal {
  if (refusal.code !== 'wrong-type' || settings === undefined) return refusal;
  const path = refusal.field.split(/[.[\]]+/).filter((name) => name !== '');
  let value: unknown = settings;
  for (const name of path) value = (value as Record<string, unknown> | undefined)?.[name];
  return value === undefined ? { ...refusal, values: { ...refusal.values, missing: 1 } } : refusal;
}

export class ModuleParts {
  readonly module: WasmModule;
  private relaxed = hasRelaxedSimd();
  private installing: Promise<boolean> | undefined;
  private joining: Promise<void> | undefined;
  private readonly backoff = new Backoff();

  constructor(private readonly loaded: LoadedModule) {
    this.module = loaded.module;
  }

  /** Whether there are relaxed kernels; before the first try to get them, whether the host can have them. */
  get hasRelaxed(): boolean {
    return this.relaxed;
  }

  /** The module with all that it can do: who only draws registered functions does not wait for the rest of it. */
  async whole(): Promise<void> {
    this.joining ??= this.joinRest();
    await this.joining;
  }

  /** When the first run may use them, since who trains nothing does not need them; tried once, so that runs agree. */
  async installRelaxed(): Promise<void> {
    this.installing ??= installRelaxedKernels(this.loaded);
    this.relaxed = await this.installing;
  }

  /** The network with these parameters; where they do not fit, it is given back. */
  filled<T extends WasmNetwork>(network: T, parameters: NetworkParameters): T {
    try {
      writeNetwork(this.module, network, parameters);
      return network;
    } catch (error) {
      network.delete();
      throw error;
    }
  }

  /** `settings` are what was asked for, where a refusal's field tells a place in them. */
  accepted<T extends object>(result: T | Refusal, isShorthand = false, settings?: PlainSettings): T {
    if (isRefusal(result)) throw refusalError(this.withSuggestion(withAbsence(result, settings)), isShorthand);
    return result;
  }

  private async joinRest(): Promise<void> {
    await this.backoff.turn();
    try {
      await this.loaded.joinRest();
    } catch (error) {
      this.backoff.failed();
      this.joining = undefined; // the next call tries again
      throw error;
    }
  }

  /** A name that there is not, with the one that was probably meant. */
  private withSuggestion(refusal: Refusal): Refusal {
    const { activation } = refusal.values;
    if (refusal.code !== 'unknown-activation' || typeof activation !== 'string') return refusal;
    const nearest = nearestId(activation, this.module.activations());
    return nearest === undefined ? refusal : { ...refusal, values: { ...refusal.values, nearest } };
  }
}
