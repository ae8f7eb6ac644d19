/**
 * `<activarium-save>`: the button beside a figure's title that saves it as a picture or its table as a file.
 *
 * Properties: `source` (draws the figure), `showing` (how wide and in which theme it is shown), `heading` and `name` (the
 * figure's: its title, and what its controls are known by).
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../ui/define.js';
import { attribute, elementOf, given, own } from '../ui/element.js';
import { controls } from '../ui/style/base.js';
import type { FileKind, Showing, Source } from './save-figure.js';
import { say } from './words.js';

const kinds: readonly FileKind[] = ['svg', 'png', 'transparent-png', 'csv'];

export class ActivariumSave extends elementOf({
  source: given<Source>(),
  showing: given<Showing>({ width: 0, isDark: false }),
  heading: attribute(''),
  name: given('figure'),
  open: own(false),
  failure: own(''),
}) {
  static override styles = [
    controls,
    css`
      :host {
        position: relative;
        flex: none;
      }
      .opener {
        min-height: 28px;
        padding: 2px 8px;
        border-color: transparent;
        color: var(--soft);
        font-size: var(--type-small);
        font-weight: 500;
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .opener:hover,
      .opener[aria-expanded='true'] {
        color: var(--ink);
        border-color: var(--line);
      }
      .opener path {
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      [role='menu'] {
        position: absolute;
        z-index: 3;
        top: 100%;
        right: 0;
        width: max-content;
        max-width: 80vw;
        margin-top: 4px;
        padding: 4px;
        border: 1px solid var(--border);
        border-radius: 8px;
        background: var(--card);
        box-shadow: 0 6px 20px rgb(0 0 0 / 18%);
      }
      [role='menuitem'] {
        display: grid;
        width: 100%;
        padding: 6px 12px;
        border: 0;
        text-align: left;
        font-size: var(--type-small);
        line-height: calc(18px * var(--scale));
      }
      [role='menuitem']:hover,
      [role='menuitem']:focus-visible {
        background: var(--grid);
      }
      [role='menuitem'] span {
        color: var(--soft);
        font-weight: 400;
      }
      .notice {
        position: absolute;
        z-index: 3;
        right: 0;
        width: 240px;
        background: var(--card);
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`
      <button
        type="button"
        class="opener"
        data-control="${this.name}.save"
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${say('save-figure', { title: this.heading })}
        @click=${this.#toggle}
      >
        <svg aria-hidden="true" width="14" height="14"><path d="M7 1.5v7M4 6l3 3 3-3M1.5 11.5v1h11v-1"></path></svg>
        ${say('save')}
      </button>
      ${this.open ? this.#menu() : nothing}
      ${this.failure === '' ? nothing : html`<p class="notice" role="alert">${this.failure}</p>`}
    `;
  }

  #menu(): TemplateResult {
    return html`
      <div role="menu" aria-label=${say('save-as')} @keydown=${this.#key} @focusout=${this.#left}>
        ${kinds.map(
          (kind) => html`
            <button
              type="button"
              role="menuitem"
              tabindex="-1"
              data-control="${this.name}.save-${kind}"
              @click=${() => void this.#save(kind)}
            >
              ${say(`file.${kind}`)}<span>${say(`use.${kind}`)}</span>
            </button>
          `,
        )}
      </div>
    `;
  }

  get #items(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  }

  /** A press elsewhere need not move the focus. */
  readonly #pressed = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  protected override updated(): void {
    if (this.open) document.addEventListener('pointerdown', this.#pressed);
    else document.removeEventListener('pointerdown', this.#pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#pressed);
    this.open = false;
  }

  readonly #toggle = async (): Promise<void> => {
    this.open = !this.open;
    this.failure = '';
    await this.updateComplete;
    this.#items[0]?.focus();
  };

  readonly #key = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.indexOf(this.shadowRoot?.activeElement as HTMLElement);
    const next: Readonly<Partial<Record<string, number>>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at - 1 + items.length) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    // Tab goes on from the button: from the menu, which is no Tab stop, a browser may come back to it.
    if (event.key === 'Escape' || event.key === 'Tab') this.#close();
    const to = next[event.key];
    if (to !== undefined) items[to]?.focus();
    else if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && !this.renderRoot.contains(to)) this.open = false;
  };

  #close(): void {
    this.open = false;
    this.renderRoot.querySelector<HTMLElement>('.opener')?.focus();
  }

  async #save(kind: FileKind): Promise<void> {
    const { source, showing } = this;
    this.#close();
    if (!source) return;
    try {
      const [{ download }, { fileOf }] = await Promise.all([import('../ui/download.js'), import('./save-figure.js')]);
      download(await fileOf(kind, source, showing));
    } catch (error) {
      this.failure = `${say('not-saved')} ${error instanceof Error ? error.message : ''}`;
    }
  }
}

define('activarium-save', ActivariumSave);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-save': ActivariumSave;
  }
}
