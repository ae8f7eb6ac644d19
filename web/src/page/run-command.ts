/** The commands of the whole page: those that are known, and one run by its name. */
import { isPossible, runIfPossible, type Command } from '../workbench/command.js';
import type { PageContext } from '../workbench/context.js';
import { frameCommands, type Frame } from './commands.js';
import type { PartLoader } from './part-loader.js';
import { views } from './views.js';

/** A command as a menu shows it. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  /** Whether it can be run now. */
  readonly isPossible: boolean;
}

export interface Surroundings {
  readonly parts: PartLoader;
  /** Nothing before the page has its store. */
  readonly frame: () => Frame | undefined;
  /** Nothing while there is no engine. */
  readonly context: () => PageContext | undefined;
}

const offersOf = <Context>(commands: readonly Command<Context>[], context: Context | undefined): readonly Offer[] =>
  context === undefined
    ? []
    : commands.map((command) => ({
        id: command.id,
        label: command.label(context),
        isPossible: isPossible(command, context),
      }));

/** Of the frame, and of the views whose scripts have come. */
export const offersIn = ({ parts, frame, context }: Surroundings): readonly Offer[] => [
  ...offersOf(frameCommands, frame()),
  ...offersOf(parts.commands, context()),
];

/**
 * Runs the command of this id, after the script of its view has come. Resolves to whether that was possible; without an
 * engine nothing is but what the frame can do. A `RangeError` tells which ids there are where this is none of them.
 */
export async function runCommand(id: string, { parts, frame, context }: Surroundings): Promise<boolean> {
  const ofFrame = frameCommands.find((command) => command.id === id);
  const standing = frame();
  if (ofFrame) return standing !== undefined && runIfPossible(ofFrame, standing);
  const view = views.find((each) => id.startsWith(`${each.id}.`));
  if (view) await parts.ready(view.id);
  const command = parts.commands.find((each) => each.id === id);
  if (!command) throw new RangeError(await unknown(id, parts));
  const before = context();
  if (before && !isPossible(command, before)) await command.ready?.(before);
  const now = context();
  return now !== undefined && runIfPossible(command, now);
}

/** All views' scripts are asked for first, so that the list is whole. */
async function unknown(id: string, parts: PartLoader): Promise<string> {
  await Promise.allSettled(views.map((view) => parts.ready(view.id)));
  const ids = [...frameCommands.map((command) => command.id), ...parts.commands.map((command) => command.id)];
  return `There is no command “${id}”. There are ${ids.join(', ')}.`;
}
