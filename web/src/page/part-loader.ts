/**
 * The parts of the page that the first curve does not wait for, each a script of its own: loaded when first shown, and
 * otherwise when nothing else is to do.
 *
 * A part that stands beside the first curve starts to load when that is drawn.
 */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { loadTrainer } from '../engine/load-trainer.js';
import type { Words } from '../ui/missing-file.js';
import { failureAdvice, waysOn } from '../ui/failure-help.js';
import type { Command } from '../workbench/command.js';
import type { Focused, PageContext, Part } from '../workbench/context.js';
import type { ViewModule } from '../workbench/view-module.js';
import { views } from './views.js';
import { whyMissing } from './why-missing.js';
import { say } from './words.js';

type Template = ViewModule['template'];

/** Of a part that is no view, what it shows is all. */
const shows = (template: Template): ViewModule => ({ template, commands: [] });

/** The views' scripts are in their own list. */
const sources = new Map<Part, () => Promise<ViewModule>>([
  ['properties', async () => shows((await import('../parts/card/card-part.js')).propertiesPart)],
  ['comparison', async () => shows((await import('../parts/comparison/comparison-part.js')).comparisonPart)],
  ['surface', async () => shows((await import('../parts/surface/surface-part.js')).surfacePart)],
  ...views.map(
    ({ id, script }) => [id, typeof script === 'function' ? script : () => Promise.resolve(script)] as const,
  ),
]);

/** What is loaded when it is used, and otherwise when nothing else is to do. */
const onUse = [
  (): Promise<unknown> => import('../figure/save-figure.js'),
  (): Promise<unknown> => import('../ui/activarium-table.js'),
  loadTrainer,
];

const besideTheCurve: readonly Part[] = ['properties', 'comparison', 'surface'];

const isThere = (state: ViewModule | Words): state is ViewModule => 'template' in state;

/** Where no curve comes, the rest does, this time after the engine. */
const patienceMs = 1500;
const idleMs = 1000;

export class PartLoader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** A part, or why it is not there; nothing of one that is on its way. */
  readonly #states = new Map<Part, ViewModule | Words>(
    views.flatMap(({ id, script }) => (typeof script === 'function' ? [] : [[id, script]])),
  );
  readonly #loads = new Map<Part, Promise<void>>();
  #isCurveDrawn = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Whether the first curve is on the screen, or none comes. */
  get isCurveDrawn(): boolean {
    return this.#isCurveDrawn;
  }

  /** The commands of the views that are there, in the views' order. */
  get commands(): readonly Command[] {
    return views.flatMap(({ id }) => {
      const state = this.#states.get(id);
      return state && isThere(state) ? state.commands : [];
    });
  }

  /** The part as far as it is there: itself, a word that it is loading, or why it is not. */
  show(part: Part, context: PageContext, focus: Focused): TemplateResult {
    this.ask(part);
    const state = this.#states.get(part);
    if (!state) return html`<p class="sub loading">${say('loading')}</p>`;
    if (isThere(state)) return state.template(context, focus);
    return html`
      <div class="notice part" role="alert">
        <p><strong>${state.message}</strong></p>
        ${failureAdvice(state, part)}
        ${waysOn(state, part, () => {
          void this.#load(part);
        })}
      </div>
    `;
  }

  /** Loads a part that nobody has asked for before. */
  ask(part: Part): void {
    if (this.#states.has(part) || this.#loads.has(part)) return;
    if (besideTheCurve.includes(part) && !this.#isCurveDrawn) return;
    void this.#load(part);
  }

  /** Resolves when the part is there, which is tried again where it failed before; fails with what is said of that. */
  async ready(part: Part): Promise<void> {
    const before = this.#states.get(part);
    if (before && isThere(before)) return;
    await (this.#loads.get(part) ?? this.#load(part));
    const state = this.#states.get(part);
    if (state && !isThere(state)) throw new Error(state.message);
  }

  /** To be called when there is an engine. */
  engineStarted(): void {
    this.#timer ??= setTimeout(() => {
      this.curveDrawn();
    }, patienceMs);
  }

  /** To be called when the first curve is on the screen. */
  curveDrawn(): void {
    if (this.#isCurveDrawn) return;
    this.#isCurveDrawn = true;
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // What fails now is loaded again when it is shown.
      for (const load of onUse) void load().catch(() => undefined);
      for (const [part, load] of sources)
        if (!this.#states.has(part))
          void load().then(
            (module) => {
              this.#states.set(part, module);
            },
            () => undefined,
          );
    }, idleMs);
  }

  #load(part: Part): Promise<void> {
    const load = this.#fetch(part).finally(() => {
      this.#loads.delete(part);
      this.#host.requestUpdate();
    });
    this.#loads.set(part, load);
    this.#states.delete(part);
    this.#host.requestUpdate();
    return load;
  }

  async #fetch(part: Part): Promise<void> {
    const source = sources.get(part);
    if (source) this.#states.set(part, await source().catch(whyMissing));
  }
}
