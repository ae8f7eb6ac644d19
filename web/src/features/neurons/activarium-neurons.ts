/**
 * `<activarium-neurons>`: every neuron of every hidden layer as a cell coloured by how often it fires, the dead
 * outlined and crossed, at every moment of a training; a second function's beside them; and one of them looked at closely.
 * Before any training it is the untrained network of the settings, counted over a small sample.
 *
 * Properties: `context`, `order`, `neuron` ([layer, unit] of the open one), `epoch` (of the moment shown; the newest where
 * there is none). Functions and what stands beside are the page's. Fires `epoch-change`, `order-change`, `neuron-change`
 * when one is opened (and of which function), and `remedy`.
 *
 * Dead means an output of exactly 0 for every image counted, so the number of images stands with every count.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../text/format.js';
import type { NeuronOrder } from '../../figure/neuron-orders.js';
import { Job, reportOver, type Look } from '../../training/job.js';
import { controls } from '../../ui/style/base.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { elementOf, given, linked } from '../../ui/element.js';
import { focusButtonStyles } from '../../ui/focus-buttons.js';
import { isPossible } from '../../workbench/command.js';
import { commandButton } from '../../workbench/command-button.js';
import { chooseFocus } from '../../workbench/choose-focus.js';
import { focused, plannedFunctions, settingsOf, type PageContext } from '../../workbench/context.js';
import { wantUntrained } from '../../workbench/counted-network.js';
import { pageProperties } from '../../workbench/state.js';
import '../../figure/activarium-figure.js';
import { closeNeuron, sevenLayers, trainShown } from './commands.js';
import { besideButtons } from './beside-buttons.js';
import { drawDeaths } from './neuron-deaths.js';
import './neuron-detail.js';
import type { NeuronPlace } from './neuron-detail.js';
import { drawNetwork, networkCaption, pairedFrom, roomFor } from './network-figure.js';
import { neuronKey } from './neuron-key.js';
import './neuron-layer.js';
import type { ActivariumNeuronLayer, GridOwner, NeuronOpen } from './neuron-layer.js';
import './neuron-moments.js';
import type { MomentChange } from './neuron-moments.js';
import { activityView, failureView, trainingView } from './neuron-progress.js';
import { emptyNetwork, sampleView, untrainedButtons, untrainedWords } from './neuron-untrained.js';
import { differenceView, divergenceView, pairView, totalView } from './neuron-notices.js';
import { neuronStyles } from './neuron-styles.js';
import '../../ui/activarium-table.js';
import { neuronTable } from './neuron-table.js';
import { FollowController } from '../../ui/follow-controller.js';
import { slotMark } from '../../ui/slot-mark.js';
import { presetChange } from '../../parts/training/preset-change.js';
import { outputNotice } from '../../parts/training/train-notices.js';
import { describeActivity } from '../../parts/training/train-words.js';
import { WidthController } from '../../ui/width-controller.js';
import { networkOf, shownFunctions, type ShownFunction, type ShownNetwork } from './shown-network.js';
import { say } from './words.js';
import { deadOf, momentOf, unitsOf } from '../../parts/network/neuron-counts.js';

export type { Remedy } from './neuron-remedies.js';
export type { NeuronOrder, NeuronPlace };

export interface OrderChange {
  readonly order: NeuronOrder;
}

export interface EpochChange {
  readonly epoch: number | undefined;
}

export interface NeuronChange {
  readonly neuron: NeuronPlace;
  /** The function of the network that it is opened in. */
  readonly activation: string;
}

/** From this width on there is room beside the grids for the open neuron, kept free for it while there is none. */
const wideFrom = 840;
/** Of that room, with the gap before it. */
const asideWidth = 376;

/** A network in focus, and the one beside it; both by their slots in `all`. */
interface Shown {
  readonly focus: ShownNetwork;
  readonly all: readonly ShownNetwork[];
}

