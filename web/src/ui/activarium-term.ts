/**
 * `<activarium-term>`: a word with its short explanation, a hover, a focus or a tap away.
 *
 * Properties: `explanation`, `name` (of the concept, in no language: its control is `term.<name>`; where one page tells the
 * same term at two places, with the place before it: `results.accuracy`). The word is its content. Escape, a tap elsewhere
 * or scrolling closes it.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { placeTooltip } from './tooltip.js';
import { define } from './define.js';
import { attribute, elementOf, own } from './element.js';

export class ActivariumTerm extends elementOf({
  explanation: attribute(''),
  name: attribute(''),
  open: own(false),
}) {
  static override styles = css`
    :host {
      display: inline-block;
      font: inherit;
      color: inherit;
    }
    button {
      font: inherit;
      color: inherit;
      text-align: inherit;
      margin: -2px 0;
      padding: 2px 0;
      border: 0;
      background: none;
      cursor: help;
      text-decoration-line: underline;
      text-decoration-style: dotted;
      text-underline-offset: 3px;
    }
    .tip {
      position: fixed;
      left: 0;
      top: 0;
      z-index: 20;
      width: max-content;
      max-width: min(300px, calc(100vw - 16px));
      padding-block: 4px;
      visibility: hidden;
      cursor: default;
    }
    .tip.open {
      visibility: visible;
    }
    .text {
      display: block;
      padding: 8px 12px;
      border: 1px solid var(--border);
      border-radius: 7px;
      background: var(--card);
      color: var(--ink);
      font-size: var(--type-small);
      font-weight: 400;
      line-height: calc(19px * var(--scale));
      text-align: left;
      white-space: normal;
    }
  `;

  /** Opened by a click: stays when the pointer leaves. */
  #isPinned = false;

  constructor() {
    super();
    this.addEventListener('pointerenter', (event) => {
      if (event.pointerType === 'mouse') this.#show();
    });
    this.addEventListener('pointerleave', (event) => {
      if (event.pointerType === 'mouse' && !this.#isPinned) this.#hide();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hide();
  }

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        data-control=${this.name === '' ? nothing : `term.${this.name}`}
        aria-describedby="tip"
        aria-expanded=${this.open}
        @click=${this.#toggle}
        @focus=${(event: FocusEvent) => {
          if (event.target instanceof Element && event.target.matches(':focus-visible')) this.#show();
        }}
        @blur=${this.#hide}
      >
        <slot></slot></button
      ><span id="tip" role="tooltip" class="tip ${this.open ? 'open' : ''}"
        ><span class="text">${this.explanation}</span></span
      >`;
  }

  protected override updated(): void {
    const tip = this.renderRoot.querySelector<HTMLElement>('.tip');
    const word = this.renderRoot.querySelector('button');
    if (!this.open || !tip || !word) return;
    const view = { width: document.documentElement.clientWidth, height: innerHeight };
    const size = tip.getBoundingClientRect();
    const place = placeTooltip(word.getBoundingClientRect(), size, view);
    // An ancestor that contains or transforms its content moves what is fixed: the way from where it is now holds anyway.
    const from = new DOMMatrix(getComputedStyle(tip).transform);
    const [right, down] = [from.e + place.left - size.left, from.f + place.top - size.top];
    tip.style.transform = `translate(${String(Math.round(right))}px, ${String(Math.round(down))}px)`;
  }

  #show(): void {
    if (this.open) return;
    this.open = true;
    document.addEventListener('keydown', this.#onKey, true);
    document.addEventListener('pointerdown', this.#onPointer, true);
    // A focus by keyboard may have scrolled the word into view; that scrolling is told of before the next frame.
    requestAnimationFrame(() => {
      if (!this.open) return;
      this.requestUpdate();
      document.addEventListener('scroll', this.#hide, { capture: true, passive: true });
    });
  }

  readonly #hide = (): void => {
    this.open = false;
    this.#isPinned = false;
    document.removeEventListener('keydown', this.#onKey, true);
    document.removeEventListener('pointerdown', this.#onPointer, true);
    document.removeEventListener('scroll', this.#hide, { capture: true });
  };

  readonly #toggle = (): void => {
    if (this.#isPinned) {
      this.#hide();
      return;
    }
    this.#show();
    this.#isPinned = true;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#hide();
  };

  readonly #onPointer = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this)) this.#hide();
  };
}

define('activarium-term', ActivariumTerm);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-term': ActivariumTerm;
  }
}
