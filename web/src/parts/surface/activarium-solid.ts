/**
 * `<activarium-solid>`: the surface z = f(x) + f(y) in three dimensions, turned by mouse, finger or arrow keys.
 *
 * Properties: `surface`, `name` (of the function), `cell` (a marked point), `eye` (where it is seen from), `height` in
 * pixels, `table` (of its values). Fires `eye-change` with `{ eye }`. three.js is loaded when the element comes into view.
 */
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { extent } from '../../maths/range.js';
import type { BrokenSurface } from '../../maths/broken-surface.js';
import '../../figure/activarium-figure.js';
import type { Caption } from '../../figure/figure.js';
import type { Cell } from '../../figure/heat-map.js';
import type { Source } from '../../figure/save-figure.js';
import type { Shape } from '../../figure/shapes.js';
import type { Table } from '../../text/table.js';
import { palettes } from '../../ui/style/palette.js';
import { surfaceMesh } from '../../figure/surface-mesh.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, linked, own } from '../../ui/element.js';
import { pageProperties } from '../../workbench/state.js';
import { describeHeight, factsOf } from './surface-words.js';
import type { SurfaceScene } from './surface-scene.js';
import { ThemeController } from '../../ui/theme-controller.js';
import { WidthController } from '../../ui/width-controller.js';
import { say } from './words.js';

type State = 'waiting' | 'drawn' | 'no-webgl' | 'not-loaded' | 'lost';

const degreesPerKey = 6;

/** Whole degrees around and above the horizon. */
export type Eye = readonly [around: number, above: number];

export interface EyeChange {
  readonly eye: Eye | undefined;
}

