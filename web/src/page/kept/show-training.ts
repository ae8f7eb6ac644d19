/** Brings a kept training back to Train: its function, its settings, and what it came to. */
import { parameterKey } from '../../functions/chosen-parameters.js';
import { mostOwn } from '../../functions/definition.js';
import { selectOne } from '../../functions/selection.js';
import type { JobRecord } from '../../training/job.js';
import type { PlannedFunction } from '../../training/plan.js';
import type { PageContext } from '../../workbench/context.js';

/**
 * To be called while no training is under way. Resolves to false, and changes nothing, where its function is one of the
 * reader's own that is not listed, and there is no room for another.
 */
export async function showTraining(context: PageContext, { job }: JobRecord): Promise<boolean> {
  const { store, own, experiment } = context;
  const { activation, definition, parameters = {} } = job.function;
  if (definition) await own.define(definition);
  const isUnlisted = definition !== undefined && !own.ids.includes(activation);
  if (isUnlisted && store.get('own').length >= mostOwn) return false;
  // Before the settings say so, lest another look for it too.
  const planned: PlannedFunction = { ...job.function, slot: 1 };
  await experiment.show({ functions: [planned], settings: job.settings });
  if (isUnlisted) own.add(activation, definition, '');
  const others = [...store.get('parameters')].filter(([key]) => !key.startsWith(parameterKey(activation, '')));
  const chosen = Object.entries(parameters).flatMap(([name, value]) =>
    typeof value === 'number' ? [[parameterKey(activation, name), value] as const] : [],
  );
  store.set({
    ...job.settings,
    view: 'train',
    selection: selectOne(activation),
    focus: '',
    parameters: new Map([...others, ...chosen]),
  });
  return true;
}
