/** How far a training is, what is under way beside it, and what has come out so far. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Engine } from '../../engine/types.js';
import { samePlan, type Plan } from '../../training/plan.js';
import type { Experiment } from '../../training/experiment.js';
import { activityBar } from '../../parts/training/train-notices.js';
import { describeActivity, describeTraining } from '../../parts/training/train-words.js';
import { describeResult } from './plan-words.js';
import { say } from './words.js';

/** `next`: what Run would train. */
export function trainProgress(experiment: Experiment, { activations }: Engine, next: Plan): TemplateResult {
  const { activity, phase, plan } = experiment;
  const training = describeTraining(experiment, activations);
  // While it trains the chart says so.
  const result = phase === 'training' ? undefined : describeResult(experiment, activations);
  const changed = plan && !samePlan(plan, next);
  return html`
    ${
      training || result
        ? html`<div class="state">
            ${training ? html`<span>${training}</span>` : nothing}
            ${
              phase === 'training' || phase === 'paused'
                ? html`<progress aria-label=${say('progress')} max="1" .value=${experiment.done}></progress>`
                : nothing
            }
            ${result ? html`<p class="result">${result}</p>` : nothing}
          </div>`
        : nothing
    }
    ${
      activity
        ? html`<div class="state">
            <span>${describeActivity(activity)}</span>
            ${activityBar(activity)}
          </div>`
        : nothing
    }
    ${changed ? html`<p class="sub">${say(phase === 'training' || phase === 'paused' ? 'changed.meanwhile' : 'changed.since')}</p>` : nothing}
  `;
}
