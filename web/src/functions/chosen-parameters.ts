/**
 * Activation parameters that the reader has set, by function and name; those not named have their start value.
 *
 * In links: `leaky-relu.slope:0.2,swish.beta:1.5`. Whether a function has the parameter is the engine's knowledge and
 * is checked where the engine is.
 */
import type { Fault, Property, Reading } from '../store/property.js';
import { say } from './words.js';

/** By `function.parameter`. */
export type ChosenParameters = ReadonlyMap<string, number>;

export const parameterKey = (activation: string, name: string): string => `${activation}.${name}`;

const byFunction = new WeakMap<ChosenParameters, Map<string, Readonly<Record<string, number>> | undefined>>();

/**
 * The set parameters of one function, as the engine takes them; nothing where none is set. Asked again of the same
 * `chosen` the answer is the same object, so that elements which are given it see no change.
 */
export function parametersOf(
  chosen: ChosenParameters,
  activation: string,
): Readonly<Record<string, number>> | undefined {
  const known = byFunction.get(chosen) ?? new Map<string, Readonly<Record<string, number>> | undefined>();
  byFunction.set(chosen, known);
  if (!known.has(activation)) known.set(activation, collect(chosen, `${activation}.`));
  return known.get(activation);
}

function collect(chosen: ChosenParameters, start: string): Readonly<Record<string, number>> | undefined {
  const own = [...chosen].filter(([key]) => key.startsWith(start));
  return own.length === 0 ? undefined : Object.fromEntries(own.map(([key, value]) => [key.slice(start.length), value]));
}

export function withParameter(
  chosen: ChosenParameters,
  activation: string,
  name: string,
  value: number | undefined,
): ChosenParameters {
  const changed = new Map(chosen);
  if (value === undefined) changed.delete(parameterKey(activation, name));
  else changed.set(parameterKey(activation, name), value);
  return changed;
}

/** Parameters of formulas may have Greek names. */
const entryPattern = /^([a-z][a-z0-9-]{0,63}\.[\p{L}_][\p{L}\p{N}_]{0,31}):([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/iu;
const longest = 4000;

export function parametersProperty(spec: {
  readonly key: string;
  readonly label: () => string;
}): Property<ChosenParameters> {
  const fault: Fault = (name) => say('fault.parameters', { name });
  return {
    ...spec,
    initial: new Map(),
    read: (text): Reading<ChosenParameters> => {
      if (text === '') return { kind: 'valid', value: new Map() };
      if (text.length > longest) return { kind: 'invalid', fault };
      const value = new Map<string, number>();
      const parts = text.split(',');
      for (const part of parts) {
        const [, key, number] = entryPattern.exec(part) ?? [];
        const parameter = Number(number);
        if (key !== undefined && Number.isFinite(parameter) && Math.abs(parameter) <= 1e6) value.set(key, parameter);
      }
      if (value.size === 0) return { kind: 'invalid', fault };
      return value.size === parts.length ? { kind: 'valid', value } : { kind: 'clamped', value, fault };
    },
    write: (value) => [...value].map(([key, number]) => `${key}:${String(number)}`).join(','),
  };
}
