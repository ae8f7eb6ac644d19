/**
 * `<activarium-figure>`: the shell of every figure: its title, what saves it, its picture, a cross-hair with words, its table.
 *
 * Properties: `draw` (the figure for so much room), `level` (of its heading, 2 … 4), `source` (draws it for saving, where
 * that takes longer than `draw`), `name` (what its controls are known by: `loss.save`, `loss.cross-hair`). An element that
 * draws the picture itself puts it into the slot `picture`, hands the rest over as `caption` and owns what moves over it.
 * Further slots: `controls` beside the title, and the default one under the picture.
 */
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { Announcer } from '../ui/announcer.js';
import { define } from '../ui/define.js';
import { attribute, elementOf, given, own } from '../ui/element.js';
import { ThemeController } from '../ui/theme-controller.js';
import { WidthController } from '../ui/width-controller.js';
import './activarium-save.js';
import { drawShapes, shapeStyles } from './draw-shapes.js';
import { figureStyles } from './figure-styles.js';
import type { Caption, Draw, Figure } from './figure.js';
import { uprightLine } from './marks/axes.js';
import type { Source } from './save-figure.js';
import { say } from './words.js';

export class ActivariumFigure extends elementOf({
  draw: given<Draw>(),
  caption: given<Caption>(),
  source: given<Source>(),
  level: attribute(3),
  name: attribute('figure'),
  /** Index of the place that is read. */
  cross: own<number>(),
  /** Whether the table is. */
  isOpen: own(false),
}) {
  static override styles = [shapeStyles, figureStyles];

  readonly #size = new WidthController(this);
  readonly #theme = new ThemeController(this);
  readonly #announcer = new Announcer(this);
  #shown: Figure | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { width } = this.#size;
    this.#shown = this.caption
      ? undefined
      : this.draw?.({ width: width > 0 ? width : 320, isDark: this.#theme.isDark });
    if (changed.has('draw') && (this.cross ?? 0) >= (this.#shown?.cross?.places.length ?? 0)) this.cross = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const shown = this.#shown;
    const caption = this.caption ?? shown;
    if (!caption) return nothing;
    return html`
      <figure>
        <div class="head">
          <figcaption>${this.#heading(caption.title)}</figcaption>
          <slot name="controls"></slot>
          <activarium-save
            .source=${this.source ?? this.draw}
            .showing=${{ width: this.#size.width, isDark: this.#theme.isDark }}
            .heading=${caption.title}
            .name=${this.name}
          ></activarium-save>
        </div>
        ${caption.note ? html`<p class="sub note">${caption.note}</p>` : nothing}
        <slot name="picture">${shown && this.#size.width > 0 ? this.#picture(shown) : nothing}</slot>
        <slot></slot>
        <details @toggle=${this.#toggle}>
          <summary data-control="${this.name}.table">${say('table')}</summary>
          ${
            this.isOpen
              ? html`<activarium-table .table=${caption.table()} .name="${this.name}.table"></activarium-table>`
              : nothing
          }
        </details>
        <p class="unseen" role="status">${this.#announcer.text}</p>
      </figure>
    `;
  }

  #heading(title: string): TemplateResult {
    if (this.level === 2) return html`<h2>${title}</h2>`;
    return this.level === 3 ? html`<h3>${title}</h3>` : html`<h4>${title}</h4>`;
  }

  #picture(figure: Figure): TemplateResult {
    const { width, height, cross, words } = figure;
    const drawn = svg`${drawShapes(figure.shapes)}${this.#drawCross(figure)}`;
    const { scale } = this.#size;
    if (!cross || cross.places.length === 0) {
      return html`<svg
        class="picture"
        role="img"
        aria-label=${words}
        width=${scale * width}
        height=${scale * height}
        viewBox="0 0 ${width} ${height}"
      >
        ${drawn}
      </svg>`;
    }
    return html`
      <svg
        class="picture"
        role="application"
        aria-roledescription=${say('chart')}
        tabindex="0"
        data-control="${this.name}.cross-hair"
        aria-label="${words} ${say('arrow-keys')}"
        width=${scale * width}
        height=${scale * height}
        viewBox="0 0 ${width} ${height}"
        @pointermove=${this.#point}
        @pointerdown=${this.#point}
        @pointerleave=${this.#leave}
        @keydown=${this.#key}
      >
        ${drawn}
      </svg>
      <p class="read-out">${this.cross === undefined ? '' : cross.words(this.cross)}</p>
    `;
  }

  #drawCross({ cross }: Figure): TemplateResult | typeof nothing {
    const at = cross?.places[this.cross ?? -1];
    if (!cross || at === undefined) return nothing;
    const { top, bottom } = cross;
    const line = uprightLine(at, [bottom, top], 'ink');
    return drawShapes([{ ...line, role: 'cross', opacity: 0.45 }]);
  }

  #point(event: PointerEvent): void {
    const places = this.#shown?.cross?.places ?? [];
    if (!(event.currentTarget instanceof Element)) return;
    const at = this.#size.place(event, event.currentTarget).x;
    const distance = (index: number): number => Math.abs((places[index] ?? NaN) - at);
    const nearest = [...places.keys()].reduce((best, index) => (distance(index) < distance(best) ? index : best), 0);
    this.#read(nearest);
  }

  #leave(): void {
    this.#read(undefined);
  }

  #read(index: number | undefined): void {
    if (index === this.cross) return;
    this.cross = index;
    this.#announcer.whenStill(index === undefined ? '' : (this.#shown?.cross?.words(index) ?? ''));
  }

  #key(event: KeyboardEvent): void {
    const last = (this.#shown?.cross?.places.length ?? 0) - 1;
    const now = this.cross;
    const steps: Readonly<Partial<Record<string, number>>> = {
      ArrowLeft: now === undefined ? last : Math.max(0, now - 1),
      ArrowRight: now === undefined ? 0 : Math.min(last, now + 1),
      Home: 0,
      End: last,
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') this.#read(undefined);
    const next = steps[event.key];
    if (next === undefined || last < 0) return;
    event.preventDefault();
    this.#read(next);
  }

  readonly #toggle = (event: Event): void => {
    this.isOpen = event.currentTarget instanceof HTMLDetailsElement && event.currentTarget.open;
    if (this.isOpen) void import('../ui/activarium-table.js');
  };
}

define('activarium-figure', ActivariumFigure);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-figure': ActivariumFigure;
  }
}
