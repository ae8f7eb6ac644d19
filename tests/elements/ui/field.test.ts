import { html, type TemplateResult } from 'lit';
import { describe, expect, it } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import type { Typed } from '../../../web/src/text/typed.js';
import '../../../web/src/ui/activarium-term.js';
import { Drafts } from '../../../web/src/ui/drafts.js';
import { elementOf, own } from '../../../web/src/ui/element.js';
import { choiceField, fieldStyles, rangeField, textField } from '../../../web/src/ui/field.js';
import { controls } from '../../../web/src/ui/style/base.js';
import { findings, stand } from '../stand.js';

const readCount = (text: string): Typed<number> =>
  /^\d+$/.test(text) ? { kind: 'value', value: Number(text) } : { kind: 'fault', reason: 'Count must be whole.' };

class Form extends elementOf({ count: own(3), kind: own('plain'), rate: own(0.5), submitted: own(0) }) {
  static override styles = [controls, fieldStyles];
  readonly #drafts = new Drafts<'count' | 'rate'>(() => {
    this.requestUpdate();
  });

  protected override render(): TemplateResult {
    const { fault, ...rate } = this.#drafts.whileTyped('rate', String(this.rate), {
      read: readCount,
      take: (value) => {
        this.rate = value;
      },
    });
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        this.submitted += 1;
      }}
    >
      ${textField({
        id: 'count',
        control: 'count',
        label: 'Count',
        hint: 'Of all.',
        ...this.#drafts.whenLeft('count', String(this.count), {
          read: readCount,
          take: (value) => {
            this.count = value;
          },
        }),
      })}
      ${choiceField({
        id: 'kind',
        control: 'kind',
        label: { word: 'Kind', explanation: 'What it is.' },
        value: this.kind,
        choices: ['plain', 'relaxed'],
        nameOf: (choice) => `${choice} one`,
        onTake: (chosen) => {
          this.kind = chosen;
        },
      })}
      ${rangeField({
        id: 'rate',
        control: 'rate',
        label: 'Rate',
        minimum: 0,
        maximum: 5,
        value: this.rate,
        words: String(this.rate),
        fault,
        onSlide: (value) => {
          this.rate = value;
        },
        number: { ...rate, label: 'Rate as a number' },
        after: html`<button type="button">Reset</button>`,
      })}
      <button>Start</button>
    </form>`;
  }
}

customElements.define('activarium-form', Form);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-form': Form;
  }
}

const count = () => page.getByRole('textbox', { name: 'Count' });
const kind = () => page.getByRole('combobox', { name: 'Kind' });
const fault = () => page.getByRole('alert');

describe('a field', () => {
  it('has its label and its hint, and is entered by a click on the label', async () => {
    const form = await stand('activarium-form', {});
    await expect.element(count()).toHaveAccessibleDescription('Of all.');
    await expect.element(count()).toHaveAttribute('aria-invalid', 'false');
    await page.getByText('Count', { exact: true }).click();
    expect(form.shadowRoot?.activeElement).toBe(count().element());
  });

  it('that is left with what cannot be taken speaks its fault, is tied to it, and keeps what was typed', async () => {
    const form = await stand('activarium-form', {});
    await count().fill('many');
    await expect.element(fault()).not.toBeInTheDocument();
    await userEvent.keyboard('{Tab}');
    await expect.element(fault()).toHaveTextContent('Count must be whole.');
    await expect.element(count()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(count()).toHaveAccessibleDescription('Of all. Count must be whole.');
    form.kind = 'relaxed';
    await form.updateComplete;
    await expect.element(count()).toHaveValue('many');
    expect(form.count).toBe(3);
    await count().fill('12');
    await userEvent.keyboard('{Tab}');
    await expect.element(fault()).not.toBeInTheDocument();
    await expect.element(count()).toHaveAccessibleDescription('Of all.');
    expect(form.count).toBe(12);
  });

  it('keeps what is being typed when its element is drawn anew', async () => {
    const form = await stand('activarium-form', {});
    await count().fill('4x');
    form.kind = 'relaxed';
    await form.updateComplete;
    await expect.element(count()).toHaveValue('4x');
    await expect.element(count()).toHaveAttribute('aria-invalid', 'false');
  });

  it('is taken by Enter, which submits the form around it', async () => {
    const form = await stand('activarium-form', {});
    await count().fill('8');
    await userEvent.keyboard('{Enter}');
    expect([form.count, form.submitted]).toEqual([8, 1]);
  });

  it('whose word is explained is named by it, and chosen by keys', async () => {
    const form = await stand('activarium-form', {});
    await count().click();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByText('What it is.')).toBeVisible();
    await userEvent.keyboard('{Tab}{ArrowDown}');
    await expect.element(kind()).toHaveValue('relaxed');
    expect(form.kind).toBe('relaxed');
  });

  it('of a slider and a number has one fault, at the number, and the slider keeps its value', async () => {
    await stand('activarium-form', {});
    const number = page.getByRole('textbox', { name: 'Rate as a number' });
    const slider = page.getByRole('slider', { name: 'Rate' });
    await number.fill('2');
    await expect.element(slider).toHaveValue('2');
    await number.fill('2x');
    await expect.element(fault()).toHaveTextContent('Count must be whole.');
    await expect.element(number).toHaveAccessibleDescription('Count must be whole.');
    await expect.element(number).toHaveValue('2x');
    await expect.element(slider).toHaveValue('2');
  });

  it('is known by names that no language changes', async () => {
    const form = await stand('activarium-form', {});
    const known = [...(form.shadowRoot?.querySelectorAll('[data-control]') ?? [])].map((control) =>
      control.getAttribute('data-control'),
    );
    expect(known).toEqual(['count', 'kind', 'rate', 'rate.number']);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, refused too, on %s', async (colorScheme) => {
    await commands.emulate({ colorScheme });
    await stand('activarium-form', {});
    await count().fill('many');
    await userEvent.keyboard('{Tab}');
    await expect.element(fault()).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
