import { ContextProvider } from '@lit/context';
import { html } from 'lit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commands, page } from 'vitest/browser';
import '../../../web/src/features/explore/activarium-neuron-model.js';
import '../../../web/src/features/explore/activarium-parameters.js';
import '../../../web/src/parts/card/activarium-code.js';
import '../../../web/src/parts/card/activarium-measurement.js';
import '../../../web/src/parts/card/activarium-points.js';
import '../../../web/src/parts/card/activarium-properties.js';
import '../../../web/src/parts/curves/activarium-plot.js';
import '../../../web/src/parts/surface/activarium-surface.js';
import type { Engine } from '../../../web/src/engine/types.js';
import { elementOf } from '../../../web/src/ui/element.js';
import { engineContext, engineOf, withoutEngine } from '../../../web/src/ui/engine.js';
import { startedEngine } from '../engine.js';
import { findings } from '../stand.js';

const started = startedEngine();

class Asker extends elementOf({ engine: engineOf() }) {
  readonly changes: unknown[] = [];

  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('engine')) this.changes.push(changed.get('engine'));
  }

  protected override render(): unknown {
    return html`${withoutEngine(this)}<slot></slot>`;
  }
}

customElements.define('activarium-asker', Asker);

/** The elements that stand on the page when this is written on it. */
function written(text: string): readonly Asker[] {
  document.body.innerHTML = text;
  return [...document.querySelectorAll('activarium-asker')].filter((element) => element instanceof Asker);
}

/** The only one. */
function alone(text = '<activarium-asker></activarium-asker>'): Asker {
  const [asker] = written(text);
  if (!asker) throw new Error('There is no asker.');
  return asker;
}

/** An element around those of the page that provides an engine, or none for now. */
function provided(engine: Engine | undefined): ContextProvider<typeof engineContext> & { readonly host: HTMLElement } {
  const host = document.createElement('section');
  const provider = new ContextProvider(host, { context: engineContext });
  provider.setValue(engine);
  host.append(...document.body.childNodes);
  document.body.append(host);
  return Object.assign(provider, { host });
}

/** Lets the browser tell what is near the window. */
async function looked(): Promise<void> {
  for (let i = 0; i < 3; i += 1) await new Promise((done) => requestAnimationFrame(done));
}

/** An engine of which only its identity counts, and how it is ended. */
const another = (dispose = vi.fn()): Engine => ({ activations: [], dispose }) as unknown as Engine;

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What an author writes, with what shows that the engine has answered. */
const standing: readonly (readonly [markup: string, shows: string | RegExp])[] = [
  ['<activarium-points activation="relu" points="2.5"></activarium-points>', /^2\.5$/],
  ['<activarium-properties activation="gelu"></activarium-properties>', 'a line explains 72 %'],
  ['<activarium-measurement activation="tanh"></activarium-measurement>', /spread .* after 10 layers/],
  ['<activarium-code activation="swish" language="numpy"></activarium-code>', /Swish.* as code/],
  ['<activarium-surface activation="relu"></activarium-surface>', /ReLU/],
  ['<activarium-neuron-model activation="elu-alpha" weight="2"></activarium-neuron-model>', 'One neuron by hand'],
  [
    '<activarium-parameters functions="leaky-relu" chosen="leaky-relu.slope:0.2"></activarium-parameters>',
    'LeakyReLU a',
  ],
  // Tall, and the others are to be in the window too.
  ['<activarium-plot functions="relu,gelu" range="-3,3"></activarium-plot>', 'Two functions and their derivatives'],
];

// The first that needs the document's engine, which outlives the tests after it.
describe('the engine of a document that cannot be started', () => {
  it('is told by every element, with a button that tries again for all of them', async () => {
    vi.stubGlobal('Worker', function refuse() {
      throw new Error('No workers here.');
    });
    document.body.innerHTML = `<main>${standing.map(([markup]) => markup).join('')}</main>`;
    const alerts = page.getByRole('alert');
    const buttons = page.getByRole('button', { name: 'Try again' });
    await expect.poll(() => [alerts.elements().length, buttons.elements().length], { timeout: 5000 }).toEqual([8, 8]);
    for (const alert of alerts.elements()) expect(alert.textContent).toMatch(/\S+ .*\./);
    expect(await findings('landmark-one-main', 'page-has-heading-one', 'region', 'heading-order')).toEqual([]);
    // One who comes now is a new try, which fails alike.
    const asker = document.createElement('activarium-asker');
    document.body.prepend(asker);
    await expect.poll(() => alerts.elements().length).toBe(9);
    vi.unstubAllGlobals();
    await buttons.first().click();
    await expect.poll(() => asker instanceof Asker && asker.engine).toBeTruthy();
    expect(alerts.elements()).toEqual([]);
  });
});

