/**
 * `<activarium-kept>`: what is kept of trainings in this browser, in a dialog: how much it takes, how many engines train, and
 * the trainings themselves, to be shown, exported and deleted.
 *
 * Properties: `experiments`; `context` of the page, without which nothing can be shown. Fires `dialog-close`.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { shortName } from '../../functions/names.js';
import { mostOwn } from '../../functions/definition.js';
import type { Experiments } from '../../training/experiments.js';
import { forgetKept, type Kept, type KeptTraining } from '../../training/kept.js';
import { writeTrainings } from '../../training/results/write-trainings.js';
import '../../ui/activarium-table.js';
import { define } from '../../ui/define.js';
import { download } from '../../ui/download.js';
import { elementOf, given, own } from '../../ui/element.js';
import { toFailure } from '../../ui/failure.js';
import { failureNotice } from '../../ui/failure-help.js';
import { fieldStyles } from '../../ui/field.js';
import { FollowController } from '../../ui/follow-controller.js';
import { controls } from '../../ui/style/base.js';
import type { PageContext } from '../../workbench/context.js';
import { dialogStyles, drawDialog, openDialog } from '../dialog.js';
import { say as sayPage } from '../words.js';
import { deleteAll } from './delete-all.js';
import { seatsField, sumOf, troubleNotice } from './kept-head.js';
import { KeptList } from './kept-list.js';
import { keptStyles } from './kept-styles.js';
import { keptTable } from './kept-table.js';
import { showTraining } from './show-training.js';
import { say } from './words.js';

export class ActivariumKept extends elementOf({
  experiments: given<Experiments>(),
  /** The page makes another with every change of a training. */
  context: given<PageContext | undefined>(
    undefined,
    (now, before) => now?.engine !== before?.engine || now?.own !== before?.own,
  ),
  /** Whether all are to be deleted once that is said again. */
  isAsking: own(false),
  /** Whether the browser refused to remember the number of engines. */
  isForgotten: own(false),
  /** What became of what was done last. */
  said: own(''),
}) {
  static override styles = [controls, fieldStyles, dialogStyles, keptStyles];

  readonly #list = new KeptList(this);
  readonly #training = new FollowController(this);

  protected override willUpdate(): void {
    const { experiments } = this;
    this.#training.follow(experiments?.train);
    this.#list.follow(experiments);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('experiments')) openDialog(this.renderRoot);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { experiments } = this;
    if (!experiments) return nothing;
    const { kept, failure } = this.#list;
    const head = { name: 'kept', title: say('title'), close: say('close'), onClose: this.#closed };
    return drawDialog(
      head,
      html`<div class="content">
        <p>${say('what')}</p>
        ${troubleNotice(experiments.trouble)}
        ${
          failure
            ? failureNotice(failure, 'kept', () => {
                this.#list.retry();
              })
            : nothing
        }
        ${kept ? sumOf(kept) : failure ? nothing : html`<p class="sub">${sayPage('loading')}</p>`}
        ${seatsField(experiments.seats, this.isForgotten, (isKept) => {
          this.isForgotten = !isKept;
        })}
        ${kept && kept.trainings.length > 0 ? this.#trainings(kept) : nothing}
        <p class="sub" role="status">${this.said}</p>
      </div>`,
    );
  }

  #trainings(kept: Kept): TemplateResult {
    const { context } = this;
    const { trainings } = kept;
    const free = trainings.filter(({ isUnderWay }) => !isUnderWay);
    return html`
      ${free.length < trainings.length ? html`<p class="sub">${say('busy')}</p>` : nothing}
      ${context && !this.#isFree ? html`<p class="sub">${say('occupied')}</p>` : nothing}
      ${guard(
        [kept, this.#isFree, context?.engine],
        () =>
          html`<activarium-table
            wide
            name="kept.table"
            .isCaptionUnseen=${true}
            .table=${this.#table(trainings)}
          ></activarium-table>`,
      )}
      <div class="buttons">
        <button
          type="button"
          data-control="kept.export"
          @click=${() => {
            this.#export(trainings);
          }}
        >
          ${say('export')}
        </button>
        ${
          free.length > 0
            ? deleteAll({
                count: free.length,
                isAsking: this.isAsking,
                ask: (isAsking) => {
                  this.isAsking = isAsking;
                },
                take: () => void this.#forget(free),
              })
            : nothing
        }
      </div>
    `;
  }

  /** Whether Train has room for a training that is kept. */
  get #isFree(): boolean {
    const { experiment } = this.context ?? {};
    return experiment !== undefined && experiment.can.start && experiment.activity === undefined;
  }

  #table(trainings: readonly KeptTraining[]): ReturnType<typeof keptTable> {
    const { context } = this;
    const activations = context?.engine.activations ?? [];
    const isFree = this.#isFree;
    return keptTable({
      trainings,
      name: (activation) => shortName(activations, activation),
      show: (training) => {
        const { key, job } = training.record;
        const { activation, definition } = job.function;
        const isKnown = definition !== undefined || activations.some(({ id }) => id === activation);
        if (!context || !training.isCurrent || !isKnown) return undefined;
        const take = (): void => void this.#show(training);
        return { control: `kept.show.${key}`, words: say('show'), isPossible: isFree, take };
      },
      remove: (training) => {
        const take = (): void => void this.#forget([training]);
        const control = `kept.delete.${training.record.key}`;
        return { control, words: say('delete'), isPossible: !training.isUnderWay, take };
      },
    });
  }

  async #show({ record }: KeptTraining): Promise<void> {
    const { context } = this;
    if (!context) return;
    try {
      if (await showTraining(context, record)) this.renderRoot.querySelector('dialog')?.close();
      else this.said = say('no-room', { most: mostOwn });
    } catch (error) {
      this.said = toFailure(error).message;
    }
  }

  async #forget(trainings: readonly KeptTraining[]): Promise<void> {
    const { experiments } = this;
    if (!experiments) return;
    const keys = trainings.map(({ record }) => record.key);
    this.#list.hurry();
    this.said = say('deleted', { count: await forgetKept(experiments, keys) });
  }

  #export(trainings: readonly KeptTraining[]): void {
    const records = trainings.map(({ record }) => record);
    const type = 'application/json';
    download(new File([writeTrainings(records, new Date())], 'activarium-trainings.json', { type }));
  }

  readonly #closed = (): void => {
    this.emit('dialog-close');
  };
}

define('activarium-kept', ActivariumKept);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-kept': ActivariumKept;
  }
}
