/**
 * `<activarium-neuron-model>`: one neuron by hand, z = w·x + b and f(z), and what it may learn from this input.
 *
 * Properties: `engine`, `activation`, `colourSlot`, `parameters`, `seed`, `input`, `weight`, `bias`. Fires
 * `neuron-model-change` with the one of `{ input, weight, bias }` that its slider moved.
 */
import type { nothing } from 'lit';
import { css, html, type TemplateResult } from 'lit';
import type { Engine, ParameterValues } from '../../engine/types.js';
import { formatFixed, formatValue } from '../../text/format.js';
import { learningWords, preActivation, sumWords } from './neuron-words.js';
import { controls } from '../../ui/style/base.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, linked } from '../../ui/element.js';
import { engineOf } from '../../ui/engine.js';
import { withoutFunction } from '../../ui/without-function.js';
import { pageProperties } from '../../workbench/state.js';
import { Answers, sameParts, type Answered } from '../../ui/answers.js';
import { slotMark, slotStyles } from '../../ui/slot-mark.js';
import { parts, say } from './words.js';

export interface NeuronModelChange {
  readonly input?: number;
  readonly weight?: number;
  readonly bias?: number;
}

interface Subject {
  readonly engine: Engine;
  readonly activation: string;
  readonly parameters: ParameterValues | undefined;
  readonly seed: number;
}

interface Question extends Subject {
  readonly input: number;
  readonly weight: number;
  readonly bias: number;
}

interface Answer {
  readonly output: number;
  readonly slope: number;
  readonly largestSlope: number;
}

type Computed = Answered<Question, Answer>;

const sliders = [
  { name: 'weight', limit: 3 },
  { name: 'bias', limit: 5 },
  { name: 'input', limit: 3 },
] as const;

/** Where the largest slope is looked for. */
const places = Float32Array.from({ length: 401 }, (_, i) => (i - 200) / 20);

export class ActivariumNeuronModel extends elementOf({
  engine: engineOf(),
  activation: attribute('relu'),
  colourSlot: attribute(1),
  parameters: given<ParameterValues>(),
  seed: linked(pageProperties.seed),
  input: linked(pageProperties.input),
  weight: linked(pageProperties.weight),
  bias: linked(pageProperties.bias),
}) {
  static override styles = [
    controls,
    slotStyles,
    css`
      .parts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        gap: var(--space-2) var(--space-4);
        margin-top: var(--space-1);
      }
      .row {
        display: grid;
        grid-template-columns: 72px minmax(0, 1fr) 48px;
        gap: var(--space-1);
        align-items: center;
        font-size: var(--type-small);
      }
      output {
        text-align: right;
      }
      .words p {
        min-height: 24px;
      }
      .words .learns {
        min-height: 63px;
        margin-top: 4px;
        max-width: 52ch;
      }
    `,
  ];

  readonly #answers = new Answers<Question, Answer>(this, (question) => this.#evaluate(question));
  readonly #announcer = new Announcer(this);
  /** A slider was moved here, and its outcome is still to be said. */
  #speak = false;
  #largest: { readonly of: Subject; readonly slope: number } | undefined;

  protected override willUpdate(): void {
    const { engine, activation, parameters, seed, input, weight, bias } = this;
    if (engine?.activations.some(({ id }) => id === activation))
      this.#answers.ask({ engine, activation, parameters, seed, input, weight, bias });
  }

  async #evaluate({ input, weight, bias, ...of }: Question): Promise<Answer> {
    const { engine, activation, seed, parameters } = of;
    const known = this.#largest && sameParts(this.#largest.of, of) ? this.#largest.slope : undefined;
    const x = [preActivation(weight, input, bias), ...(known === undefined ? places : [])];
    const { y, dy } = await engine.evaluate({ activation, seed, x, ...(parameters && { parameters }) });
    const slope = known ?? dy.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    this.#largest = { of, slope };
    return { output: y[0] ?? NaN, slope: dy[0] ?? NaN, largestSlope: slope };
  }

  protected override updated(): void {
    const { input, weight, bias } = this;
    const { last } = this.#answers;
    if (!last || !this.#speak) return;
    if (last.of.input !== input || last.of.weight !== weight || last.of.bias !== bias) return;
    this.#speak = false;
    this.#announcer.whenStill(answerInWords(last));
  }

  protected override render(): TemplateResult | typeof nothing {
    const info = this.engine?.activations.find(({ id }) => id === this.activation);
    if (!info) return withoutFunction(this);
    const { failure, last } = this.#answers;
    return html`
      <h2>${say('neuron')}</h2>
      <p class="sub">${parts('neuron.sum', { function: html`${slotMark(this.colourSlot)}${info.name}` })}</p>
      <div class="parts">
        <div>${sliders.map(({ name, limit }) => this.#offer(name, limit))}</div>
        <div class="words">
          ${
            failure
              ? html`<p class="notice" role="alert">${failure.message} ${failure.advice}</p>`
              : this.#compute(last?.of.activation === this.activation ? last : undefined)
          }
        </div>
      </div>
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  #offer(name: 'input' | 'weight' | 'bias', limit: number): TemplateResult {
    const words = formatFixed(this[name], 2);
    return html`
      <div class="row">
        <label for=${name}>${say(`slider.${name}`)}</label>
        <input
          id=${name}
          data-control=${name}
          type="range"
          min=${-limit}
          max=${limit}
          step="0.05"
          .value=${String(this[name])}
          aria-valuetext=${words}
          @input=${(event: Event & { readonly currentTarget: HTMLInputElement }) => {
            this.#change(name, Number(event.currentTarget.value));
          }}
        />
        <output for=${name}>${words}</output>
      </div>
    `;
  }

  /** What was computed, with what it was computed for, so that no line contradicts another. */
  #compute(answered: Computed | undefined): TemplateResult {
    if (!answered)
      return html`<p></p>
        <p></p>
        <p></p>
        <p class="learns"></p>`;
    const { input, weight, bias } = answered.of;
    const { output, slope, largestSlope } = answered.answer;
    const z = preActivation(weight, input, bias);
    return html`
      <p>z = ${sumWords(weight, input, bias)} = ${formatFixed(z, 2)}</p>
      <p>${say('output', { value: formatValue(output) })}</p>
      <p>${say('slope', { value: formatValue(slope) })}</p>
      <p class="learns">${learningWords(slope, input, largestSlope)}</p>
    `;
  }

  #change(name: 'input' | 'weight' | 'bias', value: number): void {
    this[name] = value;
    this.#speak = true;
    this.emit('neuron-model-change', { [name]: value });
  }
}

function answerInWords({ of: { input, weight, bias }, answer: { output, slope, largestSlope } }: Computed): string {
  const z = formatFixed(preActivation(weight, input, bias), 2);
  const sum = say('neuron.words', { z, output: formatValue(output), slope: formatValue(slope) });
  return `${sum} ${learningWords(slope, input, largestSlope)}`;
}

define('activarium-neuron-model', ActivariumNeuronModel);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'neuron-model-change': NeuronModelChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-neuron-model': ActivariumNeuronModel;
  }
}
