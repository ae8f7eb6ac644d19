/** What every view works with, and what it asks of it. */
import type { TemplateResult } from 'lit';
import type { ActivationInfo, Engine } from '../engine/types.js';
import { parametersOf } from '../functions/chosen-parameters.js';
import type { OwnFunctions } from './own-functions.js';
import type { PageStore, View } from './state.js';
import type { Selected } from '../functions/selection.js';
import { settingsIn, type TrainSettings } from '../training/settings.js';
import type { Plan, PlannedFunction } from '../training/plan.js';
import type { Experiment } from '../training/experiment.js';
import type { Experiments } from '../training/experiments.js';

/** What the page shows when it has come: the views, and what stands beside the first curve. */
export type Part = View | 'properties' | 'comparison' | 'surface';

export interface PageContext {
  /** Draws curves; trainings have engines of their own. */
  readonly engine: Engine;
  readonly store: PageStore;
  readonly experiments: Experiments;
  /** Of these the one that Train, Neurons and the race show. */
  readonly experiment: Experiment;
  readonly own: OwnFunctions;
  /** And the one that judges between functions. */
  readonly trial: Experiment;
  /** Whether the first visit's question is shown. */
  readonly asking: boolean;
  /** Fires an event of the page. */
  readonly tell: (type: string) => void;
  /** A part of the page that is loaded by itself. */
  readonly part: (name: Part) => TemplateResult;
  /** To be called when the first curve is on the screen. */
  readonly curveDrawn: () => void;
}

export interface Focused extends Selected {
  readonly info: ActivationInfo | undefined;
}

/** The selected function that details are shown of. */
export function focused({ engine, store }: PageContext): Focused {
  const selection = store.get('selection');
  const wanted = store.get('focus');
  const selected = selection.find(({ activation }) => activation === wanted) ??
    selection[0] ?? { activation: wanted, slot: 1 };
  return { ...selected, info: engine.activations.find(({ id }) => id === selected.activation) };
}

/** The selected functions with the parameters that are set. */
export function plannedFunctions({ engine, store }: PageContext): readonly PlannedFunction[] {
  const chosen = store.get('parameters');
  return store.get('selection').map(({ activation, slot }) => {
    const parameters = parametersOf(chosen, activation);
    const { definition, pieces } = engine.activations.find(({ id }) => id === activation) ?? {};
    return { activation, slot, pieces, ...(parameters && { parameters }), ...(definition && { definition }) };
  });
}

/** Whether a function has a curve: one that takes each number by itself. What the engine does not know is asked for. */
export const hasCurve = ({ engine }: PageContext, activation: string): boolean =>
  (engine.activations.find(({ id }) => id === activation)?.kind ?? 'elementwise') === 'elementwise';

export const settingsOf = ({ store }: PageContext): TrainSettings => settingsIn(store.values);

/** The functions that hidden layers can have. */
export const trainable = (context: PageContext): readonly PlannedFunction[] =>
  plannedFunctions(context).filter(
    ({ activation }) => context.engine.activations.find(({ id }) => id === activation)?.kind !== 'output',
  );

export const planOf = (context: PageContext): Plan => ({
  functions: trainable(context),
  settings: settingsOf(context),
});
