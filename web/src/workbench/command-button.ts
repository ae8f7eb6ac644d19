/** The button of a command: its words, whether it is in use, and what a press does. */
import { html, nothing, type TemplateResult } from 'lit';
import { isPossible, runIfPossible, type Command } from './command.js';

export interface ButtonLook {
  readonly class?: string;
  /** Other words than the command's own, where more is known of it. */
  readonly words?: string;
  /** Instead of running it, while it is possible: what an element does before or after, too. */
  readonly press?: () => unknown;
  /** It submits its form, which does the rest. */
  readonly submits?: boolean;
  /** Seen instead of its words, which stay its name. */
  readonly shown?: unknown;
  /** Whether what it sets is set. */
  readonly pressed?: boolean;
  /** Where the command's button is seen beside this one: what tells this one's name from that one's. */
  readonly within?: string;
}

/** One that is out of use stays focusable: otherwise a press that ends its use would lose the focus. */
export function commandButton<Context>(
  command: Command<Context>,
  context: Context,
  look: ButtonLook = {},
): TemplateResult {
  const press = (): void => {
    if (!look.press) runIfPossible(command, context);
    else if (isPossible(command, context)) look.press();
  };
  const words = look.words ?? command.short?.(context) ?? command.label(context);
  const isDrawn = look.shown !== undefined;
  return html`<button
    type=${look.submits ? 'submit' : 'button'}
    class=${look.class ?? nothing}
    title=${command.hint?.() ?? (isDrawn ? words : nothing)}
    aria-label=${isDrawn ? words : nothing}
    aria-pressed=${look.pressed === undefined ? nothing : look.pressed ? 'true' : 'false'}
    data-control=${look.within === undefined ? command.id : `${look.within}.${command.id}`}
    aria-disabled=${isPossible(command, context) ? 'false' : 'true'}
    @click=${look.submits ? nothing : press}
  >
    ${look.shown ?? words}
  </button>`;
}
