/** What a link names that only the engine can judge: functions and their parameters. The unknown is left out, visibly. */
import type { ActivationInfo } from '../engine/types.js';
import { parameterKey, type ChosenParameters } from '../functions/chosen-parameters.js';
import { pageProperties, type PageStore } from './state.js';
import { misplaced } from '../functions/parameter-order.js';
import type { LinkNotice } from '../store/store.js';

export function keepKnown(store: PageStore, activations: readonly ActivationInfo[]): readonly LinkNotice[] {
  const notices: LinkNotice[] = [];
  const selection = store.get('selection');
  const known = selection.filter(({ activation }) => activations.some(({ id }) => id === activation));
  if (known.length < selection.length) {
    const kept = known.length > 0 ? known : pageProperties.selection.initial;
    for (const { activation } of selection) {
      if (known.some((selected) => selected.activation === activation)) continue;
      notices.push({
        label: 'Activation function',
        given: activation,
        used: pageProperties.selection.write(kept),
        reason: 'does not exist',
      });
    }
    store.set({ selection: kept });
  }
  const parameters = new Map<string, number>();
  for (const [key, value] of store.get('parameters')) {
    const used = usable(activations, key, value);
    if (used !== undefined) parameters.set(key, used);
    if (used === value) continue;
    notices.push({
      label: 'Parameter',
      given: `${key}:${String(value)}`,
      used: used === undefined ? 'the start value' : String(used),
      reason: used === undefined ? 'does not exist' : 'is outside what the function takes',
    });
  }
  for (const info of activations) {
    const wrong = misplaced(info, (name) => parameters.get(parameterKey(info.id, name)));
    if (wrong === undefined) continue;
    const key = parameterKey(info.id, wrong.name);
    notices.push({
      label: 'Parameter',
      given: `${key}:${String(parameters.get(key))}`,
      used: String(wrong.value),
      reason: 'is on the wrong side of the other bound',
    });
    parameters.set(key, wrong.value);
  }
  store.set({ parameters: parameters satisfies ChosenParameters });
  return notices;
}

/** The value inside the parameter's range; nothing where there is no such parameter. */
function usable(activations: readonly ActivationInfo[], key: string, value: number): number | undefined {
  const [id, name] = key.split('.');
  const info = activations.find((activation) => activation.id === id);
  const parameter = info?.parameters.find((entry) => entry.name === name && entry.count === 1);
  return parameter && Math.min(parameter.maximum, Math.max(parameter.minimum, value));
}