export class ActivariumSolid extends elementOf({
  surface: given<BrokenSurface>(),
  name: attribute(''),
  cell: given<Cell>(),
  eye: linked(pageProperties.eye),
  height: attribute(360),
  table: given<Table>(),
  state: own<State>('waiting'),
}) {
  static override styles = [
    controls,
    css`
      .stage {
        position: relative;
        touch-action: pan-y;
      }
      .holder {
        position: absolute;
        inset: 0;
        overflow: hidden;
        cursor: grab;
      }
      .holder:active {
        cursor: grabbing;
      }
      .labels {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      .labels span {
        position: absolute;
        left: 0;
        top: 0;
        font-size: var(--type-fine);
        line-height: calc(14px * var(--scale));
        color: var(--soft);
        white-space: nowrap;
      }
      .labels .name {
        font-style: italic;
        font-size: var(--type-text);
        color: var(--ink);
      }
      .words {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        color: var(--soft);
        font-size: var(--type-small);
      }
      button {
        margin-top: var(--space-1);
      }
    `,
  ];

  readonly #size = new WidthController(this);
  readonly #theme = new ThemeController(this);
  #scene: SurfaceScene | undefined;
  #watch: IntersectionObserver | undefined;
  #drawnSize = '';
  #connections = 0;
  /** The last `eye` that the scene has. */
  #told: Eye | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connections += 1;
    this.state = 'waiting';
    this.#watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#load();
      },
      { rootMargin: '200px' },
    );
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connections += 1;
    this.#watch?.disconnect();
    this.#scene?.dispose();
    this.#scene = undefined;
    this.#drawnSize = '';
  }

  async #load(): Promise<void> {
    this.#watch?.disconnect();
    if (!hasWebGl()) {
      this.state = 'no-webgl';
      return;
    }
    const connection = this.#connections;
    const module = await import('./surface-scene.js').catch(() => undefined);
    await this.updateComplete;
    await nextTask();
    const holder = this.renderRoot.querySelector<HTMLElement>('.holder');
    if (connection !== this.#connections || !holder) return;
    if (!module) {
      this.state = 'not-loaded';
      return;
    }
    try {
      this.#scene = new module.SurfaceScene(
        holder,
        (isLost) => {
          if (connection === this.#connections) this.state = isLost ? 'lost' : 'drawn';
        },
        this.#tellEye,
      );
      await nextTask();
      if (connection !== this.#connections) return;
      this.state = 'drawn';
    } catch {
      this.state = 'no-webgl';
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { surface, state } = this;
    if (!surface) return nothing;
    const isFine = state === 'waiting' || state === 'drawn';
    const notice = isFine ? nothing : html`<p class="notice" role="status">${say(`trouble.${state}`)}</p>`;
    if (state === 'no-webgl' || state === 'not-loaded') return this.#framed(surface, html`${notice}`);
    // A lost context may come back, so its canvas stays.
    return this.#framed(
      surface,
      html`
        ${notice}
        <div class="stage" ?hidden=${state === 'lost'}>
          <div
            class="holder"
            data-control="solid.turn"
            tabindex="0"
            role="application"
            aria-roledescription=${say('solid')}
            aria-label="${describeHeight(this.name, factsOf(surface))} ${say('solid.keys')}"
            @keydown=${this.#onKey}
          ></div>
          ${state === 'waiting' ? html`<div class="words">${say('solid.waiting')}</div>` : nothing}
        </div>
        <button
          data-control="solid.reset"
          @click=${() => {
            this.#look(undefined);
          }}
        >
          ${say('solid.reset')}
        </button>
      `,
    );
  }

  /** Where it cannot be turned, no word says that it can. */
  #framed(surface: BrokenSurface, content: TemplateResult): TemplateResult {
    const isTurned = this.state === 'waiting' || this.state === 'drawn';
    const caption: Caption = {
      title: say('solid.title', { name: this.name }),
      note: isTurned ? `${say('solid.note')} ${say('solid.turn')}` : say('solid.note'),
      words: describeHeight(this.name, factsOf(surface)),
      table: () => this.table,
    };
    const shapesOf = (isDark: boolean): readonly Shape[] => this.#shapes(isDark);
    // Its table can be had without its picture.
    const source: Source = ({ isDark }) => ({
      ...caption,
      width: this.#size.width,
      height: this.height,
      get shapes() {
        return shapesOf(isDark);
      },
    });
    return html`
      <activarium-figure level="2" name="solid" .caption=${caption} .source=${source}>
        <div slot="picture">${content}</div>
      </activarium-figure>
    `;
  }

  #shapes(isDark: boolean): readonly Shape[] {
    const { ink, paper, line: grid } = palettes[isDark ? 'dark' : 'light'];
    const shapes = this.state === 'drawn' ? this.#scene?.shapes({ ink, paper, grid }) : undefined;
    if (!shapes) throw new Error(say('solid.not-drawn'));
    // It takes its own colours again.
    this.requestUpdate();
    return shapes;
  }

  protected override updated(changed: PropertyValues): void {
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    const [width, height] = [this.#size.width * this.#size.scale, this.height * this.#size.scale];
    if (stage) stage.style.height = `${String(height)}px`;
    const scene = this.#scene;
    const { surface } = this;
    if (!scene || !surface || width === 0 || this.state !== 'drawn') return;
    const isNew = this.#drawnSize === '';
    const size = `${String(width)} ${String(height)}`;
    if (size !== this.#drawnSize) scene.resize(width, height);
    this.#drawnSize = size;
    scene.dress({
      ink: this.#theme.colour('ink'),
      paper: this.#theme.colour('paper'),
      grid: this.#theme.colour('line'),
    });
    if ((isNew || changed.has('eye')) && String(this.eye) !== String(this.#told)) scene.lookFrom(this.eye);
    this.#told = this.eye;
    const [low, high] = extent(factsOf(surface).z.range);
    if (isNew || changed.has('surface')) scene.show(surfaceMesh(surface.axis, surface.z, [low, high], surface.broken));
    const point = this.cell && this.cell.row * surface.axis.length + this.cell.column;
    const z = surface.z[point ?? -1] ?? NaN;
    scene.mark(z >= low && z <= high ? point : undefined);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const turns: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-degreesPerKey, 0],
      ArrowRight: [degreesPerKey, 0],
      ArrowUp: [0, degreesPerKey],
      ArrowDown: [0, -degreesPerKey],
    };
    const turn = turns[event.key];
    if (!turn || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#scene?.turn(...turn);
    this.#tellEye();
  };

  readonly #tellEye = (): void => {
    if (this.#scene) this.#look(this.#scene.eye);
  };

  /** The new place of the eye, which the scene has already where it is not the usual one. */
  #look(eye: Eye | undefined): void {
    if (eye === undefined) this.#scene?.lookFrom(undefined);
    this.#told = eye;
    this.eye = eye;
    this.emit('eye-change', { eye });
  }
}

/** Loading, making the scene and filling it each have a task of their own, so that none holds the page up. */
const nextTask = (): Promise<void> =>
  new Promise((done) => {
    setTimeout(done);
  });

/** Browsers keep few contexts, so the one that is tried is given back at once. */
function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

define('activarium-solid', ActivariumSolid);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'eye-change': EyeChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-solid': ActivariumSolid;
  }
}
