/** What the one large button of Train does: run, pause, resume. It stays one button, so that it keeps the focus. */
import type { Command } from '../../workbench/command.js';
import type { PageContext } from '../../workbench/context.js';
import { pauseTraining, resumeTraining } from '../../workbench/running-commands.js';
import { runTraining } from './commands.js';

export function mainCommand({ experiment: { phase } }: PageContext): Command {
  if (phase === 'training') return pauseTraining;
  return phase === 'paused' ? resumeTraining : runTraining;
}
