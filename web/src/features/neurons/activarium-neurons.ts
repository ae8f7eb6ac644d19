/**
 * `<activarium-neurons>`: every neuron of every hidden layer as a cell coloured by how often it fires, the dead
 * outlined and crossed, at every moment of a training; and one of them looked at closely.
 *
 * Properties: `context`, `activation` (the function in focus), `colourSlot` (1 … 6; `slot` is every element's own),
 * `name` (of the function), `order`, `neuron` ([layer, unit] of the open one), `epoch` (of the moment shown; the newest
 * where there is none). Fires `epoch-change`, `order-change`, `neuron-change` when one is opened, and `remedy`.
 *
 * Dead means an output of exactly 0 for every image counted, so the number of images stands with every count.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../text/format.js';
import type { NeuronOrder } from '../../figure/neuron-orders.js';
import { reportOver, type Lane, type Moment } from '../../training/lane.js';
import { controls } from '../../ui/style/base.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, linked } from '../../ui/element.js';
import { isPossible } from '../../workbench/command.js';
import { commandButton } from '../../workbench/command-button.js';
import { planOf, type PageContext } from '../../workbench/context.js';
import { pageProperties } from '../../workbench/state.js';
import '../../figure/activarium-figure.js';
import { closeNeuron, trainShown } from './commands.js';
import { drawDeaths } from './neuron-deaths.js';
import './neuron-detail.js';
import type { NeuronPlace } from './neuron-detail.js';
import { drawNetwork, networkCaption } from './network-figure.js';
import { neuronKey } from './neuron-key.js';
import './neuron-layer.js';
import type { NeuronOpen } from './neuron-layer.js';
import './neuron-moments.js';
import type { MomentChange } from './neuron-moments.js';
import { activityView, failureView, trainingView } from './neuron-progress.js';
import { startView } from './neuron-start.js';
import { differenceView, divergenceView, totalView } from './neuron-notices.js';
import { neuronStyles } from './neuron-styles.js';
import '../../ui/activarium-table.js';
import { neuronTable } from './neuron-table.js';
import { SessionController } from '../../ui/session-controller.js';
import { slotMark } from '../../ui/slot-mark.js';
import { describeActivity } from '../../parts/training/train-words.js';
import { WidthController } from '../../ui/width-controller.js';
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
}

/** From this width on the open neuron stands beside the grids. */
const wideFrom = 1000;

