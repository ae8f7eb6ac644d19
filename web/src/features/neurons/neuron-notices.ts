/** The sentences above the grids: how many are dead, and where what is shown is not what one might take it for. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../text/format.js';
import { reportOver, type Lane, type Moment } from '../../training/lane.js';
import { sameSettings } from '../../training/settings.js';
import { commandButton } from '../../workbench/command-button.js';
import { planOf, type PageContext } from '../../workbench/context.js';
import { describeDivergence } from '../../parts/training/train-words.js';
import { countNeurons, trainAndWatch } from './commands.js';
import { settingDifferences } from './neuron-words.js';
import { parts, say } from './words.js';
import { deadOf, describeShare, momentOf, unitsOf } from '../../parts/network/neuron-counts.js';

export function totalView(before: Moment, shown: Moment): TemplateResult {
  const { neurons, epoch } = shown;
  const [dead, units] = [deadOf(neurons), unitsOf(neurons)];
  const said = {
    units: formatCount(units),
    images: formatCount(neurons.images),
    b: (content: readonly unknown[]) => html`<strong class=${dead > 0 ? 'dead-count' : ''}>${content}</strong>`,
    ...momentOf(epoch),
  };
  return html`
    <p class="total">
      ${dead === 0 ? parts('total.none', said) : parts('total.some', { dead, share: describeShare(dead, units), ...said })}
      ${shown === before ? nothing : say('total.before', { dead: deadOf(reportOver(before, neurons.images)) })}
    </p>
  `;
}

/** The network shown is not the one that the settings describe. */
export function differenceView(context: PageContext, lane: Lane, name: string): TemplateResult | typeof nothing {
  const trained = context.session.plan;
  const plan = planOf(context);
  if (!trained || plan.functions.length === 0) return nothing;
  const planned = plan.functions.find(({ activation }) => activation === lane.function.activation);
  const sameStart =
    !planned || JSON.stringify(planned.parameters ?? {}) === JSON.stringify(lane.function.parameters ?? {});
  if (sameStart && sameSettings(trained.settings, plan.settings)) return nothing;
  const { here, now } = settingDifferences(trained.settings, plan.settings);
  return html`
    <div class="notice">
      <p>
        ${here === '' ? nothing : say('other-settings', { here, now })}
        ${sameStart ? nothing : say('other-start', { name })}
      </p>
      <p class="buttons">
        ${commandButton(countNeurons, context, { words: say('count-new') })}
        ${commandButton(trainAndWatch, context, { words: say('train-new') })}
      </p>
    </div>
  `;
}

export function divergenceView({ diverged, progress, latest }: Lane): TemplateResult | typeof nothing {
  if (!diverged) return nothing;
  const found = progress?.divergence;
  const step = formatCount(found?.step ?? progress?.step ?? 0);
  const reason = found ? describeDivergence(found) : say('no-longer-finite');
  return html`
    <div class="notice">
      <p>${say('diverged', { step, reason, ...momentOf(latest?.epoch ?? 0) })}</p>
    </div>
  `;
}
