/**
 * The parts of the page that the first curve does not wait for, each a script of its own: loaded when first shown, and
 * otherwise when nothing else is to do.
 *
 * A part that stands beside the first curve starts to load when that is drawn.
 */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Words } from '../ui/missing-file.js';
import { failureAdvice, waysOn } from '../ui/failure-help.js';
import type { Focused, PageContext, Part } from '../workbench/context.js';
import { whyMissing } from './why-missing.js';
import { say } from './words.js';

export type PartTemplate = (context: PageContext, focus: Focused) => TemplateResult;

const sources: Readonly<Record<Part, () => Promise<PartTemplate>>> = {
  properties: async (): Promise<PartTemplate> => (await import('../parts/card/card-part.js')).propertiesPart,
  surface: async (): Promise<PartTemplate> => (await import('../parts/surface/surface-part.js')).surfacePart,
  train: async (): Promise<PartTemplate> => (await import('../features/train/view.js')).trainView,
  neurons: async (): Promise<PartTemplate> => (await import('../features/neurons/view.js')).neuronsView,
  design: async (): Promise<PartTemplate> => (await import('../features/design/view.js')).designView,
};

/** Of figures: what they are not drawn with. */
const waysOut = [
  (): Promise<unknown> => import('../figure/save-figure.js'),
  (): Promise<unknown> => import('../ui/activarium-table.js'),
];

const parts = Object.keys(sources) as readonly Part[];
const besideTheCurve: readonly Part[] = ['properties', 'surface'];

/** Where no curve comes, the rest does, this time after the engine. */
const patienceMs = 1500;
const idleMs = 1000;

export class PartLoader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** A part, that it is on its way, or why it is not there. */
  readonly #states = new Map<Part, PartTemplate | 'loading' | Words>();
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

  /** The part as far as it is there: itself, a word that it is loading, or why it is not. */
  show(part: Part, context: PageContext, focus: Focused): TemplateResult {
    this.ask(part);
    const state = this.#states.get(part) ?? 'loading';
    if (state === 'loading') return html`<p class="sub loading">${say('loading')}</p>`;
    if (typeof state === 'function') return state(context, focus);
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
    if (this.#states.has(part)) return;
    if (besideTheCurve.includes(part) && !this.#isCurveDrawn) return;
    void this.#load(part);
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
      for (const load of waysOut) void load().catch(() => undefined);
      for (const part of parts) if (!this.#states.has(part)) void sources[part]().catch(() => undefined);
    }, idleMs);
  }

  async #load(part: Part): Promise<void> {
    this.#states.set(part, 'loading');
    this.#host.requestUpdate();
    this.#states.set(part, await sources[part]().catch(whyMissing));
    this.#host.requestUpdate();
  }
}
