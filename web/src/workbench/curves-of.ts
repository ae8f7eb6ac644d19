/** Which curves are drawn of the selected functions, as not every function has one. */
import { html, nothing, type TemplateResult } from 'lit';
import { shortName } from '../functions/names.js';
import type { PlannedFunction } from '../training/plan.js';
import { plannedFunctions, type PageContext } from './context.js';
import { say } from './words.js';

/** What the plot draws: the functions that have a curve, and of gated layers the gate's, unless that is selected too. */
export function curvesOf(context: PageContext): readonly PlannedFunction[] {
  const { activations } = context.engine;
  const planned = plannedFunctions(context);
  return planned.flatMap((each) => {
    const info = activations.find(({ id }) => id === each.activation);
    if (!info || info.kind === 'elementwise') return [each];
    const drawn = planned.some(({ activation }) => activation === info.gate);
    return info.kind === 'gated' && !drawn ? [{ activation: info.gate, slot: each.slot }] : [];
  });
}

/** Above the plot: which of the selected functions are not in it, and what is there instead. */
export function withoutCurve({ engine, store }: PageContext): TemplateResult | typeof nothing {
  const name = (id: string): string => shortName(engine.activations, id);
  const sentences = store.get('selection').flatMap(({ activation }) => {
    const info = engine.activations.find(({ id }) => id === activation);
    if (!info || info.kind === 'elementwise') return [];
    const none = say('no-curve', { name: name(activation) });
    return info.kind === 'gated' ? [none, say('gate-curve', { gate: name(info.gate) })] : [none];
  });
  return sentences.length === 0 ? nothing : html`<p class="no-curve">${sentences.join(' ')}</p>`;
}
