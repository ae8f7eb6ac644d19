/**
 * `<activarium-picker>`: a tile with its curve for each function, by family; one to six are selected.
 *
 * Properties: `engine`, `functions` (those offered; all of the engine's where it is not set), `selection`, `waits` (draws no
 * curves meanwhile). Fires `selection-change` with `detail: { selection }`. A search and a filter for the chapter's
 * functions narrow them down; Enter in the search selects what fits best, with Shift for comparison, the arrow down leads
 * to it, Escape clears it.
 * The tiles are one Tab stop: arrow keys walk over them, Enter or Space selects one alone, with Shift for comparison;
 * the next Tab stop is the tile's + or − button, which does the same.
 */
import { html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ActivationInfo, Engine } from '../../engine/types.js';
import { neighbour } from '../../ui/neighbour.js';
import { tileCurve, tileSize, type TileCurve } from '../../figure/tile-curve.js';
import { barsPath, largerOfTwo } from '../../figure/tile-diagram.js';
import { isSelected, selectOne, slotCount, toggled, type Selection } from '../../functions/selection.js';
import { controls } from '../../ui/style/base.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, own } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { familyName } from '../../functions/family-names.js';
import { pickerStyles } from './picker-styles.js';
import { statusText, variant } from './picker-words.js';
import { find, type Finds } from './search.js';
import { drawMarker, slotStyles, slotWords } from '../../ui/slot-mark.js';
import { say } from './words.js';

export interface SelectionChange {
  readonly selection: Selection;
}

