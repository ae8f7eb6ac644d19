/**
 * `<activarium-kept>`: what is kept of trainings in this browser, in a dialog: how much it takes, how many engines train, and
 * the trainings themselves, to be shown, exported and deleted.
 *
 * Properties: `experiments`; `context` of the page, without which nothing can be shown. Fires `dialog-close`.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { shortName } from '../../functions/names.js';
import { mostOwn } from '../../functions/definition.js';
import { formatMegabytes } from '../../text/format.js';
import type { Experiments } from '../../training/experiments.js';
import { forgetKept, readKept, type Kept, type KeptTraining } from '../../training/kept.js';
import { writeTrainings } from '../../training/results/write-trainings.js';
import '../../ui/activarium-table.js';
import { Answers } from '../../ui/answers.js';
import { define } from '../../ui/define.js';
import { download } from '../../ui/download.js';
import { elementOf, given, own } from '../../ui/element.js';
import { toFailure } from '../../ui/failure.js';
import { failureNotice } from '../../ui/failure-help.js';
import { choiceField, fieldStyles } from '../../ui/field.js';
import { FollowController } from '../../ui/follow-controller.js';
import { controls } from '../../ui/style/base.js';
import type { PageContext } from '../../workbench/context.js';
import { dialogStyles, drawDialog, openDialog } from '../dialog.js';
import { say as sayPage } from '../words.js';
import { isCurrent, keptTable } from './kept-table.js';
import { showTraining } from './show-training.js';
import { say } from './words.js';

/** Small networks end an epoch many times a second. */
const pauseMs = 1000;

interface Question {
  readonly experiments: Experiments;
  /** Grows whenever anything is stored. */
  readonly changes: number;
}

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
  static override styles = [
    controls,
    fieldStyles,
    dialogStyles,
    css`
      dialog {
        --dialog-width: 1040px;
      }
      .content {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .content > p {
        max-width: 76ch;
      }
      .field {
        max-width: 320px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1);
      }
    `,
  ];

  #changes = 0;
  #readAt = -Infinity;
  readonly #stored = new FollowController(this, () => {
    this.#changes += 1;
  });
  readonly #training = new FollowController(this);
  readonly #kept = new Answers<Question, Kept>(this, async ({ experiments }) => {
    const wait = this.#readAt + pauseMs - performance.now();
    if (wait > 0) await new Promise((go) => setTimeout(go, wait));
    const results = await experiments.results();
    if (this.isConnected) this.#stored.follow(results);
    this.#readAt = performance.now();
    return readKept(experiments);
  });

  protected override willUpdate(): void {
    const { experiments } = this;
    this.#training.follow(experiments?.train);
    if (experiments) this.#kept.ask({ experiments, changes: this.#changes });
  }

  protected override updated(): void {
    openDialog(this.renderRoot);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { experiments } = this;
    if (!experiments) return nothing;
    const kept = this.#kept.last?.answer;
    const { failure } = this.#kept;
    const head = { name: 'kept', title: say('title'), close: say('close'), onClose: this.#closed };
    return drawDialog(
      head,
      html`<div class="content">
        <p>${say('what')}</p>
        ${this.#trouble(experiments)}
        ${
          failure
            ? failureNotice(failure, 'kept', () => {
                this.#kept.retry();
              })
            : nothing
        }
        ${kept ? this.#sum(kept) : failure ? nothing : html`<p class="sub">${sayPage('loading')}</p>`}
        ${this.#seats(experiments)} ${kept && kept.trainings.length > 0 ? this.#trainings(kept) : nothing}
        <p class="sub" role="status">${this.said}</p>
      </div>`,
    );
  }

  #trouble({ trouble }: Experiments): TemplateResult | typeof nothing {
    if (!trouble) return nothing;
    return html`<div class="notice" role="alert">
      <p><strong>${say(`trouble.${trouble.kind}`, { reason: trouble.reason.replace(/\.$/, '') })}</strong></p>
      <p>${say('trouble.follows')}</p>
    </div>`;
  }

  #sum({ trainings, bytes, budget }: Kept): TemplateResult {
    const [used, given] = [formatMegabytes(bytes), formatMegabytes(budget, 0)];
    return html`<p>
      ${trainings.length === 0 ? say('nothing') : say('sum', { count: trainings.length, used, budget: given })}
    </p>`;
  }

  #seats(experiments: Experiments): TemplateResult {
    const most = Math.max(navigator.hardwareConcurrency, experiments.seats);
    return choiceField({
      id: 'seats',
      control: 'kept.seats',
      label: say('seats'),
      hint: this.isForgotten ? say('seats.forgotten') : say('seats.hint'),
      value: String(experiments.seats),
      choices: Array.from({ length: most }, (_, i) => String(i + 1)),
      nameOf: (count) => say('seats.choice', { count: Number(count) }),
      onTake: (count) => {
        this.isForgotten = !experiments.chooseSeats(Number(count));
      },
    });
  }

  #trainings(kept: Kept): TemplateResult {
    const { context } = this;
    const { trainings } = kept;
    const isBusy = trainings.some(({ isUnderWay }) => isUnderWay) || !this.#isFree;
    const free = trainings.filter(({ isUnderWay }) => !isUnderWay);
    return html`
      ${isBusy ? html`<p class="sub">${say('busy')}</p>` : nothing}
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
        ${free.length > 0 ? this.#deleting(free) : nothing}
      </div>
    `;
  }

  #deleting(free: readonly KeptTraining[]): TemplateResult {
    const { isAsking } = this;
    return html`
      <button
        type="button"
        class=${isAsking ? 'main' : ''}
        data-control=${isAsking ? 'kept.really-delete' : 'kept.delete-all'}
        @click=${({ detail }: MouseEvent) => {
          // The second press of two in a row does not mean what has come under it.
          if (detail > 1) return;
          if (isAsking) void this.#forget(free);
          this.isAsking = !isAsking;
        }}
      >
        ${isAsking ? say('really-delete', { count: free.length }) : say('delete-all')}
      </button>
      ${
        isAsking
          ? html`<button
              type="button"
              data-control="kept.keep"
              @click=${() => {
                this.isAsking = false;
              }}
            >
              ${say('keep')}
            </button>`
          : nothing
      }
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
        if (!isCurrent(training) || !isKnown) return undefined;
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
    // The reader waits to see it go.
    this.#readAt = -Infinity;
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
