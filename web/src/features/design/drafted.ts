/** The function that is written in Design, as the store has it and as the engine reads it; the trial of it. */
import { draftOf, type Draft } from '../../functions/definition.js';
import { startingPoints } from '../../functions/starting-points.js';
import type { Plan } from '../../training/plan.js';
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
export function trialIn(context: PageContext): Plan | undefined {
  const draft = draftIn(context);
  const reading = readingIn(context);
  return reading.isOf(draft) ? trialOf(context, { draft, info: reading.info }) : undefined;
}
