/** One function of a training looked at closely: its mistakes, its verdicts, what it learned. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Engine } from '../../engine/types.js';
import { formatEpoch, isWholeEpoch } from '../../text/format.js';
import type { Experiment } from '../../training/experiment.js';
import './activarium-confusion.js';
import './activarium-learned-shape.js';
import './activarium-verdicts.js';
import { say } from './words.js';

export interface CloserView {
  readonly experiment: Experiment;
  readonly engine: Engine;
  /** Id of the function looked at; the first where it is not trained. */
  readonly focused: string;
  name(activation: string): string;
}

export function trainCloser(view: CloserView): TemplateResult | typeof nothing {
  const { experiment, engine } = view;
  const { jobs, classNames: names } = experiment;
  const job = experiment.jobOf(view.focused) ?? jobs[0];
  const { latest } = job ?? {};
  if (!job || !latest) return nothing;
  const { activation, slot } = job.function;
  const info = engine.activations.find(({ id }) => id === activation);
  const learns = info?.parameters.some(({ learned }) => learned) ?? false;
  return html`
    <div class="closer">
      <div>
        <activarium-confusion
          heading=${mistakesOf(view.name(activation), latest.epoch)}
          .confusion=${latest.test.confusion}
          .names=${names}
        ></activarium-confusion>
      </div>
      <div>
        <activarium-verdicts
          heading=${say('verdicts', { name: view.name(activation) })}
          .images=${experiment.shownImages}
          .probabilities=${latest.verdicts}
          .names=${names}
        ></activarium-verdicts>
        ${
          learns
            ? html`<activarium-learned-shape
                .info=${info}
                .colourSlot=${slot}
                .start=${job.moments[0]?.learned?.[0]?.values}
                .now=${latest.learned?.[0]?.values}
              ></activarium-learned-shape>`
            : nothing
        }
      </div>
    </div>
  `;
}

function mistakesOf(name: string, epoch: number): string {
  if (epoch === 0) return say('wrong.before', { name });
  const epochs = isWholeEpoch(epoch) ? Math.round(epoch) : epoch;
  return say('wrong.after', { name, epoch: formatEpoch(epoch), epochs });
}
