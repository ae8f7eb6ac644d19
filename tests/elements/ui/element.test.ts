import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { attribute, elementOf, given, linked, own, reflected } from '../../../web/src/ui/element.js';
import { choiceProperty } from '../../../web/src/store/choice-properties.js';
import { palettes } from '../../../web/src/ui/style/palette.js';
import { ThemeController } from '../../../web/src/ui/theme-controller.js';
import { heard } from '../stand.js';

const arithmetic = choiceProperty({
  key: 'prec',
  label: () => 'Arithmetic',
  initial: 'float32',
  choices: ['float32', 'float16'],
});

class Probe extends elementOf({
  list: given<readonly number[]>([1, 2]),
  missing: given<string>(),
  rounded: given<number>(1, (now, before) => Math.round(now) !== Math.round(before)),
  count: attribute(3),
  shown: reflected('plain'),
  precision: linked<'float32' | 'float16'>(arithmetic),
  open: own(false),
}) {
  drawn = 0;
  readonly themes = new ThemeController(this);

  tell(): void {
    this.emit('probe-told', { said: 'yes' });
  }

  protected override render(): unknown {
    this.drawn += 1;
    return html`<p>${this.count}</p>`;
  }
}

customElements.define('activarium-probe', Probe);

declare module '../../../web/src/ui/element.js' {
  interface ElementEvents {
    'probe-told': { readonly said: string };
  }
}

/** What stands on the page when it is written so. */
async function written(text: string): Promise<Probe> {
  document.body.innerHTML = text;
  const probe = document.body.querySelector('activarium-probe');
  if (!(probe instanceof Probe)) throw new Error('There is no probe.');
  await probe.updateComplete;
  return probe;
}

const inkOf = (element: Element): string => getComputedStyle(element).color;

function rgb(colour: string): string {
  const part = (from: number): string => String(parseInt(colour.slice(from, from + 2), 16));
  return `rgb(${part(1)}, ${part(3)}, ${part(5)})`;
}

describe('an element', () => {
  it('has its start values, and is drawn anew when one is set to another', async () => {
    const probe = await written('<activarium-probe></activarium-probe>');
    expect([probe.list, probe.missing, probe.count, probe.precision, probe.open]).toEqual([
      [1, 2],
      undefined,
      3,
      'float32',
      false,
    ]);
    const before = probe.drawn;
    probe.open = true;
    probe.rounded = 1.2;
    await probe.updateComplete;
    expect(probe.drawn).toBe(before + 1);
    probe.rounded = 1.3;
    await probe.updateComplete;
    expect(probe.drawn).toBe(before + 1);
  });

  it('reads an attribute as links are read, and stays at the start value where that cannot be', async () => {
    expect((await written('<activarium-probe precision="float16" count="7"></activarium-probe>')).precision).toBe(
      'float16',
    );
    const wrong = await written('<activarium-probe precision="float128" count="7"></activarium-probe>');
    expect([wrong.precision, wrong.count]).toEqual(['float32', 7]);
  });

  it('shows in an attribute what is set, where it says so', async () => {
    const probe = await written('<activarium-probe></activarium-probe>');
    probe.shown = 'large';
    await probe.updateComplete;
    expect(probe.getAttribute('shown')).toBe('large');
  });

  it('tells what happens beyond shadow roots', async () => {
    const probe = await written('<section></section><activarium-probe></activarium-probe>');
    const section = document.querySelector('section');
    section?.attachShadow({ mode: 'open' }).append(probe);
    const told = heard(document.body, 'probe-told');
    probe.tell();
    expect(told).toEqual([{ said: 'yes' }]);
  });
});

describe('the theme of an element', () => {
  it('is the system’s', async () => {
    const probe = await written('<activarium-probe></activarium-probe>');
    expect(inkOf(probe)).toBe(rgb(palettes.light.ink));
    await commands.emulate({ colorScheme: 'dark' });
    expect(inkOf(probe)).toBe(rgb(palettes.dark.ink));
  });

  it('is what its attribute says, whatever the system’s is', async () => {
    const probe = await written('<activarium-probe theme="dark"></activarium-probe>');
    expect(inkOf(probe)).toBe(rgb(palettes.dark.ink));
    await commands.emulate({ colorScheme: 'dark' });
    probe.setAttribute('theme', 'light');
    expect(inkOf(probe)).toBe(rgb(palettes.light.ink));
  });

  it('is that of the element that holds it, and what is drawn in colours follows', async () => {
    const probe = await written('<activarium-probe></activarium-probe><activarium-probe></activarium-probe>');
    const outer = document.querySelectorAll('activarium-probe')[1];
    outer?.shadowRoot?.append(probe);
    await probe.updateComplete;
    expect(probe.themes.isDark).toBe(false);
    const before = probe.drawn;
    outer?.setAttribute('theme', 'dark');
    expect(inkOf(probe)).toBe(rgb(palettes.dark.ink));
    await expect.poll(() => probe.drawn).toBeGreaterThan(before);
    expect(probe.themes.isDark).toBe(true);
  });
});
