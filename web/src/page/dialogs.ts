/** The dialogs that the page opens, one at a time, each a script of its own that is loaded when it is first wanted. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Experiments } from '../training/experiments.js';
import { failureAdvice, waysOn } from '../ui/failure-help.js';
import type { Words } from '../ui/missing-file.js';
import type { PageContext } from '../workbench/context.js';
import type { Section } from './about/sections.js';
import { whyMissing } from './why-missing.js';

/** A section of what is told of the page, or what is kept of trainings. */
export type Dialog = Section | 'kept';

export class Dialogs {
  readonly #host: ReactiveControllerHost;
  #shown: Dialog | undefined;
  /** Why its script is not there. */
  #missing: Words | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  async open(dialog: Dialog): Promise<void> {
    this.#become(dialog);
    try {
      await (dialog === 'kept' ? import('./kept/activarium-kept.js') : import('./about/activarium-about.js'));
      this.#missing = undefined;
    } catch {
      this.#missing = await whyMissing();
    }
    this.#host.requestUpdate();
  }

  show(experiments: Experiments | undefined, context: PageContext | undefined): TemplateResult | typeof nothing {
    const [shown, missing] = [this.#shown, this.#missing];
    if (shown === undefined) return nothing;
    if (missing) {
      const name = shown === 'kept' ? shown : 'about';
      return html`<div class="notice" role="alert">
        <p><strong>${missing.message}</strong></p>
        ${failureAdvice(missing, name)} ${waysOn(missing, name, () => void this.open(shown))}
      </div>`;
    }
    return shown === 'kept'
      ? html`<activarium-kept
          .experiments=${experiments}
          .context=${context}
          @dialog-close=${this.#close}
        ></activarium-kept>`
      : html`<activarium-about .section=${shown} @dialog-close=${this.#close}></activarium-about>`;
  }

  readonly #close = (): void => {
    this.#become(undefined);
  };

  #become(shown: Dialog | undefined): void {
    this.#shown = shown;
    this.#host.requestUpdate();
  }
}
