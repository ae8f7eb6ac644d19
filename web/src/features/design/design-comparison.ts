/** What a draft stands beside: its slot, the curves in its plot, the properties shown, the trial that judges it. */
import type { PlottedFunction } from '../../parts/curves/activarium-plot.js';
import type { ActivationInfo } from '../../engine/types.js';
import { requestOf, type Draft } from '../../functions/definition.js';
import { freeSlot } from '../../functions/selection.js';
import type { Plan, PlannedFunction } from '../../training/plan.js';
import { trialOf as trialOfAll } from '../../training/trial.js';
import { curvesOf } from '../../workbench/curves-of.js';
import { settingsOf, trainable, type Focused, type PageContext } from '../../workbench/context.js';

/** A draft and, as far as it could be read, the function that the engine made of it. */
export interface Drafted {
  readonly draft: Draft;
  readonly info: ActivationInfo | undefined;
}

export function slotOf({ store }: PageContext, { draft, info }: Drafted): number {
  const ids = [info?.id, draft.of];
  const selection = store.get('selection');
  return selection.find(({ activation }) => ids.includes(activation))?.slot ?? freeSlot(selection) ?? 1;
}

/** The draft in its slot, then those of the selection beside it. */
function withDraft(
  context: PageContext,
  drafted: Drafted,
  selected: readonly PlannedFunction[],
): readonly PlannedFunction[] {
  const { draft, info } = drafted;
  const slot = slotOf(context, drafted);
  const others = selected.filter((planned) => planned.slot !== slot && planned.activation !== info?.id);
  if (!info) return others;
  const { id, pieces, definition = requestOf(draft) } = info;
  return [{ activation: id, slot, pieces, definition }, ...others];
}

/** `tried`: values that sliders of the draft are passing through. */
export function plotted(
  context: PageContext,
  drafted: Drafted,
  tried: Readonly<Record<string, number>>,
): readonly PlottedFunction[] {
  const hasTried = Object.keys(tried).length > 0;
  return withDraft(context, drafted, curvesOf(context)).map(({ activation, slot, parameters }) => {
    if (activation === drafted.info?.id) return { activation, slot, ...(hasTried && { parameters: tried }) };
    return { activation, slot, ...(parameters && { parameters }) };
  });
}

export function focusOf(context: PageContext, drafted: Drafted): Focused | undefined {
  const { info } = drafted;
  return info && { activation: info.id, slot: slotOf(context, drafted), info };
}

/** The draft against ReLU and whatever else that trains is selected. */
export function trialOf(context: PageContext, drafted: Drafted): Plan | undefined {
  if (!drafted.info) return undefined;
  const [own, ...others] = withDraft(context, drafted, trainable(context));
  if (!own) return undefined;
  const taken = [own, ...others].map(({ activation, slot }) => ({ activation, slot }));
  const relu = others.find(({ activation }) => activation === 'relu') ?? {
    activation: 'relu',
    slot: freeSlot(taken) ?? 1,
    pieces: 1,
  };
  const functions = [own, relu, ...others.filter(({ activation }) => activation !== 'relu')];
  return trialOfAll(functions, context.store.get('trials'), settingsOf(context));
}
