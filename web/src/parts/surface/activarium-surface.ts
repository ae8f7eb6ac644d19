/**
 * `<activarium-surface>`: one function over two inputs, z = f(x) + f(y), as a surface, and the size of its gradient as a
 * heat map; a point of the one is marked on the other.
 *
 * Properties: `engine`, `info` (or `activation`, the function's id), `parameters`, `seed` (for functions whose parameters are drawn), `cell`
 * (the marked point) and `eye` (where the surface is seen from); its parts fire `cell-change` and `eye-change`.
 */
import type { nothing } from 'lit';
import { css, html, type TemplateResult } from 'lit';
import type { ActivationInfo, Engine, ParameterValues, Surface } from '../../engine/types.js';
import { withBreaks, type BrokenSurface } from '../../maths/broken-surface.js';
import { layoutHeatMap, type Cell } from '../../figure/heat-map.js';
import './activarium-heat-map.js';
import type { CellChange } from './activarium-heat-map.js';
import './activarium-solid.js';
import { shownInfo } from '../../functions/shown-info.js';
import { controls } from '../../ui/style/base.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { elementOf, given, linked } from '../../ui/element.js';
import { engineOf, withoutEngine } from '../../ui/engine.js';
import { withoutFunction } from '../../ui/without-function.js';
import { pageProperties } from '../../workbench/state.js';
import { Answers } from '../../ui/answers.js';
import { surfaceTable } from './surface-table.js';
import { valuesAt } from './surface-words.js';
import { WidthController } from '../../ui/width-controller.js';
import { say } from './words.js';

const range = [-5, 5] as const;
const sideBySide = 560;
const gap = 32;
/** One at each whole number. */
const tablePoints = 11;

interface Question {
  readonly engine: Engine;
  /** Of the function. */
  readonly id: string;
  readonly parameters: ParameterValues | undefined;
  readonly seed: number;
}

interface Drawn {
  readonly surface: BrokenSurface;
  /** Few points for the table. */
  readonly coarse: Surface;
}

async function surfaceOf({ engine, id, parameters, seed }: Question): Promise<Drawn> {
  const what = { activation: id, seed, ...(parameters && { parameters }) };
  const [surface, coarse] = await Promise.all([
    engine.surface({ ...what, range }),
    engine.surface({ ...what, range, points: tablePoints }),
  ]);
  return { surface: await withBreaks(surface, (x) => engine.evaluate({ ...what, x })), coarse };
}

export class ActivariumSurface extends elementOf({
  engine: engineOf(),
  info: given<ActivationInfo>(),
  activation: linked(pageProperties.focus),
  parameters: given<ParameterValues>(),
  seed: linked(pageProperties.seed),
  cell: given<Cell | undefined>(undefined, (a, b) => a?.row !== b?.row || a?.column !== b?.column),
  eye: linked(pageProperties.eye),
}) {
  static override styles = [
    controls,
    css`
      .figures {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: ${gap}px;
      }
      .figures.wide {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      }
      .reading {
        min-height: 42px;
        margin: var(--space-1) 0;
        font-size: var(--type-small);
        line-height: calc(20px * var(--scale));
      }
    `,
  ];

  readonly #size = new WidthController(this);
  readonly #surfaces = new Answers<Question, Drawn>(this, surfaceOf);
  readonly #announcer = new Announcer(this);

  protected override willUpdate(): void {
    const { engine, parameters, seed } = this;
    const info = shownInfo(this);
    // A name may be written anew while the function stays the same.
    if (engine && info) this.#surfaces.ask({ engine, id: info.id, parameters, seed });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!shownInfo(this)) return withoutFunction(this);
    const { failure, last } = this.#surfaces;
    if (failure) return html`<p class="notice" role="alert">${failure.message} ${failure.advice}</p>`;
    if (!last || !this.engine) return withoutEngine(this);
    const { surface, coarse } = last.answer;
    const name = this.engine.activations.find(({ id }) => id === last.of.id)?.name ?? last.of.id;
    const isWide = this.#size.width >= sideBySide;
    const width = isWide ? (this.#size.width - gap) / 2 : this.#size.width;
    const { top, side } = layoutHeatMap(width, range, 1);
    return html`
      <div class="figures ${isWide ? 'wide' : ''}">
        <activarium-solid
          .surface=${surface}
          .name=${name}
          .cell=${this.cell}
          .eye=${this.eye}
          .height=${top + side}
          .table=${surfaceTable('z = f(x) + f(y)', coarse, coarse.z)}
        ></activarium-solid>
        <activarium-heat-map
          .surface=${surface}
          .name=${name}
          .cell=${this.cell}
          .table=${surfaceTable(say('size'), coarse, coarse.gradient)}
          @cell-change=${(event: CustomEvent<CellChange>) => {
            this.cell = event.detail.cell;
            this.#announcer.whenStill(this.cell ? readAt(surface, this.cell) : say('no-point'));
          }}
        >
          <p class="reading">${this.cell ? readAt(surface, this.cell) : say('how-to-read')}</p>
          <p class="unseen" role="status">${this.#announcer.text}</p>
        </activarium-heat-map>
      </div>
    `;
  }
}

function readAt(surface: BrokenSurface, cell: Cell): string {
  const { x, y, z, gradient } = valuesAt(surface, cell);
  return z === '–' ? say('at.no-value', { x, y }) : say('at', { x, y, z, gradient });
}

define('activarium-surface', ActivariumSurface);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-surface': ActivariumSurface;
  }
}