describe('an element that stands alone', () => {
  it.each(standing)('%s shows what its attributes say', async (markup, shows) => {
    document.body.innerHTML = markup;
    await expect.element(page.getByText(shows).first()).toBeVisible();
  });

  it('shares the engine with all others', async () => {
    const [first, second] = written('<activarium-asker></activarium-asker><activarium-asker></activarium-asker>');
    await expect.poll(() => first?.engine).toBeDefined();
    expect(second?.engine).toBe(first?.engine);
  });

  it('has no engine before it comes near the window, and says that it is being loaded', async () => {
    const asker = alone('<div style="height: 5000px"></div><activarium-asker></activarium-asker>');
    await looked();
    expect(asker.engine).toBeUndefined();
    expect(asker.shadowRoot?.textContent).toContain('Loading the engine…');
    asker.scrollIntoView();
    await expect.poll(() => asker.engine).toBeDefined();
    expect(asker.shadowRoot?.textContent).not.toContain('Loading');
  });

  it('keeps it when it is moved', async () => {
    const asker = alone();
    await expect.poll(() => asker.engine).toBeDefined();
    const { engine } = asker;
    document.body.append(document.createElement('p'), asker);
    await asker.updateComplete;
    expect([asker.engine === engine, asker.changes]).toEqual([true, [undefined]]);
  });
});

describe('an engine that is set by hand', () => {
  it('comes before one that is provided, and none is asked for', async () => {
    const asker = alone();
    provided(another());
    asker.engine = started.engine;
    await looked();
    expect(asker.engine).toBe(started.engine);
  });

  it('may be set before the element is known, and in its template', async () => {
    const early = Object.assign(document.createElement('activarium-late'), { engine: started.engine });
    document.body.append(early);
    customElements.define('activarium-late', class extends Asker {});
    customElements.upgrade(early);
    await looked();
    expect(early.engine).toBe(started.engine);
  });

  it('is that of the elements inside, too', async () => {
    document.body.innerHTML =
      '<activarium-plot><activarium-parameters functions="swish"></activarium-parameters></activarium-plot>';
    const [plot, parameters] = ['activarium-plot', 'activarium-parameters'].map((name) => document.querySelector(name));
    Object.assign(plot ?? {}, { engine: started.engine });
    await expect.element(page.getByRole('slider', { name: /Swish/ })).toBeVisible();
    expect(parameters).toHaveProperty('engine', started.engine);
  });

  it('that is taken away makes room for the one that is provided', () => {
    const asker = alone();
    const { value } = provided(another());
    asker.engine = started.engine;
    asker.engine = undefined;
    expect(asker.engine).toBe(value);
  });
});

describe('an engine that is provided', () => {
  it('is heard of when it comes and when it changes, and is never ended by an element', async () => {
    const ended = vi.fn();
    const engines = [another(ended), another(ended)];
    const provider = provided(undefined);
    const asker = document.createElement('activarium-asker');
    if (!(asker instanceof Asker)) throw new Error('There is no asker.');
    provider.host.append(asker);
    await looked();
    // None was started meanwhile, and it is the provider's to say why there is none.
    expect([asker.engine, asker.shadowRoot?.textContent.trim()]).toEqual([undefined, '']);
    for (const engine of engines) {
      provider.setValue(engine);
      await asker.updateComplete;
      expect(asker.engine).toBe(engine);
    }
    asker.remove();
    provider.setValue(undefined);
    expect(asker.engine).toBe(engines[1]);
    expect(asker.changes).toEqual([undefined, engines[0]]);
    expect(ended).not.toHaveBeenCalled();
  });

  it('may come after the element, though that has the document’s already', async () => {
    const asker = alone();
    await expect.poll(() => asker.engine).toBeDefined();
    const engine = another();
    const section = document.createElement('section');
    asker.replaceWith(section);
    section.append(asker);
    await expect.poll(() => asker.engine).toBeDefined();
    new ContextProvider(section, { context: engineContext, initialValue: engine }).hostConnected();
    expect(asker.engine).toBe(engine);
  });

  it('is that of where the element stands, and the nearest', async () => {
    document.body.innerHTML = '<section></section><section><div></div></section>';
    const engines = [another(), another(), another()];
    const hosts = [...document.querySelectorAll<HTMLElement>('section, div')];
    hosts.forEach((host, i) => new ContextProvider(host, { context: engineContext, ...withValue(engines[i]) }));
    const asker = document.createElement('activarium-asker');
    if (!(asker instanceof Asker)) throw new Error('There is no asker.');
    const met = hosts.map((host) => {
      host.append(asker);
      return asker.engine;
    });
    expect(met.map((engine) => engines.findIndex((each) => each === engine))).toEqual([0, 1, 2]);
    document.body.append(asker);
    await expect.poll(() => asker.engine).toBeDefined();
    expect(engines).not.toContain(asker.engine);
  });
});

const withValue = (engine: Engine | undefined): { readonly initialValue?: Engine } =>
  engine ? { initialValue: engine } : {};

it('the words that stand where there is no engine yet are read in light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await commands.emulate({ colorScheme });
    document.body.innerHTML = '<main><div style="height: 5000px"></div><activarium-asker></activarium-asker></main>';
    expect(await findings('page-has-heading-one')).toEqual([]);
  }
});
