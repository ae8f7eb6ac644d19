/** The function that is written in Design, as the store has it and as the engine reads it; what judges it. */
import { createEngine } from '../../engine/index.js';
import { draftOf, type Draft } from '../../functions/definition.js';
import { startingPoints } from '../../functions/starting-points.js';
import type { Trial } from '../../training/trial.js';
import { Verdict } from '../../training/verdict.js';
import type { PageContext } from '../../workbench/context.js';
import { trialOf } from './design-comparison.js';
import { DraftFunction } from './draft-function.js';

export const draftIn = ({ store }: PageContext): Draft =>
  store.get('draft') ?? draftOf(startingPoints()[0]?.definition ?? { formula: 'x' }, '');

/** One for each engine that functions are told to: what it read is known in every view. */
const readings = new WeakMap<PageContext['own'], DraftFunction>();

/** What the engine last read of the draft. */
export function readingIn({ own }: PageContext): DraftFunction {
  const reading = readings.get(own) ?? new DraftFunction();
  readings.set(own, reading);
  return reading;
}

/** Has the engine read the draft; resolves to whether that is still what is wanted. */
export const readDraft = (context: PageContext): Promise<boolean> =>
  readingIn(context).look(context.engine, context.own, draftIn(context));

/** The trial of what is written; nothing while the engine has not read that. */
export function trialIn(context: PageContext): Trial | undefined {
  const draft = draftIn(context);
  const reading = readingIn(context);
  return reading.isOf(draft) ? trialOf(context, { draft, info: reading.info }) : undefined;
}

/** What judges; made when first asked for. */
export function verdictIn(context: PageContext): Verdict {
  const verdict = context.verdict ?? new Verdict(() => createEngine());
  if (!context.verdict) context.keepVerdict(verdict);
  return verdict;
}
