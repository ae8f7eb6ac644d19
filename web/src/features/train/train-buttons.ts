/** The buttons of a training: run, which becomes pause and resume, stop, reset, another seed. */
import { html, type TemplateResult } from 'lit';
import type { Command } from '../../workbench/command.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { pauseTraining, resumeTraining, stopTraining } from '../../workbench/running-commands.js';
import { newSeed, resetTraining, runTraining } from './commands.js';

/** What the form's own button does: one button, so that it keeps the focus. */
export function mainCommand({ session: { phase } }: PageContext): Command {
  if (phase === 'training') return pauseTraining;
  return phase === 'paused' ? resumeTraining : runTraining;
}

export const trainButtons = (context: PageContext, onNewSeed: () => void): TemplateResult => html`
  <div class="buttons">
    ${commandButton(mainCommand(context), context, { class: 'main', submits: true })}
    ${commandButton(stopTraining, context)} ${commandButton(resetTraining, context)}
    ${commandButton(newSeed, context, { press: onNewSeed })}
  </div>
`;
