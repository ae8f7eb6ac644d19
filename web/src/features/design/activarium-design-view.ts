/**
 * `<activarium-design-view>`: write or draw a function, see it, put it among the others, judge it.
 *
 * Property: `context`. What is written is in the page's store at every moment, so that a reload loses nothing.
 */
import { html, nothing, type TemplateResult } from 'lit';
import './activarium-judge.js';
import type { SettingsChange } from '../../workbench/state.js';
import { define } from '../../ui/define.js';
import { elementOf, given, own } from '../../ui/element.js';
import '../../parts/curves/activarium-plot.js';
import type { CrossChange, PrecisionChange, RangeChange } from '../../parts/curves/activarium-plot.js';
import { SessionController } from '../../ui/session-controller.js';
import { fieldStyles } from '../../ui/field.js';
import { slotStyles } from '../../ui/slot-mark.js';
import { createEngine } from '../../engine/index.js';
import { declaredAs, draftOf, requestOf, writeDefinition, type Draft } from '../../functions/definition.js';
import { DraftFunction } from './draft-function.js';
import { startingPoints } from '../../functions/starting-points.js';
import { Verdict } from '../../training/verdict.js';
import { controls } from '../../ui/style/base.js';
import { focusOf, plotted, trialOf } from './design-comparison.js';
import { drawing, modeButtons, parameterTable, writing, type Design } from './design-form.js';
import { ownFunctions, saving } from './design-own.js';
import { designStyles } from './design-styles.js';
import { say } from './words.js';
import type { PageContext } from '../../workbench/context.js';
import { propertiesPart } from '../../parts/card/card-part.js';
import { surfacePart } from '../../parts/surface/surface-part.js';

const typingMs = 150;

const firstDraft = (): Draft => draftOf(startingPoints()[0]?.definition ?? { formula: 'x' }, '');

export class ActivariumDesignView extends elementOf({
  context: given<PageContext>(),
  /** Values that a slider is passing through. */
  tried: own<Readonly<Record<string, number>>>({}),
  /** Whether a seventh function was refused. */
  full: own(false),
}) {
  static override styles = [controls, slotStyles, fieldStyles, designStyles];

  readonly #function = new DraftFunction();
  readonly #follower = new SessionController(this);
  #looked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  get #draft(): Draft {
    return this.context?.store.get('draft') ?? firstDraft();
  }

  protected override willUpdate(): void {
    const { context } = this;
    if (!context) return;
    if (!context.verdict) context.keepVerdict(new Verdict(() => createEngine()));
    this.#follower.follow(context.verdict);
    const wanted = writeDefinition(requestOf(this.#draft));
    if (wanted === this.#looked) return;
    const isFirst = this.#looked === '';
    this.#looked = wanted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), isFirst ? 0 : typingMs);
  }

  async #look(): Promise<void> {
    const { context } = this;
    if (!context) return;
    const isWanted = await this.#function.look(context.engine, context.own, this.#draft);
    if (!isWanted) return;
    this.tried = {};
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { engine, store } = context;
    const { info } = this.#function;
    const draft = this.#draft;
    const drafted = { draft, info };
    const design: Design = { context, draft, read: this.#function, change: this.#change };
    const focus = focusOf(context, drafted);
    const trial = trialOf(context, drafted);
    return html`
      <div class="stage">
        <section class="form">
          <h2>${say('title')}</h2>
          <p class="sub">${say('about')}</p>
          ${ownFunctions(design, {
            removed: () => {
              this.full = false;
            },
            startAnew: this.#startAnew,
          })}
          ${modeButtons(design)} ${store.get('design') === 'write' ? writing(design) : drawing(design)}
          ${saving(design, {
            full: this.full,
            add: (id, replaced) => {
              this.#add(id, replaced);
            },
            lookAgain: () => void this.#look(),
          })}
        </section>
        <section>
          <activarium-plot
            .engine=${engine}
            .functions=${plotted(context, drafted, this.tried)}
            .seed=${store.get('seed')}
            .range=${store.get('range')}
            .cross=${store.get('cross')}
            .precision=${store.get('precision')}
            .heading=${info ? say('plot', { name: info.name }) : ''}
            @range-change=${({ detail }: CustomEvent<RangeChange>) => {
              store.set({ range: detail.range });
            }}
            @cross-change=${({ detail }: CustomEvent<CrossChange>) => {
              store.set({ cross: detail.cross });
            }}
            @precision-change=${({ detail }: CustomEvent<PrecisionChange>) => {
              store.set({ precision: detail.precision });
            }}
          >
            ${parameterTable(design, ({ name, value }) => {
              this.tried = { ...this.tried, [name]: value };
            })}
          </activarium-plot>
        </section>
        ${
          trial
            ? html`<section>
                <activarium-judge
                  .engine=${engine}
                  .verdict=${context.verdict}
                  .trial=${trial}
                  .waiting=${!this.#function.isOf(draft)}
                  @settings-change=${({ detail }: CustomEvent<SettingsChange>) => {
                    store.set(detail);
                  }}
                ></activarium-judge>
              </section>`
            : nothing
        }
      </div>
      <aside class="inspector" aria-label=${say('properties')}>
        ${focus ? propertiesPart(context, focus) : html`<p class="sub">${say('properties.none')}</p>`}
      </aside>
      <div class="stage below">${focus ? surfacePart(context, focus) : nothing}</div>
    `;
  }

  #add(id: string, replaced: string): void {
    const isAdded = this.context?.own.add(id, requestOf(this.#draft), replaced) ?? false;
    this.full = !isAdded;
    if (isAdded) this.#change({ of: id });
  }

  readonly #startAnew = (): void => {
    this.#change({ name: '', formula: '', parameters: {}, of: '' });
    this.renderRoot.querySelector('activarium-formula-field')?.focus();
  };

  readonly #change = (change: Partial<Draft>): void => {
    const draft = { ...this.#draft, ...change };
    const names = Object.keys(this.tried);
    if (names.some((name) => declaredAs(draft.parameters, name) !== declaredAs(this.#draft.parameters, name)))
      this.tried = {};
    this.context?.store.set({ draft });
  };
}

define('activarium-design-view', ActivariumDesignView);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-design-view': ActivariumDesignView;
  }
}
