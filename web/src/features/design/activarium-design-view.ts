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
import { FollowController } from '../../ui/follow-controller.js';
import { fieldStyles } from '../../ui/field.js';
import { slotStyles } from '../../ui/slot-mark.js';
import { declaredAs, requestOf, writeDefinition, type Draft } from '../../functions/definition.js';
import { controls } from '../../ui/style/base.js';
import { runIfPossible, type CommandWanted } from '../../workbench/command.js';
import { newDraft } from './commands.js';
import { focusOf, plotted, trialOf } from './design-comparison.js';
import { drawing, modeButtons, parameterTable, starting, writing, type Design } from './design-form.js';
import { ownFunctions, saving } from './design-own.js';
import { draftIn, readDraft, readingIn } from './drafted.js';
import { designStyles } from './design-styles.js';
import { say } from './words.js';
import type { PageContext } from '../../workbench/context.js';
import { desk } from '../../workbench/desk.js';
import { deskStyles } from '../../workbench/desk-styles.js';
import { propertiesPart } from '../../parts/card/card-part.js';
import { surfacePart } from '../../parts/surface/surface-part.js';

const typingMs = 150;

export class ActivariumDesignView extends elementOf({
  context: given<PageContext>(),
  /** Values that a slider is passing through. */
  tried: own<Readonly<Record<string, number>>>({}),
  /** Whether a seventh function was refused. */
  full: own(false),
}) {
  static override styles = [controls, slotStyles, fieldStyles, deskStyles, designStyles];

  readonly #follower = new FollowController(this);
  #looked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(): void {
    const { context } = this;
    if (!context) return;
    this.#follower.follow(context.trial);
    const wanted = writeDefinition(requestOf(draftIn(context)));
    if (wanted === this.#looked) return;
    const isFirst = this.#looked === '';
    this.#looked = wanted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), isFirst ? 0 : typingMs);
  }

  async #look(): Promise<void> {
    const { context } = this;
    if (!context) return;
    if (!(await readDraft(context))) return;
    this.tried = {};
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const { store } = context;
    const read = readingIn(context);
    const { info } = read;
    const draft = draftIn(context);
    const drafted = { draft, info };
    const design: Design = {
      context,
      draft,
      read,
      change: (change) => {
        this.#change(context, change);
      },
    };
    const focus = focusOf(context, drafted);
    const trial = trialOf(context, drafted);
    const isWritten = store.get('design') === 'write';
    const stage = html`
      <div class="board ${isWritten ? 'beside' : ''}">
        <section class="form head">
          <h2>${say('title')}</h2>
          <p class="sub">${say('about')}</p>
          ${ownFunctions(design, {
            removed: () => {
              this.full = false;
            },
            startAnew: () => {
              newDraft.run(context);
              this.renderRoot.querySelector('activarium-formula-field')?.focus();
            },
          })}
          ${modeButtons(design)}
        </section>
        <section class="form make">${isWritten ? writing(design) : drawing(design)}</section>
        <section class="curve">
          <activarium-plot
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
        <section class="form keep">
          ${isWritten ? starting(design) : nothing}
          ${saving(design, {
            full: this.full,
            add: (command) => {
              this.full = !command.run(context);
            },
            lookAgain: () => void this.#look(),
          })}
        </section>
      </div>
      ${
        trial
          ? html`<section>
              <activarium-judge
                .context=${context}
                .plan=${trial}
                @command-wanted=${({ detail }: CustomEvent<CommandWanted>) => {
                  runIfPossible(detail.command, context);
                }}
                @settings-change=${({ detail }: CustomEvent<SettingsChange>) => {
                  store.set(detail);
                }}
              ></activarium-judge>
            </section>`
          : nothing
      }
    `;
    const properties = focus ? propertiesPart(context, focus) : html`<p class="sub">${say('properties.none')}</p>`;
    return desk(context, {
      stage,
      below: focus ? surfacePart(context, focus) : nothing,
      card: { label: say('properties'), content: properties },
    });
  }

  #change(context: PageContext, change: Partial<Draft>): void {
    const before = draftIn(context);
    const draft = { ...before, ...change };
    const names = Object.keys(this.tried);
    if (names.some((name) => declaredAs(draft.parameters, name) !== declaredAs(before.parameters, name)))
      this.tried = {};
    context.store.set({ draft });
  }
}

define('activarium-design-view', ActivariumDesignView);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-design-view': ActivariumDesignView;
  }
}
