/**
 * What a training step costs with a function, beside ReLU: timed once for each function of an engine, one function at a
 * time, since two timings at once would disturb each other. Parameters do not change it.
 */
import type { ActivationInfo, Engine, ParameterValues } from '../engine/types.js';
import type { StepCost } from '../functions/conditions/step-cost.js';
import { toFailure } from '../ui/failure.js';

export interface TimedFunction {
  readonly engine: Engine;
  readonly info: ActivationInfo;
  readonly parameters: ParameterValues | undefined;
  readonly seed: number;
}

const known = new WeakMap<Engine, Map<string, StepCost>>();
const running = new WeakMap<Engine, Promise<unknown>>();

/** By its formula: a name may be written anew while the function stays the same. */
const keyOf = ({ id, definition }: ActivationInfo): string => definition?.formula ?? id;

export const isSameFunction = (a: TimedFunction, b: TimedFunction): boolean =>
  a.engine === b.engine && keyOf(a.info) === keyOf(b.info);

/** What is known by now. */
export const stepCost = (engine: Engine, info: ActivationInfo): StepCost =>
  known.get(engine)?.get(keyOf(info)) ?? { kind: 'being timed' };

/** Resolves when the cost is known; why it is not is part of what is known. */
export async function timeStep(subject: TimedFunction): Promise<undefined> {
  const { engine } = subject;
  const turn = (running.get(engine) ?? Promise.resolve()).then(() => time(subject));
  running.set(engine, turn);
  await turn;
}

async function time(subject: TimedFunction): Promise<void> {
  const { engine, info } = subject;
  if (stepCost(engine, info).kind !== 'being timed') return;
  const costs = known.get(engine) ?? new Map<string, StepCost>();
  known.set(engine, costs);
  costs.set(keyOf(info), await timed(subject));
}

async function timed({ engine, info, parameters, seed }: TimedFunction): Promise<StepCost> {
  try {
    const { cost, costNoise } = await engine.measure({ activation: info.id, seed, ...(parameters && { parameters }) });
    return cost === undefined ? { kind: 'no step' } : { kind: 'timed', ratio: cost, noise: costNoise ?? 0 };
  } catch (error) {
    return { kind: 'failed', reason: toFailure(error).message };
  }
}
