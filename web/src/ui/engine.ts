/**
 * How an element finds its engine, which it declares as `engine: engineOf()`. `engine` is
 *
 * 1. what is set by hand;
 * 2. else what an element around it provides by `engineContext`, though that be nothing yet: the page, and every element
 *    with an engine for those inside it;
 * 3. else the document's, which all such elements share. It is started when the first of them comes near the window, and
 *    ended when none has stood in the document for a while.
 *
 * Who makes an engine ends it: nobody here ends one that is provided or set. The public elements will stand on this: by
 * itself each finds the document's engine, and one that holds others provides them with its own.
 */
import { ContextEvent, ContextProvider, createContext } from '@lit/context';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Engine } from '../engine/types.js';
import { inLanguage } from '../functions/translated-info.js';
import type { ActivariumElement, ElementProperty, Source } from './element.js';
import { failureNotice } from './failure-help.js';
import type { Failure } from './failure.js';
import { SharedEngine, type EngineState } from './shared-engine.js';
import { say } from './words.js';

/** Known by its name, so that elements of two copies of the library find each other. */
export const engineContext = createContext<Engine | undefined>('activarium-engine');

/**
 * Long enough for one page of a site to make room for the next without another start; short enough that a worker with
 * its memory does not outlive its use.
 */
const graceMs = 10_000;

/** How far outside the window an element has its engine started: on the way there, a scrolling reader waits for less. */
const margin = '50%';

const documentEngine = new SharedEngine(async () => {
  const { createEngine } = await import('../engine/index.js');
  return inLanguage(await createEngine());
}, graceMs);

class EngineSource implements Source<Engine | undefined>, ReactiveController {
  readonly #host: ActivariumElement;
  readonly #name: string;
  readonly #provider: ContextProvider<typeof engineContext>;
  #value: Engine | undefined;
  #byHand: Engine | undefined;
  #provided: { readonly engine: Engine | undefined } | undefined;
  #unsubscribe: (() => void) | undefined;
  #observer: IntersectionObserver | undefined;
  /** Whether the element has been near the window. */
  #isNear = false;
  /** Gives its share of the document's engine up, while it has one. */
  #leave: (() => void) | undefined;

  constructor(host: ActivariumElement, name: string) {
    this.#host = host;
    this.#name = name;
    this.#provider = new ContextProvider(host, { context: engineContext });
    host.addController(this);
  }

  get value(): Engine | undefined {
    return this.#value;
  }

  set value(engine: Engine | undefined) {
    this.#byHand = engine;
    this.#settle();
  }

  /** Why it has none, where that is known. */
  get failure(): Failure | undefined {
    return this.#shared?.failure;
  }

  /** Of the document's engine, once it takes part in that. */
  get #shared(): EngineState | undefined {
    return this.#leave && documentEngine.state;
  }

  /** Whether nobody but the document has an engine for it. */
  get isAlone(): boolean {
    return !this.#byHand && !this.#provided;
  }

  hostConnected(): void {
    this.#provided = undefined;
    document.addEventListener('context-provider', this.#ask);
    this.#ask();
    this.#settle();
  }

  /** The value stays: an element that is only moved shows what it showed. */
  hostDisconnected(): void {
    document.removeEventListener('context-provider', this.#ask);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#giveUp();
  }

  /** Asked again of each provider that comes: it may stand around this element. */
  readonly #ask = (): void => {
    if (this.#provided) return;
    this.#host.dispatchEvent(new ContextEvent(engineContext, this.#host, this.#hear, true));
  };

  /** What a provider has, now and whenever that changes; another provider may come between. */
  readonly #hear = (engine: Engine | undefined, unsubscribe?: () => void): void => {
    if (!this.#host.isConnected) {
      unsubscribe?.();
      return;
    }
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.#provided = { engine };
    this.#settle();
  };

  #settle(): void {
    if (!this.isAlone) this.#giveUp();
    else if (this.#host.isConnected) this.#seek();
    const before = this.#value;
    this.#value = this.#byHand ?? (this.#provided ?? this.#shared)?.engine;
    if (this.#value === before) {
      // It may say something else of why there is none.
      if (this.isAlone) this.#host.requestUpdate();
      return;
    }
    this.#provider.setValue(this.#value);
    this.#host.requestUpdate(this.#name, before);
  }

  #seek(): void {
    if (this.#leave || this.#observer) return;
    if (this.#isNear) {
      this.#take();
      return;
    }
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#isNear = true;
        this.#giveUp();
        this.#settle();
      },
      { rootMargin: margin },
    );
    this.#observer.observe(this.#host);
  }

  #take(): void {
    this.#leave = documentEngine.take(() => {
      this.#settle();
    });
  }

  #giveUp(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#leave?.();
    this.#leave = undefined;
  }
}

const sources = new WeakMap<Element, EngineSource>();

export const engineOf = (): ElementProperty<Engine | undefined> => ({
  declaration: { attribute: false, noAccessor: true },
  initial: undefined,
  source: (host, name) => {
    const source = new EngineSource(host, name);
    sources.set(host, source);
    return source;
  },
});

/**
 * What an element shows in the place of what needs its engine: that it is loaded, or why it is not and a way to try
 * again. Nothing where there is one, and where another provides it, who tells by himself.
 */
export function withoutEngine(host: Element): TemplateResult | typeof nothing {
  const source = sources.get(host);
  if (!source?.isAlone || source.value) return nothing;
  const { failure } = source;
  if (!failure) return html`<p class="sub waiting">${say('loading-engine')}</p>`;
  return failureNotice(failure, host.localName.replace('activarium-', ''), () => {
    documentEngine.retry();
  });
}