export class ActivariumNeurons extends elementOf({
  context: given<PageContext>(),
  activation: attribute(''),
  colourSlot: attribute(1),
  name: attribute(''),
  order: linked(pageProperties.order),
  neuron: linked(pageProperties.neuron),
  /** Step of the moment shown; the newest where there is none. */
  epoch: linked(pageProperties.moment),
}) {
  static override styles = [controls, neuronStyles];

  readonly #size = new WidthController(this);
  readonly #announcer = new Announcer(this);
  readonly #follower = new SessionController(this, () => {
    this.#announce();
  });

  get #lane(): Lane | undefined {
    return this.context?.session.laneOf(this.activation);
  }

  protected override willUpdate(): void {
    this.#follower.follow(this.context?.session);
  }

  protected override render(): TemplateResult | typeof nothing {
    const lane = this.#lane;
    const { context } = this;
    if (!context) return nothing;
    return html`
      ${lane?.latest ? this.#counted(context, lane, lane.latest) : this.#start(context)}
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  #start(context: PageContext): TemplateResult {
    const { session } = context;
    const isOwn = this.#lane !== undefined;
    const next = planOf(context);
    return startView({
      context,
      name: this.name,
      plan: isOwn && session.activity ? session.plan : next.functions.length > 0 ? next : undefined,
      othersTrained: !isOwn && session.lanes.length > 0,
      failure: failureView(session),
      busy: activityView(session),
    });
  }

  #counted(context: PageContext, lane: Lane, latest: Moment): TemplateResult {
    const { session } = context;
    const { moments } = lane;
    const found = moments.findIndex(({ epoch }) => epoch === this.epoch);
    const at = found >= 0 ? found : moments.length - 1;
    const shown = moments[at] ?? latest;
    const before = moments[0] ?? latest;
    const isWide = this.neuron !== undefined && this.#size.width >= wideFrom;
    return html`
      <h2>
        ${slotMark(this.colourSlot)}
        <span>${say('title', { name: this.name })}</span>
      </h2>
      ${totalView(before, shown)} ${differenceView(context, lane, this.name)} ${failureView(session)}
      ${divergenceView(lane)}
      ${session.phase === 'training' || !session.activity ? trainingView(session) : activityView(session)}
      ${
        isPossible(trainShown, context)
          ? html`<p class="buttons next">
              ${commandButton(trainShown, context, { class: session.phase === 'ready' ? 'main' : '' })}
            </p>`
          : nothing
      }
      <div class="columns ${isWide ? 'wide' : ''}">
        <div>
          <div class="tools">
            <activarium-neuron-moments
              .moments=${moments}
              .at=${at}
              @moment-change=${this.#chooseMoment}
            ></activarium-neuron-moments>
            ${this.#orderButtons()}
          </div>
          ${this.#network(moments, at, shown)} ${isWide ? nothing : this.#aside(context, lane, shown, at)}
          <h3>${say('in-numbers')}</h3>
          <activarium-table
            .table=${neuronTable(reportOver(before, shown.neurons.images), shown)}
            name="counts"
            .isCaptionUnseen=${true}
          ></activarium-table>
          ${
            moments.length < 2
              ? nothing
              : html`<activarium-figure name="deaths" .draw=${drawDeaths(moments, at)}></activarium-figure>`
          }
        </div>
        ${isWide ? this.#aside(context, lane, shown, at) : nothing}
      </div>
    `;
  }

  #network(moments: readonly Moment[], at: number, shown: Moment): TemplateResult {
    return html`
      <activarium-figure
        name="network"
        .caption=${networkCaption(this.name, shown)}
        .draw=${drawNetwork(this.name, shown, this.order)}
      >
        <div slot="picture">
          ${neuronKey(shown.neurons)}
          <div class="layers" @neuron-open=${this.#open}>
            ${shown.neurons.layers.map(
              (_, layer) =>
                html`<activarium-neuron-layer
                  .moments=${moments}
                  .at=${at}
                  .layer=${layer}
                  .order=${this.order}
                  .open=${this.neuron?.[0] === layer + 1 ? this.neuron[1] : undefined}
                ></activarium-neuron-layer>`,
            )}
          </div>
        </div>
      </activarium-figure>
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

  #aside(context: PageContext, lane: Lane, shown: Moment, at: number): TemplateResult | typeof nothing {
    if (!this.neuron) return nothing;
    const [layer, unit] = this.neuron;
    const found = shown.neurons.layers[layer - 1];
    if (!found || unit < 1 || unit > found.units) {
      const words = found
        ? say('no-neuron', { layer, units: found.units, unit })
        : say('no-layer', { layers: shown.neurons.layers.length, layer });
      return html`<aside aria-label=${say('open-neuron')}>
        <p class="sub">${words}</p>
        <p class="buttons">${commandButton(closeNeuron, context, { press: this.#close })}</p>
      </aside>`;
    }
    return html`
      <aside aria-label=${say('open-neuron')} @keydown=${this.#keyInAside}>
        <activarium-neuron-detail
          .session=${context.session}
          .lane=${lane}
          .at=${at}
          .place=${this.neuron}
          .colourSlot=${this.colourSlot}
          @neuron-close=${this.#close}
          @newest-wanted=${() => {
            this.#show(undefined);
          }}
        ></activarium-neuron-detail>
      </aside>
    `;
  }

  #chooseMoment({ detail: { at } }: CustomEvent<MomentChange>): void {
    const moments = this.#lane?.moments ?? [];
    this.#show(at < moments.length - 1 ? moments[at]?.epoch : undefined);
  }

  #show(epoch: number | undefined): void {
    this.epoch = epoch;
    this.emit('epoch-change', { epoch });
  }

  async #open({ detail: { layer, unit } }: CustomEvent<NeuronOpen>): Promise<void> {
    this.neuron = [layer, unit];
    this.emit('neuron-change', { neuron: this.neuron });
    await this.updateComplete;
    const opened = this.renderRoot.querySelector('activarium-neuron-detail');
    await opened?.updateComplete;
    opened?.focusHeading();
    opened?.scrollIntoView({ block: this.#size.width >= wideFrom ? 'nearest' : 'start' });
  }

  readonly #close = async (): Promise<void> => {
    const [layer = 1, unit = 1] = this.neuron ?? [];
    this.neuron = undefined;
    if (this.context) closeNeuron.run(this.context);
    await this.updateComplete;
    await this.renderRoot.querySelectorAll('activarium-neuron-layer')[layer - 1]?.focusCell(unit);
  };

  #keyInAside(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    void this.#close();
  }

  #announce(): void {
    const session = this.context?.session;
    const latest = this.#lane?.latest;
    if (!session || session.failure) return;
    if (session.activity) this.#announcer.later(describeActivity(session.activity));
    else if (latest) this.#announcer.later(shortWords(latest));
  }
}

const shortWords = ({ neurons, epoch }: Moment): string =>
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
