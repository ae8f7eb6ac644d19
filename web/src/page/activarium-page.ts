/**
 * The page: header with the views and the running training, the picker at the left, one view on the stage.
 *
 * It joins one store and one training to the elements; it does not know where the store's values come from.
 *
 * What can be done on it has names: `commands` lists what is known now, `run(id)` does it.
 */
import { ContextProvider } from '@lit/context';
import { attribute, elementOf, given, own, reflected } from '../ui/element.js';
import { engineContext } from '../ui/engine.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import './picker/activarium-picker.js';
import type { SelectionChange } from './picker/activarium-picker.js';
import { failureAdvice, waysOn } from '../ui/failure-help.js';
import { focusButtonStyles } from '../ui/focus-buttons.js';
import { ScaleProvider } from '../ui/scale.js';
import { FollowController } from '../ui/follow-controller.js';
import { slotStyles } from '../ui/slot-mark.js';
import type { Engine } from '../engine/types.js';
import { toFailure, type Failure } from '../ui/failure.js';
import { keepKnown } from '../workbench/known.js';
import { OwnFunctions } from '../workbench/own-functions.js';
import type { PageStore } from '../workbench/state.js';
import type { LinkNotice } from '../store/link-notice.js';
import type { Experiment } from '../training/experiment.js';
import type { Experiments } from '../training/experiments.js';
import type { Job } from '../training/job.js';
import { controls } from '../ui/style/base.js';
import { focused, type PageContext } from '../workbench/context.js';
import { shortName } from '../functions/names.js';
import type { Theme } from '../ui/style/theme.js';
import type { Frame } from './commands.js';
import { Dialogs } from './dialogs.js';
import { guardLeaving } from './leave-guard.js';
import { pageHeader } from './page-header.js';
import { pageNotices } from './page-notices.js';
import { pageStyles } from './page-styles.js';
import { pageTitle } from './page-title.js';
import { menuOf } from './menu.js';
import { PartLoader } from './part-loader.js';
import { fillScreen, ScreenController } from './screen.js';
import { offersIn, runCommand, type Offer, type Surroundings } from './run-command.js';
import { say as sayUi } from '../ui/words.js';
import { say } from './words.js';

/** Long enough to read; it lies over what is below the head. */
const sharedMs = 10_000;

/** Of type and lines before a room. */
const presentedScale = 1.5;

const isUnderWay = ({ phase }: Experiment): boolean =>
  phase === 'training' || phase === 'paused' || phase === 'interrupted';

