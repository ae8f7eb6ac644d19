/** The network of the function in focus, drawn small: as it is now, or untrained, or with cells of no colour before anything is counted. */
import { html, nothing, type TemplateResult } from 'lit';
import { drawSmallNetwork, drawUncounted } from '../../parts/network/network-strip.js';
import { formatCount, formatEpoch, isWholeEpoch } from '../../text/format.js';
import { Job } from '../../training/job.js';
import type { CountedNetwork } from '../../training/untrained.js';
import { subsetSizes, type TrainSettings } from '../../training/settings.js';
import '../../figure/activarium-figure.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { countAll } from './commands.js';
import { say } from './words.js';

export interface InsideView {
  readonly context: PageContext;
  /** Of the function in focus; none before anything is counted. */
  readonly network: CountedNetwork | undefined;
  readonly name: string;
  /** Of the training that is shown, or of the next. */
  readonly settings: TrainSettings;
  /** Neurons of each hidden layer. */
  readonly widths: readonly number[];
}

export function trainInside({ context, network, name, settings, widths }: InsideView): TemplateResult {
  const look = network?.moments.at(-1);
  if (!look) {
    const draw = drawUncounted({ title: say('inside.before', { name }), note: say('inside.uncounted'), widths });
    return html`<activarium-figure name="inside" .draw=${draw}></activarium-figure>`;
  }
  const { neurons, epoch } = look;
  const isAll = neurons.images >= subsetSizes[settings.subset].train;
  const draw = drawSmallNetwork({
    title: titleOf(context, name, epoch),
    note: say('inside.note', { images: formatCount(neurons.images), counted: isAll ? 'all' : 'first' }),
    report: neurons,
  });
  return html`<activarium-figure name="inside" .draw=${draw}>
    ${
      isAll || !(network instanceof Job)
        ? nothing
        : html`<span slot="controls"
            >${commandButton(countAll, context, { class: 'small-button', shown: say('count-all.short') })}</span
          >`
    }
  </activarium-figure>`;
}

function titleOf({ experiment: { phase } }: PageContext, name: string, epoch: number): string {
  if (epoch === 0) return say('inside.before', { name });
  if (phase === 'training') return say('inside.now', { name });
  return say('inside.after', {
    name,
    epoch: formatEpoch(epoch),
    epochs: isWholeEpoch(epoch) ? Math.round(epoch) : epoch,
  });
}
