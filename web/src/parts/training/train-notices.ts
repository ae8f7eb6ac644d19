/** What stands in the way of a training, in plain words and with a way on. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Engine } from '../../engine/types.js';
import { formatCount, formatEpoch, formatList } from '../../text/format.js';
import type { Lane } from '../../training/lane.js';
import { hasEffect, settingAtFault } from '../../training/settings.js';
import type { PlannedFunction } from '../../training/train-plan.js';
import type { Activity, TrainSession } from '../../training/train-session.js';
import { shortName } from '../../functions/names.js';
import { failureAdvice, waysOn } from '../../ui/failure-help.js';

export interface NoticesView {
  readonly session: TrainSession;
  /** A function's name. */
  name(activation: string): string;
  /** Starts again with this learning rate. */
  lowerRate(learningRate: number): void;
}

export function trainNotices(view: NoticesView): TemplateResult | typeof nothing {
  const { failure, phase, plan, lanes } = view.session;
  // A refused setting is explained beside its field.
  if (failure && settingAtFault(failure)) return nothing;
  if (phase === 'interrupted') return interrupted(view.session);
  if (failure) {
    return html`
      <div class="notice" role="alert">
        <p>${failure.message}</p>
        ${failureAdvice(failure)} ${waysOn(failure, () => void view.session.retry(), 'Retry')}
      </div>
    `;
  }
  const diverged = lanes.filter((lane) => lane.diverged);
  if (diverged.length === 0 || !plan || phase === 'training') return nothing;
  const rate = Number((plan.settings.learningRate / 10).toPrecision(3));
  return html`
    <div class="notice" role="alert">
      ${diverged.map((lane) => divergence(view.name(lane.function.activation), lane))}
      <p class="sub">
        The steps were too large for this network and its weights grew without bound. Try a smaller learning rate
        first${hasEffect('momentum', plan.settings) ? ', then a smaller momentum' : ''}.
      </p>
      <button
        type="button"
        @click=${() => {
          view.lowerRate(rate);
        }}
      >
        Run again with learning rate ${rate}
      </button>
    </div>
  `;
}

function divergence(name: string, { progress }: Lane): TemplateResult {
  const found = progress?.divergence;
  return html`<p>
    <strong>The training of ${name} diverged${found ? ` at step ${formatCount(found.step)}` : ''}.</strong>
    ${found ? sentence(found.reason) : nothing}
  </p>`;
}

/** The engine was lost in the middle: what is kept, and the button that goes on from there. */
function interrupted(session: TrainSession): TemplateResult {
  const { failure, lanes } = session;
  const kept = Math.min(...lanes.map(({ latest }) => latest?.epoch ?? 0));
  const place = kept > 0 ? `epoch ${formatEpoch(kept)}` : 'the beginning';
  return html`
    <div class="notice" role="alert">
      <p><strong>The training was interrupted.</strong> ${failure?.message}</p>
      <p class="sub">
        What was kept after the last finished epoch is safe; what came after is lost. From there the training goes on to
        the same result.
      </p>
      <button class="main" type="button" @click=${() => void session.resume()}>Go on from ${place}</button>
    </div>
  `;
}

/** The engine's reasons are phrases: with a capital and a full stop they stand alone. */
const sentence = (phrase: string): string =>
  `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}${phrase.endsWith('.') ? '' : '.'}`;

/** A function of the output layer is no choice for the hidden ones. */
export function outputNotice(
  functions: readonly PlannedFunction[],
  { activations }: Engine,
): TemplateResult | typeof nothing {
  const left = functions.filter(({ activation }) => activations.find(({ id }) => id === activation)?.kind === 'output');
  if (left.length === 0) return nothing;
  const names = formatList(left.map(({ activation }) => shortName(activations, activation)));
  return html`<p class="notice" role="status">
    Every network here ends in ${names}; between hidden layers it is not offered.
    ${left.length === functions.length ? 'Select another function to train.' : 'The others are trained.'}
  </p>`;
}

/** The bar of what is under way; without a value where the end is not known. */
export function activityBar(activity: Activity): TemplateResult {
  const name = activity.kind === 'counting' ? 'Neuron count' : activity.kind === 'loading' ? 'Download' : 'Preparation';
  if (activity.kind === 'loading' && activity.progress) {
    const { receivedBytes, totalBytes } = activity.progress;
    return html`<progress aria-label=${name} max=${Math.max(1, totalBytes)} .value=${receivedBytes}></progress>`;
  }
  if (activity.kind === 'counting' && activity.total > 0) {
    return html`<progress aria-label=${name} max=${activity.total} .value=${activity.images}></progress>`;
  }
  return html`<progress aria-label=${name}></progress>`;
}