export class ActivariumNeurons extends elementOf({
  context: given<PageContext>(),
  order: linked(pageProperties.order),
  neuron: linked(pageProperties.neuron),
  /** Step of the moment shown; the newest where there is none. */
  epoch: linked(pageProperties.moment),
}) {
  static override styles = [controls, focusButtonStyles, neuronStyles];

  readonly #size = new WidthController(this);
  readonly #announcer = new Announcer(this);
  readonly #follower = new FollowController(this, () => {
    this.#announce();
  });

  protected override willUpdate(): void {
    this.#follower.follow(this.context?.experiment);
    const { context } = this;
    if (!context) return;
    wantUntrained(
      context,
      shownFunctions(context).map(({ activation }) => activation),
    );
  }

  get #isWide(): boolean {
    return this.#size.width >= wideFrom;
  }

  /** Of the grids of one network, or of two beside each other. */
  #gridWidth(isAsideBeside: boolean): number {
    return this.#size.width - (isAsideBeside ? asideWidth : 0);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context } = this;
    if (!context) return nothing;
    const focus = focused(context);
    const functions = shownFunctions(context);
    const own = functions.find(({ activation }) => activation === focus.activation);
    const shown = this.#shown(context);
    return html`
      ${
        context.store.get('selection').length < 2
          ? nothing
          : html`<div class="whose">${chooseFocus(context, focus)} ${besideButtons(context, focus)}</div>`
      }
      ${shown ? this.#counted(context, shown) : this.#uncounted(context, own, focus.info?.kind === 'output')}
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  /** The networks that are counted; the moment is that of the one in focus. */
  #shown(context: PageContext): Shown | undefined {
    const { activation } = focused(context);
    const functions = shownFunctions(context);
    const own = functions.find((each) => each.activation === activation);
    const focus = own && networkOf(context, own, this.epoch);
    if (!focus) return undefined;
    const all = functions.map((each) => (each === own ? focus : networkOf(context, each, focus.look.epoch)));
    return { focus, all: all.filter((each) => each !== undefined) };
  }

  /** Nothing is counted yet: what a dead neuron is, what is under way, and the cells without colour. */
  #uncounted(context: PageContext, own: ShownFunction | undefined, isOutput: boolean): TemplateResult {
    const { experiment } = context;
    return html`
      <h2>${say('start')}</h2>
      <p class="about">${say('start.about')}</p>
      ${
        isOutput
          ? html`${outputNotice(plannedFunctions(context), context.engine)}
              <p class="buttons">${commandButton(sevenLayers, context)}</p>`
          : html`${failureView(experiment)} ${activityView(experiment)} ${presetChange(context)}
              ${untrainedButtons(context)}
              <div class="first">${emptyNetwork(own?.name ?? '', settingsOf(context))} ${sampleView(context)}</div>`
      }
    `;
  }

  #counted(context: PageContext, shown: Shown): TemplateResult {
    const { experiment } = context;
    const { focus, all } = shown;
    const { network, at, look } = focus;
    const { moments } = network;
    const isPair = all.length > 1;
    // Two networks take its room until a neuron is opened.
    const isAsideBeside = this.#isWide && (!isPair || this.neuron !== undefined);
    const choices = html`${this.#buttons(context, focus)} ${this.#orderButtons()}`;
    return html`
      <h2>
        ${
          isPair
            ? say('title.pair', { name: all[0]?.name ?? '', other: all[1]?.name ?? '' })
            : html`${slotMark(focus.slot)}<span>${say('title', { name: focus.name })}</span>`
        }
      </h2>
      ${isPair ? pairView(all) : totalView(moments[0] ?? look, look)} ${this.#about(context, focus)}
      ${presetChange(context)}
      <div class="tools">
        ${
          moments.length > 1
            ? html`<activarium-neuron-moments
                .moments=${moments}
                .at=${at}
                @moment-change=${({ detail }: CustomEvent<MomentChange>) => {
                  this.#show(detail.at < moments.length - 1 ? moments[detail.at]?.epoch : undefined);
                }}
              ></activarium-neuron-moments>`
            : nothing
        }
        ${this.#isWide ? choices : nothing}
      </div>
      ${
        experiment.phase === 'training' || (network instanceof Job && !experiment.activity)
          ? trainingView(experiment)
          : activityView(experiment)
      }
      <div class="columns ${isAsideBeside ? 'wide' : ''}">
        <div>
          ${isAsideBeside || this.neuron ? nothing : html`<p class="hint">${say('hint')}</p>`}
          ${this.#network(shown, this.#gridWidth(isAsideBeside))}
          ${this.#isWide ? nothing : html`<div class="tools">${choices}</div>`}
        </div>
        ${this.#aside(context, shown, isAsideBeside)}
        <div>
          ${all.map((each) => this.#numbers(each, isPair))}
          ${
            moments.length < 2
              ? nothing
              : html`<activarium-figure
                  name="deaths"
                  .draw=${drawDeaths(moments, at, isPair ? focus.name : undefined)}
                ></activarium-figure>`
          }
        </div>
      </div>
    `;
  }

  /** What the network is, where that is not what one might take it for, and what went wrong. */
  #about(context: PageContext, { network, name, isOld }: ShownNetwork): TemplateResult {
    const { experiment } = context;
    if (network instanceof Job)
      return html`${differenceView(context, network, name)} ${failureView(experiment)} ${divergenceView(network)}`;
    return html`
      ${experiment.jobs.length > 0 ? html`<p class="sub of">${say('start.others', { name })}</p>` : nothing}
      ${failureView(experiment)}
      ${isOld || context.experiments.untrained.state.kind === 'failed' ? sampleView(context) : nothing}
    `;
  }

  #buttons(context: PageContext, { network }: ShownNetwork): TemplateResult | typeof nothing {
    if (!(network instanceof Job)) return context.experiment.activity ? nothing : untrainedButtons(context);
    if (!isPossible(trainShown, context)) return nothing;
    const look = context.experiment.phase === 'ready' ? { class: 'main' } : {};
    return html`<p class="buttons next">${commandButton(trainShown, context, look)}</p>`;
  }

  #network({ focus, all }: Shown, width: number): TemplateResult {
    const isPair = all.length > 1;
    const named = all.map(({ name, look }) => ({ name, look }));
    const deepest = Math.max(...all.map(({ look }) => look.neurons.layers.length));
    return html`
      <activarium-figure name="network" .caption=${networkCaption(named)} .draw=${drawNetwork(named, this.order)}>
        <div slot="picture">
          ${neuronKey(all.map(({ look }) => look.neurons))}
          <div class="layers ${isPair && width >= pairedFrom ? 'two' : ''}">
            ${Array.from({ length: deepest }, (_, layer) =>
              all.map((each) =>
                this.#layer(each, layer, width, isPair ? (each === focus ? 'first' : 'beside') : undefined),
              ),
            )}
          </div>
        </div>
      </activarium-figure>
    `;
  }

  #layer(of: ShownNetwork, layer: number, width: number, role: GridOwner['role'] | undefined): TemplateResult {
    const { network, at, look, activation } = of;
    const layers = look.neurons.layers.map(({ units }) => units);
    if (layer >= layers.length) return html`<div></div>`;
    const owner = role && { ...of, role };
    return html`<activarium-neuron-layer
      data-of=${activation}
      .moments=${network.moments}
      .at=${at}
      .layer=${layer}
      .of=${owner}
      .room=${roomFor(layers, width, role !== undefined)}
      .order=${this.order}
      .open=${this.neuron?.[0] === layer + 1 ? this.neuron[1] : undefined}
      @neuron-open=${({ detail }: CustomEvent<NeuronOpen>) => this.#open(detail, activation)}
    ></activarium-neuron-layer>`;
  }

  #numbers({ network, look, name, activation }: ShownNetwork, isPair: boolean): TemplateResult {
    return html`
      <h3>${isPair ? say('in-numbers.of', { name }) : say('in-numbers')}</h3>
      <activarium-table
        .table=${neuronTable(reportOver(network.moments[0] ?? look, look.neurons.images), look, isPair ? name : undefined)}
        name=${isPair ? `counts.${activation}` : 'counts'}
        .isCaptionUnseen=${true}
      ></activarium-table>
    `;
  }

  #orderButtons(): TemplateResult {
    const button = (order: NeuronOrder): TemplateResult => html`
      <button
        type="button"
        data-control="order.${order}"
        aria-pressed=${this.order === order}
        @click=${() => {
          this.order = order;
          this.emit('order-change', { order });
        }}
      >
        ${say(`order.${order}`)}
      </button>
    `;
    return html`<div class="segments" role="group" aria-label=${say('order')}>
      ${button('place')}${button('rate')}
    </div>`;
  }

  /** The open neuron; while there is none, how one is opened, and what a dead one is. */
  #aside(context: PageContext, { focus, all }: Shown, isBeside: boolean): TemplateResult {
    const { network, at, look, slot, name } = focus;
    if (!this.neuron)
      return html`<aside class="empty" aria-label=${say('about-neurons')}>
        ${isBeside ? html`<p class="hint">${say('hint')}</p>` : nothing}
        <p class="sub">${say('start.about')}</p>
        ${
          network instanceof Job
            ? nothing
            : html`<p class="sub">${untrainedWords(network.settings)}</p>
                <p class="sub">${say('start.example')}</p>`
        }
      </aside>`;
    const [layer, unit] = this.neuron;
    const found = look.neurons.layers[layer - 1];
    if (!found || unit < 1 || unit > found.units) {
      const words = found
        ? say('no-neuron', { layer, units: found.units, unit })
        : say('no-layer', { layers: look.neurons.layers.length, layer });
      return html`<aside aria-label=${say('open-neuron')}>
        <p class="sub">${words}</p>
        <p class="buttons">${commandButton(closeNeuron, context, { press: this.#close })}</p>
      </aside>`;
    }
    return html`
      <aside aria-label=${say('open-neuron')} @keydown=${this.#keyInAside}>
        <activarium-neuron-detail
          .experiments=${context.experiments}
          .network=${network}
          .at=${at}
          .place=${this.neuron}
          .colourSlot=${slot}
          .name=${all.length > 1 ? name : ''}
          @neuron-close=${this.#close}
          @newest-wanted=${() => {
            this.#show(undefined);
          }}
        ></activarium-neuron-detail>
      </aside>
    `;
  }

  #show(epoch: number | undefined): void {
    this.epoch = epoch;
    this.emit('epoch-change', { epoch });
  }

  async #open({ layer, unit }: NeuronOpen, activation: string): Promise<void> {
    this.neuron = [layer, unit];
    this.emit('neuron-change', { neuron: this.neuron, activation });
    await this.updateComplete;
    const opened = this.renderRoot.querySelector('activarium-neuron-detail');
    await opened?.updateComplete;
    opened?.focusHeading();
    // Beside the grids it stands in sight.
    if (!this.#isWide) opened?.scrollIntoView({ block: 'start' });
  }

  readonly #close = async (): Promise<void> => {
    const [layer = 1, unit = 1] = this.neuron ?? [];
    this.neuron = undefined;
    if (this.context) closeNeuron.run(this.context);
    await this.updateComplete;
    const of = this.context ? focused(this.context).activation : '';
    const grids = this.renderRoot.querySelectorAll<ActivariumNeuronLayer>(`activarium-neuron-layer[data-of="${of}"]`);
    await grids[layer - 1]?.focusCell(unit);
  };

  #keyInAside(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    void this.#close();
  }

  #announce(): void {
    const { context } = this;
    if (!context || context.experiment.failure) return;
    const { activity } = context.experiment;
    const own = shownFunctions(context).find((each) => each.activation === focused(context).activation);
    const newest = own && networkOf(context, own, undefined);
    if (activity) this.#announcer.later(describeActivity(activity));
    else if (newest && !newest.isOld) this.#announcer.later(shortWords(newest.look));
  }
}

const shortWords = ({ neurons, epoch }: Look): string =>
  say('announcement', {
    dead: formatCount(deadOf(neurons)),
    units: formatCount(unitsOf(neurons)),
    ...momentOf(epoch),
  });

define('activarium-neurons', ActivariumNeurons);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'epoch-change': EpochChange;
    'order-change': OrderChange;
    'neuron-change': NeuronChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-neurons': ActivariumNeurons;
  }
}
