/**
 * The folds of the card. Which of them are open is the reader's: it is remembered for all functions and for the next
 * visit, and stands in no link.
 */
import { html, type TemplateResult } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import { recall, remember } from '../../store/memory.js';

const folds = ['measured', 'points', 'code', 'definition', 'claims'] as const;
export type Fold = (typeof folds)[number];

const slot = 'folds';

/** The folds that the browser remembers as open. */
function remembered(): ReadonlySet<Fold> {
  const open = recall(slot)?.split(' ') ?? [];
  return new Set(folds.filter((fold) => open.includes(fold)));
}

export class Folds {
  readonly #host: ReactiveControllerHost;
  #open = remembered();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  isOpen(fold: Fold): boolean {
    return this.#open.has(fold);
  }

  /** What is in `content` is drawn while it is folded, too. */
  draw(fold: Fold, summary: string, content: TemplateResult): TemplateResult {
    return html`
      <details
        ?open=${this.isOpen(fold)}
        @toggle=${({ currentTarget }: Event) => {
          if (currentTarget instanceof HTMLDetailsElement) this.#set(fold, currentTarget.open);
        }}
      >
        <summary data-control="card.${fold}">${summary}</summary>
        ${content}
      </details>
    `;
  }

  #set(fold: Fold, isOpen: boolean): void {
    if (this.isOpen(fold) === isOpen) return;
    const changed = (open: ReadonlySet<Fold>): ReadonlySet<Fold> =>
      new Set(folds.filter((each) => (each === fold ? isOpen : open.has(each))));
    this.#open = changed(this.#open);
    // Other parts of the card keep folds of their own.
    remember(slot, [...changed(remembered())].join(' '));
    this.#host.requestUpdate();
  }
}
