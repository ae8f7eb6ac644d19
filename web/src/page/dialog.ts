/** What the page's dialogs have in common: they open when they are drawn, and close by Escape, their button, a press beside them. */
import { css, html, type TemplateResult } from 'lit';
import { closeBeside } from '../ui/dialog.js';

export const dialogStyles = css`
  dialog {
    width: min(var(--dialog-width, 720px), calc(100vw - 32px));
    max-height: calc(100vh - 48px);
    padding: 0 var(--space-3) var(--space-3);
    border: 1px solid var(--border);
    border-radius: 10px;
    background: var(--paper);
    color: var(--ink);
  }
  dialog::backdrop {
    background: #0008;
  }
  .top {
    position: sticky;
    z-index: 1;
    top: 0;
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) 0;
    background: var(--paper);
  }
`;

interface Head {
  /** What its button is known by: `name.close`. */
  readonly name: string;
  readonly title: string;
  readonly close: string;
  readonly onClose: () => void;
}

const closeAround = ({ currentTarget }: Event): void => {
  if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
};

export const drawDialog = ({ name, title, close, onClose }: Head, content: unknown): TemplateResult => html`
  <dialog aria-label=${title} @click=${closeBeside} @close=${onClose}>
    <div class="top">
      <h2>${title}</h2>
      <button type="button" data-control="${name}.close" @click=${closeAround}>${close}</button>
    </div>
    ${content}
  </dialog>
`;

/** To be called once, when it was drawn: one that was closed is not to open again. Gives the dialog in the root, open. */
export function openDialog(root: ParentNode): HTMLDialogElement | undefined {
  const dialog = root.querySelector('dialog');
  if (dialog && !dialog.open) dialog.showModal();
  return dialog ?? undefined;
}

declare module '../ui/element.js' {
  interface ElementEvents {
    /** A dialog of the page was closed by its reader. */
    'dialog-close': undefined;
  }
}
