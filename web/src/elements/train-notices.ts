/** What stands in the way of a training, in plain words and with a way on. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../plot/format.js';
import { settingAtFault } from '../state/settings.js';
import type { Activity, TrainSession } from '../state/train-session.js';

export interface NoticesView {
  readonly session: TrainSession;
  retry(): void;
  /** Starts again with this learning rate. */
  lowerRate(learningRate: number): void;
}

export function trainNotices(view: NoticesView): TemplateResult | typeof nothing {
  const { failure, phase, progress, plan } = view.session;
  // A refused setting is explained beside its field.
  if (failure && settingAtFault(failure)) return nothing;
  if (failure) {
    return html`
      <div class="notice" role="alert">
        <p>${failure.message}</p>
        <p class="sub">${failure.advice}</p>
        <button
          type="button"
          @click=${() => {
            view.retry();
          }}
        >
          Retry
        </button>
      </div>
    `;
  }
  if (phase !== 'diverged' || !plan) return nothing;
  const rate = Number((plan.settings.learningRate / 10).toPrecision(3));
  const divergence = progress?.divergence;
  return html`
    <div class="notice" role="alert">
      <p>
        <strong>The training diverged${divergence ? ` at step ${formatCount(divergence.step)}` : ''}.</strong>
        ${divergence ? sentence(divergence.reason) : nothing}
      </p>
      <p class="sub">
        Its steps were too large for this network and its weights grew without bound. Try a smaller learning rate first,
        then a smaller momentum.
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

/** The engine's reasons are phrases: with a capital and a full stop they stand alone. */
const sentence = (phrase: string): string =>
  `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}${phrase.endsWith('.') ? '' : '.'}`;

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
