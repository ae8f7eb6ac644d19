/** The sentences above the grids: how many are dead, and where what is shown is not what one might take it for. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../text/format.js';
import type { Lane, Moment } from '../../training/lane.js';
import { sameSettings } from '../../training/settings.js';
import type { Plan } from '../../training/train-plan.js';
import type { TrainSession } from '../../training/train-session.js';
import { deadOf, describeMoment, describeShare, settingDifferences, unitsOf } from './neuron-words.js';

export function totalView(before: Moment, shown: Moment): TemplateResult {
  const [dead, units, first] = [deadOf(shown.neurons), unitsOf(shown.neurons), deadOf(before.neurons)];
  const verb = dead === 1 ? 'is' : 'are';
  const count = dead === 0 ? 'No neuron is dead' : `${formatCount(dead)} of ${formatCount(units)} neurons ${verb} dead`;
  const images = `${formatCount(shown.neurons.images)} training images`;
  const rule =
    dead === 0
      ? `: each of the ${formatCount(units)} gives something other than 0 for at least one of ${images}`
      : ` (${describeShare(dead, units)}): ${dead === 1 ? 'its' : 'their'} output is 0 for every one of ${images}`;
  const was = `${first === 0 ? 'None' : formatCount(first)} before training.`;
  return html`
    <p class="total">
      <strong class=${dead > 0 ? 'dead-count' : ''}>${count}</strong>${rule}, ${describeMoment(shown)}.
      ${shown === before ? nothing : was}
    </p>
  `;
}

/** The network shown is not the one that the settings describe. */
export function differenceView(
  { plan: trained }: TrainSession,
  lane: Lane,
  plan: Plan | undefined,
  name: string,
  count: () => void,
  train: () => void,
): TemplateResult | typeof nothing {
  if (!trained || !plan) return nothing;
  const planned = plan.functions.find(({ activation }) => activation === lane.function.activation);
  const sameStart =
    !planned || JSON.stringify(planned.parameters ?? {}) === JSON.stringify(lane.function.parameters ?? {});
  if (sameStart && sameSettings(trained.settings, plan.settings)) return nothing;
  const { here, now } = settingDifferences(trained.settings, plan.settings);
  return html`
    <div class="notice">
      <p>
        ${here === '' ? nothing : `The network shown has ${here}; the settings now say ${now}.`}
        ${sameStart ? nothing : `${name} was started with other values of its parameters than are set now.`}
      </p>
      <p class="buttons">
        <button type="button" @click=${count}>Count the new network</button>
        <button type="button" @click=${train}>Train it</button>
      </p>
    </div>
  `;
}

export function divergenceView({ diverged, progress, latest }: Lane): TemplateResult | typeof nothing {
  if (!diverged) return nothing;
  const { step, reason } = progress?.divergence ?? {
    step: progress?.step ?? 0,
    reason: 'the loss is no longer finite',
  };
  return html`
    <div class="notice">
      <p>
        The training diverged at step ${formatCount(step)}: ${reason}. The last count is the one
        ${describeMoment(latest)}.
      </p>
    </div>
  `;
}