export class ActivariumPage extends elementOf({
  /** Draws curves, for all elements of the page; trainings have engines of their own. */
  engine: given<Engine>(),
  store: given<PageStore>(),
  experiments: given<Experiments>(),
  linkNotices: given<readonly LinkNotice[]>([]),
  /** Why there is no engine. */
  failure: given<Failure>(),
  /** Whether the first visit's question is shown. */
  asking: attribute(false),
  /** What the reader chose; a choice fires `theme-chosen`. */
  theme: reflected<Theme>('system'),
  /** Whether the browser refused to remember a choice. */
  forgetful: attribute(false),
  unknown: own<readonly LinkNotice[]>([]),
  /** The reader's functions of a link that could not be read. */
  refused: own<readonly LinkNotice[]>([]),
  shared: own<'no' | 'copied' | 'refused'>('no'),
}) {
  static override styles = [controls, slotStyles, focusButtonStyles, pageStyles];

  readonly #scale = new ScaleProvider(this);
  readonly #provider = new ContextProvider(this, { context: engineContext });
  readonly #follower = new FollowController(this, () => {
    this.#forgetMoment();
  });
  readonly #judging = new FollowController(this);
  readonly #parts = new PartLoader(this);
  readonly #dialogs = new Dialogs(this);
  readonly #screen = new ScreenController(this, () => {
    this.store?.set({ mode: 'work' });
  });
  #own: OwnFunctions | undefined;
  #isSettling = false;
  #jobs: readonly Job[] = [];
  #unsubscribe: (() => void) | undefined;
  #sharedTimer: ReturnType<typeof setTimeout> | undefined;

  get #isPresenting(): boolean {
    return this.store?.get('mode') === 'present';
  }

  /** The commands of the frame and of the views whose scripts have come: all, some seconds after the first curve. */
  get commands(): readonly Offer[] {
    return offersIn(this.#surroundings);
  }

  /**
   * Runs a command, e.g. `train.run`, and does not wait for what it starts; what is typed into a field and not yet taken
   * has no part in it. Resolves to whether it was possible. A `RangeError` lists the ids that there are where this is none.
   */
  run(id: string): Promise<boolean> {
    return runCommand(id, this.#surroundings);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    guardLeaving(false);
    clearTimeout(this.#sharedTimer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.toggleAttribute('presenting', this.#isPresenting);
    this.#screen.isPresenting = this.#isPresenting;
    this.#scale.set(this.#isPresenting ? presentedScale : 1);
    if (changed.has('engine')) this.#provider.setValue(this.engine);
    this.#follower.follow(this.experiments?.train);
    this.#judging.follow(this.experiments?.trial);
    if (changed.has('store')) {
      this.#unsubscribe?.();
      this.#unsubscribe = this.store?.subscribe(() => {
        this.shared = 'no';
        this.requestUpdate();
      });
    }
    if (changed.has('linkNotices')) {
      this.unknown = [];
      this.refused = [];
    }
    const view = this.store?.get('view');
    // It loads beside the engine, not after it.
    if (view !== undefined) this.#parts.ask(view);
    // After a failure nothing is tried again but by the reader.
    if (!this.engine || !this.store || this.failure) return;
    this.#parts.engineStarted();
    if (!this.#own || changed.has('engine') || changed.has('store'))
      this.#own = new OwnFunctions(this.store, this.engine);
    if (!this.#own.isSettled) {
      if (!this.#isSettling) void this.#settle(this.#own);
      return;
    }
    const unknown = keepKnown(this.store, this.#own.listed);
    if (unknown.length > 0) this.unknown = unknown;
  }

  /** Before the engine knows the reader's functions, a link that selects them cannot be judged. */
  async #settle(own: OwnFunctions): Promise<void> {
    this.#isSettling = true;
    try {
      const refused = await own.settle();
      if (refused.length > 0) this.refused = refused;
    } catch (error) {
      // Another engine may have been started meanwhile.
      if (own === this.#own) this.failure = toFailure(error);
    }
    this.#isSettling = false;
    this.requestUpdate();
  }

  protected override updated(): void {
    const { engine, store, experiments } = this;
    const { train, trial, trouble } = experiments ?? {};
    // What is kept goes on where it was.
    guardLeaving(trouble !== undefined && [train, trial].some((each) => each !== undefined && isUnderWay(each)));
    if (!engine || !store || this.#own?.isSettled !== true) return;
    const names = store.get('selection').map(({ activation }) => shortName(engine.activations, activation));
    document.title = pageTitle(names, store.get('view'), train?.phase === 'training' ? train.done : undefined);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { experiments, theme, shared } = this;
    const frame = this.#frame();
    if (!frame) return nothing;
    const context = this.#context();
    return html`
      ${pageHeader({
        frame,
        experiments,
        theme,
        shared,
        menu: menuOf(this.commands),
        choose: (id) => void this.run(id),
      })}
      ${pageNotices(frame, this.#notices, this.forgetful, this.engine?.activations ?? [])}
      ${this.failure ? this.#failed(this.failure) : context ? this.#main(context) : this.#loading()}
      ${this.#dialogs.show(experiments, context)}
      <p class="address">${location.href}</p>
    `;
  }

  readonly #surroundings: Surroundings = {
    parts: this.#parts,
    frame: () => this.#frame(),
    context: () => this.#context(),
  };

  #frame(): Frame | undefined {
    const { store } = this;
    return (
      store && {
        store,
        chooseTheme: (chosen) => {
          this.theme = chosen;
          this.emit('theme-chosen');
        },
        share: () => void this.#share(store),
        fillScreen,
        open: (dialog) => void this.#dialogs.open(dialog),
        hasNotices: this.#notices.length > 0 || this.forgetful,
        dismiss: () => {
          this.#dismiss();
        },
      }
    );
  }

  get #notices(): readonly LinkNotice[] {
    return [...this.linkNotices, ...this.refused, ...this.unknown];
  }

  #context(): PageContext | undefined {
    const { engine, store, experiments } = this;
    const own = this.#own;
    if (!engine || !store || !experiments || !own?.isSettled) return undefined;
    const context: PageContext = {
      engine,
      store,
      experiments,
      experiment: experiments.train,
      trial: experiments.trial,
      own,
      asking: this.asking,
      tell: (type) => {
        this.dispatchEvent(new CustomEvent(type));
      },
      part: (name) => this.#parts.show(name, context, focused(context)),
      curveDrawn: () => {
        this.#parts.curveDrawn();
      },
    };
    return context;
  }

  #loading(): TemplateResult {
    return html`<main><p class="sub loading">${sayUi('loading-engine')}</p></main>`;
  }

  #main(context: PageContext): TemplateResult {
    const { store } = context;
    const view = store.get('view');
    return html`
      <div class="columns">
        ${
          this.#isPresenting
            ? nothing
            : html`<aside aria-label=${say('functions')}>
                <activarium-picker
                  .functions=${context.own.listed}
                  .selection=${store.get('selection')}
                  .waits=${view === 'explore' && !this.#parts.isCurveDrawn}
                  @selection-change=${this.#select}
                ></activarium-picker>
              </aside>`
        }
        <main>${context.part(view)}</main>
      </div>
    `;
  }

  #failed(failure: Failure): TemplateResult {
    return html`
      <main class="failed">
        <div class="notice" role="alert">
          <h2>${say('engine-failed')}</h2>
          <p>${failure.message}</p>
          ${failureAdvice(failure, 'page')}
          ${waysOn(failure, 'page', () => {
            this.#retry();
          })}
        </div>
      </main>
    `;
  }

  #select(event: CustomEvent<SelectionChange>): void {
    const { store } = this;
    if (!store) return;
    const { selection } = event.detail;
    const before = store.get('selection');
    const added = selection.find(
      ({ activation }) => !before.some((selected) => selected.activation === activation),
    )?.activation;
    store.set({ selection, focus: added ?? selection[0]?.activation ?? store.get('focus') });
  }

  async #share(store: PageStore): Promise<void> {
    this.emit('link-wanted');
    const link = new URL(store.toHash(), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      this.shared = 'copied';
    } catch {
      this.shared = 'refused';
    }
    clearTimeout(this.#sharedTimer);
    this.#sharedTimer = setTimeout(() => {
      this.shared = 'no';
    }, sharedMs);
  }

  /** An epoch that was chosen in one training means nothing in the next; one from the link waits for the first. */
  #forgetMoment(): void {
    const jobs = this.experiments?.train.jobs ?? [];
    if (jobs !== this.#jobs && this.#jobs.length > 0) this.store?.set({ moment: undefined });
    this.#jobs = jobs;
  }

  #dismiss(): void {
    this.linkNotices = [];
    this.unknown = [];
    this.refused = [];
    this.forgetful = false;
  }

  #retry(): void {
    this.emit('engine-retry');
  }
}

declare module '../ui/element.js' {
  interface ElementEvents {
    'theme-chosen': undefined;
    'link-wanted': undefined;
    'engine-retry': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-page': ActivariumPage;
  }
}
