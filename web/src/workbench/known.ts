/** What a link names that only the engine can judge: functions and their parameters. The unknown is left out, visibly. */
import type { ActivationInfo } from '../engine/types.js';
import { parameterKey, type ChosenParameters } from '../functions/chosen-parameters.js';
import { shortName } from '../functions/names.js';
import { misplaced } from '../functions/parameter-order.js';
import type { LinkNotice } from '../store/link-notice.js';
import type { Fault } from '../store/property.js';
import { pageProperties, type PageStore } from './state.js';
import { say } from './words.js';

type ParameterInfo = ActivationInfo['parameters'][number];

export function keepKnown(store: PageStore, activations: readonly ActivationInfo[]): readonly LinkNotice[] {
  return [...keepFunctions(store, activations), ...keepParameters(store, activations)];
}

function keepFunctions(store: PageStore, activations: readonly ActivationInfo[]): readonly LinkNotice[] {
  const property = pageProperties.selection;
  const selection = store.get('selection');
  const isKnown = (wanted: string): boolean => activations.some(({ id }) => id === wanted);
  const known = selection.filter(({ activation }) => isKnown(activation));
  if (known.length === selection.length) return [];
  const kept = known.length > 0 ? known : property.initial;
  store.set({ selection: kept });
  const unknown = selection.flatMap(({ activation }) => (isKnown(activation) ? [] : [activation]));
  const count = unknown.length;
  return [
    {
      kind: 'value',
      key: property.key,
      label: say('functions', { count }),
      given: unknown.join(', '),
      used: property.say?.(kept) ?? '',
      fault: (name) => say('functions.unknown', { name, count }),
    },
  ];
}

function keepParameters(store: PageStore, activations: readonly ActivationInfo[]): readonly LinkNotice[] {
  const notices: LinkNotice[] = [];
  const tell = (label: string, given: string, used: string, fault: Fault): void => {
    notices.push({ kind: 'value', key: pageProperties.parameters.key, label, given, used, fault });
  };
  const nameOf = ({ id }: ActivationInfo, { symbol }: ParameterInfo): string =>
    say('parameter', { name: shortName(activations, id), symbol });
  const parameters = new Map<string, number>();
  for (const [key, value] of store.get('parameters')) {
    const found = findParameter(activations, key);
    if (!found) {
      tell(say('a-parameter'), `${key}:${String(value)}`, '', (name) => say('parameter.unknown', { name }));
      continue;
    }
    const { minimum, maximum } = found.parameter;
    const used = Math.min(maximum, Math.max(minimum, value));
    parameters.set(key, used);
    if (used === value) continue;
    const range: Fault = (name) => say('parameter.outside', { name, minimum, maximum });
    tell(nameOf(found.info, found.parameter), String(value), String(used), range);
  }
  for (const info of activations) {
    const wrong = misplaced(info, (name) => parameters.get(parameterKey(info.id, name)));
    const parameter = info.parameters.find(({ name }) => name === wrong?.name);
    if (wrong === undefined || !parameter) continue;
    const key = parameterKey(info.id, wrong.name);
    const given = String(parameters.get(key));
    tell(nameOf(info, parameter), given, String(wrong.value), (name) => say('parameter.misplaced', { name }));
    parameters.set(key, wrong.value);
  }
  store.set({ parameters: parameters satisfies ChosenParameters });
  return notices;
}

/** A parameter by its name in links; nothing where there is none that is one number. */
function findParameter(
  activations: readonly ActivationInfo[],
  key: string,
): { readonly info: ActivationInfo; readonly parameter: ParameterInfo } | undefined {
  const [id, name] = key.split('.');
  const info = activations.find((activation) => activation.id === id);
  const parameter = info?.parameters.find((entry) => entry.name === name && entry.count === 1);
  return info && parameter && { info, parameter };
}
