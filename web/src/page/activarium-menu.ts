/**
 * `<activarium-menu>`: a button, and the list of what can be done that opens under it.
 *
 * Properties: `name` (what the button is called), `offers` (what can be done, in groups). Fires `menu-choice` with
 * `detail: { id }`. What stands inside the element is shown above the list. Escape, a press beside it and a choice close it.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../ui/define.js';
import { attribute, elementOf, given, own } from '../ui/element.js';
import { controls } from '../ui/style/base.js';
import type { Offer } from './run-command.js';

export interface MenuChoice {
  readonly id: string;
}

export class ActivariumMenu extends elementOf({
  name: attribute(''),
  offers: given<readonly (readonly Offer[])[]>([]),
  isOpen: own(false),
}) {
  static override styles = [
    controls,
    css`
      :host {
        position: relative;
      }
      .opener {
        min-height: 32px;
        min-width: 36px;
        padding: 2px 8px;
        border-color: transparent;
      }
      .opener svg {
        fill: currentColor;
      }
      .list {
        position: absolute;
        z-index: 6;
        right: 0;
        top: calc(100% + 6px);
        width: max-content;
        max-width: calc(100vw - 32px);
        max-height: calc(100vh - 80px);
        overflow-y: auto;
        padding: 6px;
        border: 1px solid var(--border);
        border-radius: 8px;
        background: var(--card);
      }
      ul {
        margin: 0;
        padding: 4px 0;
        list-style: none;
        border-top: 1px solid var(--line);
      }
      li button {
        width: 100%;
        min-height: 36px;
        padding: 6px 12px;
        border: 0;
        border-radius: 5px;
        text-align: left;
        font-weight: 400;
      }
      li button:hover {
        background: var(--grid);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#pressed);
  }

  protected override render(): TemplateResult {
    return html`
      <div @keydown=${this.#key} @focusout=${this.#left}>
        <button
          class="opener"
          type="button"
          data-control="menu"
          aria-label=${this.name}
          title=${this.name}
          aria-expanded=${this.isOpen ? 'true' : 'false'}
          aria-controls="list"
          @click=${() => {
            this.isOpen = !this.isOpen;
          }}
        >
          <svg aria-hidden="true" width="16" height="16">
            <circle cx="3" cy="8" r="1.6"></circle>
            <circle cx="8" cy="8" r="1.6"></circle>
            <circle cx="13" cy="8" r="1.6"></circle>
          </svg>
        </button>
        <div class="list" id="list" ?hidden=${!this.isOpen}>
          <slot></slot>
          ${this.isOpen ? this.offers.map((group) => this.#group(group)) : nothing}
        </div>
      </div>
    `;
  }

  #group(offers: readonly Offer[]): TemplateResult {
    return html`<ul>
      ${offers.map(
        ({ id, label, isPossible }) =>
          html`<li>
            <button
              type="button"
              data-control="menu.${id}"
              aria-disabled=${isPossible ? 'false' : 'true'}
              @click=${() => {
                if (!isPossible) return;
                this.#close();
                this.emit('menu-choice', { id });
              }}
            >
              ${label}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** The focus returns to what opened it. */
  #close(): void {
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.opener')?.focus();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.preventDefault();
    this.#close();
  };

  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.contains(to) && !this.renderRoot.contains(to)) this.isOpen = false;
  };

  readonly #pressed = (event: Event): void => {
    if (this.isOpen && !event.composedPath().includes(this)) this.isOpen = false;
  };
}

define('activarium-menu', ActivariumMenu);

declare module '../ui/element.js' {
  interface ElementEvents {
    'menu-choice': MenuChoice;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-menu': ActivariumMenu;
  }
}
