/**
 * What can be done, each thing with a name of its own: a button, a menu, a lesson and a host's script run the same.
 *
 * Each feature lists its commands in its `commands.ts`, the page those of its frame.
 */
import type { PageContext } from './context.js';

/** `Context` is what a command works with: of a page no more than it needs, so that an element without a page has it too. */
export interface Command<Context = PageContext> {
  /** `train.run`: the same in every language. What stands before the dot is the view whose script has the command. */
  readonly id: string;
  /** What it is called where nothing else tells what it acts on; it may change with the state. */
  label(context: Context): string;
  /** What its button says beside that which it acts on; as `label` where it is missing. */
  short?(context: Context): string;
  /** One sentence more, for those who wait at the button. */
  hint?(): string;
  /** Whether it can be run now; always where it is missing. */
  isPossible?(context: Context): boolean;
  /** Finds out what `isPossible` rests on, for one who has no button to wait for. */
  ready?(context: Context): Promise<unknown>;
  /** Only while it is possible. What it starts may go on for long: nobody waits for it. */
  run(context: Context): unknown;
}

export const isPossible = <Context>(command: Command<Context>, context: Context): boolean =>
  command.isPossible?.(context) ?? true;

/** Runs a command where that is possible, and tells whether it was. */
export function runIfPossible<Context>(command: Command<Context>, context: Context): boolean {
  const can = isPossible(command, context);
  if (can) command.run(context);
  return can;
}

export interface CommandWanted {
  readonly command: Command;
}

declare module '../ui/element.js' {
  interface ElementEvents {
    /** An element has taken what was typed into it, and now wants this done. */
    'command-wanted': CommandWanted;
  }
}