export class ActivariumPicker extends elementOf({
  engine: engineOf(),
  functions: given<readonly ActivationInfo[]>(),
  selection: given<Selection>(selectOne('relu')),
  /** Whether something more urgent is drawn first. */
  waits: attribute(false),
  search: own(''),
  onlyChapter: own(false),
  /** Whether the search has the focus. */
  isSearching: own(false),
  /** Where it is a strip: whether all of it is shown. */
  isOpen: own(false),
  /** The tile that Tab enters, once the reader has been on one. */
  walked: own<string>(),
  /** Curves by function. */
  curves: own<ReadonlyMap<string, TileCurve>>(new Map()),
}) {
  static override styles = [controls, slotStyles, pickerStyles];

  readonly #announcer = new Announcer(this);
  /** Shift+Space acts when it goes down; the click that follows its way up is not one. */
  #swallowSpace = false;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('engine')) this.curves = new Map();
    if (this.waits || !this.engine) return;
    if (['engine', 'functions', 'waits'].some((name) => changed.has(name))) void this.#sample(this.engine);
  }

  get #finds(): Finds {
    return find(this.#offered, this.search, this.onlyChapter);
  }

  get #offered(): readonly ActivationInfo[] {
    return this.functions ?? this.engine?.activations ?? [];
  }

  /** A curve that cannot be computed leaves its tile with the name alone; the plot says why. */
  async #sample(engine: Engine): Promise<void> {
    const curves = await Promise.allSettled(
      this.#offered
        // The output layer's function has none.
        .filter(({ id, kind }) => kind !== 'output' && !this.curves.has(id))
        .map(async (info): Promise<[string, TileCurve]> => [info.id, await curveOf(engine, info)]),
    );
    if (engine !== this.engine) return;
    const drawn = curves.flatMap((curve) => (curve.status === 'fulfilled' ? [curve.value] : []));
    this.curves = new Map([...this.curves, ...drawn]);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { engine, search, onlyChapter } = this;
    if (!engine) return withoutEngine(this);
    const { groups, first, nearest } = this.#finds;
    const ids = groups.flatMap(({ functions }) => functions.map(({ id }) => id));
    const entry = ids.find((id) => id === this.walked) ?? ids.find((id) => isSelected(this.selection, id)) ?? ids[0];
    return html`<div class="frame ${this.isOpen ? 'open' : 'closed'}" @keydown=${this.#shutByKey}>
      <button
        class="opener"
        type="button"
        data-control="picker.open"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-label=${say(this.isOpen ? 'shut' : 'open')}
        @click=${() => {
          this.isOpen = !this.isOpen;
        }}
      >
        <svg aria-hidden="true" width="16" height="16">
          <path d=${this.isOpen ? 'M2 5l6 6l6 -6' : 'M2 2h5v5h-5zM9 2h5v5h-5zM2 9h5v5h-5zM9 9h5v5h-5z'}></path>
        </svg>
        <span>${say(this.isOpen ? 'shut' : 'all')}</span>
      </button>
      <div class="top">
        <input
          class="search"
          type="search"
          data-control="picker.search"
          aria-label=${say('find')}
          placeholder=${say('find.hint')}
          autocomplete="off"
          maxlength="60"
          .value=${search}
          @input=${this.#searching}
          @keydown=${this.#searchKey}
          @focus=${() => {
            this.isSearching = true;
          }}
          @blur=${() => {
            this.isSearching = false;
          }}
        />
        <button
          class="chapter"
          type="button"
          data-control="picker.chapter"
          aria-pressed=${onlyChapter ? 'true' : 'false'}
          title=${say('chapter.meaning')}
          @click=${this.#filter}
        >
          ${say('chapter')}
        </button>
        ${onlyChapter ? html`<p class="sub meaning">${say('chapter.meaning')}</p>` : nothing}
        <p class="sub status">${statusText(this.selection.length, slotCount)}</p>
        <p id="keys" hidden>${say('keys')}</p>
      </div>
      ${nearest === undefined ? nothing : html`<p class="sub nearest">${say('none-found.nearest', { text: search.trim(), nearest })}</p>`}
      ${
        groups.length === 0
          ? html`<p class="sub">${say(onlyChapter ? 'none-found.chapter' : 'none-found', { text: search.trim() })}</p>
              <button type="button" data-control="picker.clear" @click=${this.#clear}>
                ${say(onlyChapter ? 'search-all' : 'clear')}
              </button>`
          : html`<div
              class="families"
              role="group"
              aria-label=${say('functions')}
              aria-describedby="keys"
              @scroll=${this.#showMore}
              @keydown=${this.#key}
              @keyup=${this.#keyUp}
            >
              ${repeat(
                groups,
                ({ family }) => family,
                ({ family, functions }, i) => html`
                  <div class="group" role="group" aria-labelledby="family-${i}">
                    <div class="family" id="family-${i}">${familyName(family)}</div>
                    <div class="functions">
                      ${repeat(
                        functions,
                        ({ id }) => id,
                        (info) => this.#tile(info, info.id === entry, this.isSearching && info.id === first),
                      )}
                    </div>
                  </div>
                `,
              )}
            </div>`
      }
      <p class="unseen" role="status">${this.#announcer.text}</p>
    </div>`;
  }

  #tile(info: ActivationInfo, entry: boolean, isFirst: boolean): TemplateResult {
    const { id, name } = info;
    const slot = this.selection.find(({ activation }) => activation === id)?.slot;
    const { width, height } = tileSize;
    const note = variant(info);
    const curve = this.curves.get(id);
    return html`
      <div class="tile ${slot === undefined ? '' : `slot-${String(slot)}`} ${isFirst ? 'first' : ''}">
        <button
          class="choose"
          type="button"
          data-id=${id}
          data-control="picker.${id}"
          tabindex=${entry ? 0 : -1}
          aria-pressed=${slot === undefined ? 'false' : 'true'}
          @click=${(event: MouseEvent) => {
            this.#choose(id, event.ctrlKey || event.metaKey || event.shiftKey);
          }}
          @focus=${() => {
            this.walked = id;
          }}
        >
          <svg aria-hidden="true" width=${width} height=${height}>
            ${
              info.kind === 'output'
                ? svg`<path class="curve" d=${barsPath()}></path>`
                : curve
                  ? drawTile(curve)
                  : nothing
            }
            ${info.kind === 'gated' ? svg`<text class="times" x="19" y="14">×</text>` : nothing}
            ${slot === undefined ? nothing : drawMarker(slot, width - 7, height - 6)}
          </svg>
          <span class="name" title=${name}>${name}</span>
          ${note === '' ? nothing : html`<span class="variant">${note}</span>`}
          <span class="unseen">
            ${
              slot === undefined
                ? say('tile', { family: familyName(info.family) })
                : say('tile.selected', { family: familyName(info.family), mark: slotWords(slot) })
            }
          </span>
        </button>
        ${this.#compare(info, slot !== undefined, entry)}
        ${isFirst ? html`<span class="enter" aria-hidden="true">↵</span>` : nothing}
      </div>
    `;
  }

  #compare({ id, name }: ActivationInfo, selected: boolean, entry: boolean): TemplateResult | typeof nothing {
    if (selected && this.selection.length === 1) return nothing;
    const text = say(selected ? 'take-out' : 'compare', { name });
    return html`
      <button
        class="compare"
        type="button"
        data-control="picker.${id}.compare"
        tabindex=${entry ? 0 : -1}
        aria-label=${text}
        title=${text}
        aria-disabled=${!selected && this.selection.length === slotCount ? 'true' : nothing}
        @click=${() => {
          this.#choose(id, true);
        }}
        @focus=${() => {
          this.walked = id;
        }}
      >
        ${selected ? '−' : '+'}
      </button>
    `;
  }

  #choose(id: string, compare: boolean): void {
    const { selection } = this;
    const next = compare ? toggled(selection, id) : selectOne(id);
    const name = this.#offered.find((info) => info.id === id)?.name ?? id;
    const slot = next.find(({ activation }) => activation === id)?.slot;
    if (compare && next === selection) {
      this.#announcer.now(selection.length === slotCount ? say('full') : say('only', { name }));
      return;
    }
    this.#announcer.now(
      slot === undefined
        ? say('taken-out', { name, count: next.length })
        : say(compare ? 'added' : 'selected', { name, mark: slotWords(slot), count: next.length }),
    );
    this.selection = next;
    // What was chosen alone is to be seen.
    if (!compare) this.isOpen = false;
    this.emit('selection-change', { selection: next });
  }

  readonly #key = (event: KeyboardEvent): void => {
    const tile = event.target;
    if (!(tile instanceof HTMLButtonElement) || !tile.classList.contains('choose')) return;
    if (event.shiftKey && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      this.#swallowSpace = event.key === ' ';
      if (!event.repeat && tile.dataset['id'] !== undefined) this.#choose(tile.dataset['id'], true);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const tiles = this.#tiles();
    const boxes = tiles.map((each) => each.getBoundingClientRect());
    const next = neighbour(boxes, tiles.indexOf(tile), event.key);
    if (next === undefined) return;
    event.preventDefault();
    tiles[next]?.focus();
  };

  readonly #keyUp = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !this.#swallowSpace) return;
    event.preventDefault();
    this.#swallowSpace = false;
  };

  #tiles(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.choose')];
  }

  /** Where it is a strip. */
  readonly #shutByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.preventDefault();
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLElement>('.opener')?.focus();
  };

  readonly #searching = (event: InputEvent): void => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    this.search = event.currentTarget.value;
    this.#tellFound();
  };

  readonly #filter = (): void => {
    this.onlyChapter = !this.onlyChapter;
    this.#tellFound();
  };

  #tellFound(): void {
    const { groups, first } = this.#finds;
    const found = groups.flatMap(({ functions }) => functions);
    const name = found.find(({ id }) => id === first)?.name;
    const count = found.length;
    this.#announcer.whenStill(name === undefined ? say('found', { count }) : say('found.first', { count, name }));
  }

  readonly #searchKey = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { first } = this.#finds;
    if (event.key === 'Enter' && first !== undefined) this.#choose(first, event.shiftKey);
    else if (event.key === 'Escape' && this.search !== '') {
      this.search = '';
      this.#tellFound();
      // The next one closes the list.
      event.stopPropagation();
    } else if (event.key === 'ArrowDown')
      this.renderRoot
        .querySelector<HTMLElement>(first === undefined ? '.choose[tabindex="0"]' : `.choose[data-id="${first}"]`)
        ?.focus();
    else return;
    event.preventDefault();
  };

  readonly #clear = (): void => {
    if (this.onlyChapter) this.onlyChapter = false;
    else this.search = '';
    this.renderRoot.querySelector<HTMLInputElement>('.search')?.focus();
  };

  protected override updated(changed: PropertyValues): void {
    if (changed.has('selection') || changed.has('engine')) this.#revealSelected();
    if (changed.has('search')) this.#revealFirst();
    this.#showMore();
  }

  /** What Enter takes is in sight. */
  #revealFirst(): void {
    const list = this.renderRoot.querySelector('.families');
    const tile = this.renderRoot.querySelector('.tile.first');
    if (!list || !tile) return;
    const outer = list.getBoundingClientRect();
    const inner = tile.getBoundingClientRect();
    list.scrollTop += Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom);
    list.scrollLeft += Math.min(0, inner.left - outer.left) + Math.max(0, inner.right - outer.right);
  }

  /** In the strip of narrow screens only: scrolls the strip, never the page. */
  #revealSelected(): void {
    const strip = this.renderRoot.querySelector('.families');
    const tile = this.renderRoot.querySelector('.choose[aria-pressed="true"]');
    if (!strip || !tile || strip.scrollWidth <= strip.clientWidth) return;
    // The tile just chosen is in view already.
    if (tile.matches(':focus') || this.renderRoot.querySelector('.tile :focus')) return;
    const outer = strip.getBoundingClientRect();
    const inner = tile.getBoundingClientRect();
    if (inner.left >= outer.left + 40 && inner.right <= outer.right - 40) return;
    strip.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }

  /** Says where the strip goes on; its edge fades there. */
  readonly #showMore = (): void => {
    const strip = this.renderRoot.querySelector<HTMLElement>('.families');
    if (!strip) return;
    const left = strip.scrollLeft > 1;
    const right = strip.scrollLeft + strip.clientWidth < strip.scrollWidth - 1;
    strip.dataset['more'] = left && right ? 'both' : left ? 'left' : right ? 'right' : 'none';
  };
}

/** Of a gated layer its gate's, of a group the larger of two lines. */
async function curveOf(engine: Engine, { id, kind, gate, kinks }: ActivationInfo): Promise<TileCurve> {
  const known = kinks.map((kink) => kink.x);
  if (kind === 'grouped') return tileCurve(known, (x) => Promise.resolve(largerOfTwo(x)));
  return tileCurve(known, (x) => engine.evaluate({ activation: kind === 'gated' ? gate : id, x }));
}

const drawTile = ({ path, zero }: TileCurve): SVGTemplateResult => svg`
  <line x1="0" x2=${tileSize.width} y1=${zero.y} y2=${zero.y}></line>
  <line x1=${zero.x} x2=${zero.x} y1="0" y2=${tileSize.height}></line>
  <path class="curve" d=${path}></path>`;

define('activarium-picker', ActivariumPicker);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'selection-change': SelectionChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-picker': ActivariumPicker;
  }
}
