/** The sentences above the grids: how many are dead, and where what is shown is not what one might take it for. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatCount, formatSeries } from '../../text/format.js';
import { reportOver, type Job, type Look } from '../../training/job.js';
import { sameSettings } from '../../training/settings.js';
import { commandButton } from '../../workbench/command-button.js';
import { planOf, type PageContext } from '../../workbench/context.js';
import { describeDivergence } from '../../parts/training/train-words.js';
import { countNeurons, trainAndWatch } from './commands.js';
import { settingDifferences } from './neuron-words.js';
import type { ShownNetwork } from './shown-network.js';
import { parts, say } from './words.js';
import { deadOf, describeShare, momentOf, unitsOf } from '../../parts/network/neuron-counts.js';

export function totalView(before: Look, shown: Look): TemplateResult {
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

/** How many of each of two networks are dead, and when, where that is not the same moment. */
export function pairView(networks: readonly ShownNetwork[]): TemplateResult {
  const [first] = networks;
  const momentWords = ({ look: { epoch, neurons } }: ShownNetwork): string =>
    say('pair.moment', { images: formatCount(neurons.images), ...momentOf(epoch) });
  const isOne = networks.every((each) => first && momentWords(each) === momentWords(first));
  const each = networks.map((network) => {
    const { neurons } = network.look;
    const said = { name: network.name, dead: deadOf(neurons), units: formatCount(unitsOf(neurons)) };
    return isOne ? say('pair.one', said) : say('pair.one-at', { ...said, moment: momentWords(network) });
  });
  const counts = formatSeries(each, 'semicolon');
  return html`<p class="total">
    <strong
      >${isOne && first ? say('pair.both', { counts, moment: momentWords(first) }) : say('pair.apart', { counts })}</strong
    >
  </p>`;
}

/** The network shown is not the one that the settings describe. */
export function differenceView(context: PageContext, job: Job, name: string): TemplateResult | typeof nothing {
  const trained = context.experiment.plan;
  const plan = planOf(context);
  if (!trained || plan.functions.length === 0) return nothing;
  const planned = plan.functions.find(({ activation }) => activation === job.function.activation);
  const sameStart =
    !planned || JSON.stringify(planned.parameters ?? {}) === JSON.stringify(job.function.parameters ?? {});
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

export function divergenceView({ diverged, progress, latest }: Job): TemplateResult | typeof nothing {
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
