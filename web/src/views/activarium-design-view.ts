/**
 * `<activarium-design-view>`: write or draw a function, see it, put it among the others, judge it.
 *
 * Property: `context`. What is written is in the page's store at every moment, so that a reload loses nothing.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import '../elements/design/activarium-drawing.js';
import type { Drawn } from '../elements/design/activarium-drawing.js';
import '../elements/design/activarium-formula-field.js';
import type { FormulaFault, FormulaInput } from '../elements/design/activarium-formula-field.js';
import '../elements/design/activarium-judge.js';
import type { JudgeSettings } from '../elements/design/activarium-judge.js';
import '../elements/design/activarium-parameter-table.js';
import type { Declared, FoundParameter, Tried } from '../elements/design/activarium-parameter-table.js';
import { define } from '../elements/define.js';
import '../elements/plot/activarium-plot.js';
import type { CrossChange, PlottedFunction, PrecisionChange, RangeChange } from '../elements/plot/activarium-plot.js';
import { SessionController } from '../elements/session-controller.js';
import { slotMark, slotStyles } from '../elements/slot-mark.js';
import { createEngine } from '../engine/index.js';
import type { FormulaName } from '../state/completion.js';
import {
  declaredAs,
  draftOf,
  longestName,
  mostOwn,
  requestOf,
  writeDefinition,
  type Draft,
} from '../state/definition.js';
import { DraftFunction } from '../state/draft-function.js';
import { drawnCoefficients, withDrawing } from '../state/drawn.js';
import type { DesignMode } from '../state/page-state.js';
import { freeSlot, selectOne } from '../state/selection.js';
import { startingPoints } from '../state/starting-points.js';
import type { PlannedFunction } from '../state/train-plan.js';
import type { Trial } from '../state/trial.js';
import { Verdict } from '../state/verdict.js';
import { base, controls } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import { designStyles } from './design-styles.js';
import { plannedFunctions, settingsOf, type Focused, type PageContext } from './page-context.js';
import { propertiesPart } from './properties-part.js';
import { surfacePart } from './surface-part.js';

const typingMs = 150;

const firstDraft: Draft = draftOf(startingPoints[0]?.definition ?? { formula: 'x' }, '');

const modeNames: Readonly<Record<DesignMode, string>> = { write: 'Write it', draw: 'Draw it' };

export class ActivariumDesignView extends LitElement {
  static override properties = {
    context: { attribute: false },
    tried: { state: true },
    full: { state: true },
  };

  static override styles = [tokens, base, controls, slotStyles, designStyles];

  declare context: PageContext | undefined;
  /** Values that a slider is passing through. */
  declare private tried: Readonly<Record<string, number>>;
  /** Whether a seventh function was refused. */
  declare private full: boolean;

  readonly #function = new DraftFunction();
  readonly #follower = new SessionController(this);
  #looked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.tried = {};
    this.full = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  get #draft(): Draft {
    return this.context?.store.get('draft') ?? firstDraft;
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
    const mode = store.get('design');
    const focus = this.#focus(context);
    const trial = this.#trial(context);
    return html`
      <div class="stage">
        <section class="form">
          <h2>Design a function</h2>
          <p class="sub">Write its formula or draw its curve. It is drawn, examined and trained like any other here.</p>
          ${this.#mine(context)}
          <div class="modes" role="group" aria-label="How">
            ${(['write', 'draw'] as const).map((each) => this.#modeButton(each, mode))}
          </div>
          ${mode === 'write' ? this.#write(context) : this.#drawIt(context)} ${this.#save(context)}
        </section>
        <section>
          <activarium-plot
            .engine=${engine}
            .functions=${this.#plotted(context)}
            .seed=${store.get('seed')}
            .range=${store.get('range')}
            .cross=${store.get('cross')}
            .precision=${store.get('precision')}
            .heading=${this.#function.info ? `${this.#function.info.name} and its derivative` : ''}
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
            ${this.#parameters(this.#draft)}
          </activarium-plot>
        </section>
        ${
          trial
            ? html`<section>
                <activarium-judge
                  .engine=${engine}
                  .verdict=${context.verdict}
                  .trial=${trial}
                  .waiting=${!this.#function.isOf(this.#draft)}
                  @settings-change=${({ detail }: CustomEvent<JudgeSettings>) => {
                    store.set(detail);
                  }}
                ></activarium-judge>
              </section>`
            : nothing
        }
      </div>
      <aside class="inspector" aria-label="Properties">
        ${
          focus
            ? propertiesPart(context, focus)
            : html`<p class="sub">What is known of the function stands here as soon as its formula can be read.</p>`
        }
      </aside>
      <div class="stage below">${focus ? surfacePart(context, focus) : nothing}</div>
    `;
  }

  /** The reader's functions, to be taken up again or away. */
  #mine({ engine, own, store }: PageContext): TemplateResult | typeof nothing {
    const { ids } = own;
    if (ids.length === 0) return nothing;
    const { of } = this.#draft;
    return html`
      <div class="mine" role="group" aria-label="Your functions">
        ${ids.map((id, i) => {
          const definition = store.get('own')[i];
          const name = engine.activations.find((info) => info.id === id)?.name ?? id;
          const slot = store.get('selection').find(({ activation }) => activation === id)?.slot;
          return html`
            <span class="one">
              <button
                type="button"
                aria-pressed=${of === id ? 'true' : 'false'}
                @click=${() => {
                  if (definition) this.#set(draftOf(definition, id));
                }}
              >
                ${slot === undefined ? nothing : slotMark(slot)}${name}
              </button>
              <button
                type="button"
                class="remove"
                aria-label="Remove ${name}"
                title="Remove ${name}"
                @click=${() => {
                  own.remove(id);
                  this.full = false;
                  if (of === id) this.#set({ ...this.#draft, of: '' });
                }}
              >
                ×
              </button>
            </span>
          `;
        })}
        <button
          type="button"
          @click=${() => {
            this.#set({ name: '', formula: '', parameters: {}, of: '' });
            this.renderRoot.querySelector('activarium-formula-field')?.focus();
          }}
        >
          New
        </button>
      </div>
    `;
  }

  #modeButton(each: DesignMode, mode: DesignMode): TemplateResult {
    return html`<button
      type="button"
      aria-pressed=${each === mode ? 'true' : 'false'}
      @click=${() => {
        this.context?.store.set({ design: each });
      }}
    >
      ${modeNames[each]}
    </button>`;
  }

  #write(context: PageContext): TemplateResult {
    const draft = this.#draft;
    return html`
      <div class="line">
        ${this.#nameField(draft)}
        <activarium-formula-field
          .value=${draft.formula}
          .fault=${this.#fault(draft)}
          .note=${this.#note(draft)}
          .names=${this.#names()}
          @formula-input=${({ detail }: CustomEvent<FormulaInput>) => {
            this.#set({ ...this.#draft, formula: detail.formula });
          }}
        ></activarium-formula-field>
      </div>
      ${this.#recognised(context)}
      <div class="starts" role="group" aria-label="Start from">
        <span class="label">Start from</span>
        ${startingPoints.map(
          ({ definition, note }) =>
            html`<button
              type="button"
              title=${note}
              @click=${() => {
                this.#set(draftOf(definition, ''));
              }}
            >
              ${definition.name}
            </button>`,
        )}
      </div>
    `;
  }

  #drawIt(context: PageContext): TemplateResult {
    const draft = this.#draft;
    return html`
      ${this.#nameField(draft)}
      <activarium-drawing
        .engine=${context.engine}
        .activation=${this.#function.info?.id}
        .coefficients=${drawnCoefficients(draft)}
        .colourSlot=${this.#slot(context)}
        @drawn=${({ detail }: CustomEvent<Drawn>) => {
          this.#set(withDrawing(this.#draft, detail.coefficients));
        }}
      ></activarium-drawing>
    `;
  }

  #nameField(draft: Draft): TemplateResult {
    return html`
      <div class="field">
        <label for="name">Name</label>
        <input
          id="name"
          autocomplete="off"
          maxlength=${longestName}
          placeholder="Untitled"
          .value=${live(draft.name)}
          @input=${(event: Event) => {
            this.#set({ ...this.#draft, name: (event.target as HTMLInputElement).value });
          }}
        />
      </div>
    `;
  }

  #fault(draft: Draft): FormulaFault | undefined {
    const { reading, formula } = this.#function;
    // A word on what was there before would stand at the wrong place.
    if (formula !== draft.formula || reading?.kind !== 'invalid') return undefined;
    return reading;
  }

  #note(draft: Draft): string {
    const { failure, info, faultyField, formula } = this.#function;
    if (failure && faultyField === undefined) return `${failure.message} ${failure.advice}`;
    if (failure) return 'See the parameter below.';
    if (formula !== draft.formula || !info) return 'Reading…';
    return 'Functions such as tanh, exp, gelu; x is the input. Ctrl+Space lists the names.';
  }

  #names(): readonly FormulaName[] {
    const found: readonly FoundParameter[] = this.#function.lastValid?.parameters ?? [];
    return found.map(({ name, count }) => ({ name, arguments: '', meaning: count > 1 ? 'parameters' : 'parameter' }));
  }

  #recognised({ store }: PageContext): TemplateResult | typeof nothing {
    const known = this.#function.isOf(this.#draft) ? this.#function.info?.knownAs : undefined;
    if (!known) return nothing;
    return html`
      <p class="known" role="status">
        This is ${known.name} under another spelling${known.note === '' ? '' : ` (${known.note})`}.
        <button
          type="button"
          class="link"
          @click=${() => {
            store.set({ selection: selectOne(known.id), focus: known.id, view: 'explore' });
          }}
        >
          Show ${known.name}
        </button>
      </p>
    `;
  }

  #parameters(draft: Draft): TemplateResult | typeof nothing {
    const { lastValid, info, failure, faultyField } = this.#function;
    if (!lastValid) return nothing;
    return html`
      <activarium-parameter-table
        .parameters=${lastValid.parameters}
        .declared=${draft.parameters}
        .info=${info}
        .fault=${failure && faultyField !== undefined ? { field: faultyField, message: failure.message } : undefined}
        @declare=${({ detail: { name, parameter } }: CustomEvent<Declared>) => {
          const { parameters } = this.#draft;
          this.#set({ ...this.#draft, parameters: { ...parameters, [name]: parameter } });
        }}
        @try=${({ detail: { name, value } }: CustomEvent<Tried>) => {
          this.tried = { ...this.tried, [name]: value };
        }}
      ></activarium-parameter-table>
    `;
  }

  /** Puts it among the functions that every view works on. */
  #save(context: PageContext): TemplateResult {
    const { own } = context;
    const { info } = this.#function;
    const { of } = this.#draft;
    const isCurrent = this.#function.isOf(this.#draft);
    const isListed = info !== undefined && own.ids.includes(info.id) && this.#isSaved(context);
    const isEdit = own.ids.includes(of);
    return html`
      <div class="buttons">
        <button
          type="button"
          class="main"
          aria-disabled=${isCurrent && !isListed ? 'false' : 'true'}
          @click=${() => {
            if (isCurrent && !isListed) void this.#add(of);
          }}
        >
          ${isListed ? 'Among your functions' : isEdit ? 'Update it' : 'Add to the functions'}
        </button>
        ${
          isEdit && !isListed
            ? html`<button
                type="button"
                aria-disabled=${isCurrent ? 'false' : 'true'}
                @click=${() => {
                  if (isCurrent) void this.#add('');
                }}
              >
                Add as another
              </button>`
            : nothing
        }
      </div>
      <p class="sub saved" role="status">
        ${
          this.full
            ? `There are ${String(mostOwn)} functions of your own already: remove one first.`
            : isListed
              ? 'It is in the list of functions under “Yours”, and in the link.'
              : nothing
        }
      </p>
    `;
  }

  #isSaved({ store }: PageContext): boolean {
    const written = writeDefinition(requestOf(this.#draft));
    return store.get('own').some((definition) => writeDefinition(definition) === written);
  }

  async #add(replaced: string): Promise<void> {
    const { context } = this;
    if (!context) return;
    const info = await context.own.add(requestOf(this.#draft), replaced);
    this.full = info === undefined;
    if (info) this.#set({ ...this.#draft, of: info.id });
  }

  #slot({ store }: PageContext): number {
    const ids = [this.#function.info?.id, this.#draft.of];
    const selection = store.get('selection');
    return selection.find(({ activation }) => ids.includes(activation))?.slot ?? freeSlot(selection) ?? 1;
  }

  /** The draft in its slot, then the selected functions beside it. */
  #beside(context: PageContext): readonly PlannedFunction[] {
    const { info } = this.#function;
    const slot = this.#slot(context);
    const others = plannedFunctions(context).filter(
      (planned) => planned.slot !== slot && planned.activation !== info?.id,
    );
    if (!info) return others;
    return [{ activation: info.id, slot, definition: info.definition ?? requestOf(this.#draft) }, ...others];
  }

  #plotted(context: PageContext): readonly PlottedFunction[] {
    const { info } = this.#function;
    const hasTried = Object.keys(this.tried).length > 0;
    return this.#beside(context).map(({ activation, slot, parameters }) => {
      if (activation === info?.id) return { activation, slot, ...(hasTried && { parameters: this.tried }) };
      return { activation, slot, ...(parameters && { parameters }) };
    });
  }

  #focus(context: PageContext): Focused | undefined {
    const { info } = this.#function;
    return info && { activation: info.id, slot: this.#slot(context), info };
  }

  /** The draft against ReLU and whatever else is selected. */
  #trial(context: PageContext): Trial | undefined {
    if (!this.#function.info) return undefined;
    const [own, ...others] = this.#beside(context);
    if (!own) return undefined;
    const taken = [own, ...others].map(({ activation, slot }) => ({ activation, slot }));
    const relu = others.find(({ activation }) => activation === 'relu') ?? {
      activation: 'relu',
      slot: freeSlot(taken) ?? 1,
    };
    const functions = [own, relu, ...others.filter(({ activation }) => activation !== 'relu')];
    return { functions, seeds: context.store.get('trials'), settings: settingsOf(context) };
  }

  #set(draft: Draft): void {
    const names = Object.keys(this.tried);
    if (names.some((name) => declaredAs(draft.parameters, name) !== declaredAs(this.#draft.parameters, name)))
      this.tried = {};
    this.context?.store.set({ draft });
  }
}

define('activarium-design-view', ActivariumDesignView);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-design-view': ActivariumDesignView;
  }
}
