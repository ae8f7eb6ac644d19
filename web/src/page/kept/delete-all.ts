/** The button that deletes all, which asks once more in its place. */
import { html, nothing, type TemplateResult } from 'lit';
import { say } from './words.js';

interface Deletion {
  /** How many go. */
  readonly count: number;
  /** Whether it waits for being pressed once more. */
  readonly isAsking: boolean;
  readonly ask: (isAsking: boolean) => void;
  readonly take: () => void;
}

export const deleteAll = ({ count, isAsking, ask, take }: Deletion): TemplateResult => html`
  <button
    type="button"
    class=${isAsking ? 'main' : ''}
    data-control=${isAsking ? 'kept.really-delete' : 'kept.delete-all'}
    @click=${({ detail }: MouseEvent) => {
      // The second press of two in a row does not mean what has come under it.
      if (detail > 1) return;
      if (isAsking) take();
      ask(!isAsking);
    }}
  >
    ${isAsking ? say('really-delete', { count }) : say('delete-all')}
  </button>
  ${
    isAsking
      ? html`<button
          type="button"
          data-control="kept.keep"
          @click=${() => {
            ask(false);
          }}
        >
          ${say('keep')}
        </button>`
      : nothing
  }
`;
