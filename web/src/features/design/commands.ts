/** What Design can do: judge, pause, resume, stop, and put what is written among the reader's functions. */
import { requestOf, writeDefinition } from '../../functions/definition.js';
import type { Command } from '../../workbench/command.js';
import type { PageContext } from '../../workbench/context.js';
import { pauseJudging, resumeJudging, stopJudging } from '../../workbench/running-commands.js';
import { draftIn, readDraft, readingIn, trialIn } from './drafted.js';
import { say } from './words.js';

export const judgeDraft: Command = {
  id: 'design.judge',
  label: ({ trial }) => say(trial.jobs.some(({ outcome }) => outcome) ? 'judge.again' : 'judge.start'),
  ready: readDraft,
  isPossible: (context) => context.trial.can.start && trialIn(context) !== undefined,
  run: (context) => {
    const plan = trialIn(context);
    return plan && context.trial.start(plan);
  },
};

/** Whether what is written stands among the reader's functions as it is. */
export function isListed(context: PageContext): boolean {
  const { info } = readingIn(context);
  const written = writeDefinition(requestOf(draftIn(context)));
  return (
    info !== undefined &&
    context.own.ids.includes(info.id) &&
    context.store.get('own').some((definition) => writeDefinition(definition) === written)
  );
}

/** Whether what is written was taken up from one of the reader's functions. */
export const isEdit = (context: PageContext): boolean => context.own.ids.includes(draftIn(context).of);

const canAdd = (context: PageContext): boolean => readingIn(context).isOf(draftIn(context)) && !isListed(context);

/** Lists and selects what is written, in the place of `replaced`; tells whether there was room. */
function add(context: PageContext, replaced: string): boolean {
  const draft = draftIn(context);
  const { info } = readingIn(context);
  if (!info || !context.own.add(info.id, requestOf(draft), replaced)) return false;
  context.store.set({ draft: { ...draft, of: info.id } });
  return true;
}

export interface AddCommand extends Command {
  /** Tells whether there was room. */
  run(context: PageContext): boolean;
}

/** In the place of the function that it was taken up from, where that is one. */
export const addDraft: AddCommand = {
  id: 'design.add',
  label: (context) => say(isListed(context) ? 'listed' : isEdit(context) ? 'update' : 'add'),
  ready: readDraft,
  isPossible: canAdd,
  run: (context) => add(context, draftIn(context).of),
};

export const addAnother: AddCommand = {
  id: 'design.add-another',
  label: () => say('add-another'),
  ready: readDraft,
  isPossible: (context) => canAdd(context) && isEdit(context),
  run: (context) => add(context, ''),
};

export const newDraft: Command = {
  id: 'design.new',
  label: () => say('new'),
  run: ({ store }) => {
    store.set({ draft: { name: '', formula: '', parameters: {}, of: '' } });
  },
};

export const commands: readonly Command[] = [
  judgeDraft,
  pauseJudging,
  resumeJudging,
  stopJudging,
  addDraft,
  addAnother,
  newDraft,
];
