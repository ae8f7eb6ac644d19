/** Buttons that choose the one of several functions that is looked at closely. */
import { css, html, type TemplateResult } from 'lit';
import { slotMark } from './slot-mark.js';

export interface FocusEntry {
  /** The function's id. */
  readonly activation: string;
  readonly slot: number;
  readonly name: string;
}

export interface FocusButtonsView {
  /** What the buttons do, e.g. `Look closer at`. */
  readonly label: string;
  readonly entries: readonly FocusEntry[];
  /** Id of the one that is looked at. */
  readonly chosen: string;
  readonly onChoose: (activation: string) => void;
}

export const focusButtons = ({ label, entries, chosen, onChoose }: FocusButtonsView): TemplateResult => html`
  <div class="focus" role="group" aria-label=${label}>
    ${entries.map(
      ({ activation, slot, name }) => html`
        <button
          type="button"
          class="slot-${slot}"
          data-control="focus.${activation}"
          aria-pressed=${activation === chosen ? 'true' : 'false'}
          @click=${() => {
            onChoose(activation);
          }}
        >
          ${slotMark(slot)}${name}
        </button>
      `,
    )}
  </div>
`;

/** Beside the controls' and the slots' styles; the margin is the host's. */
export const focusButtonStyles = css`
  .focus {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .focus button[aria-pressed='true'] {
    border-color: var(--slot);
    box-shadow: inset 0 -3px 0 var(--slot);
  }
`;
