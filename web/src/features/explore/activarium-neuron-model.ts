/**
 * `<activarium-neuron-model>`: one neuron drawn, z = w·x + b and f(z), its three numbers on sliders, and what it may learn
 * from this input.
 *
 * Properties: `engine`, `activation`, `colourSlot`, `parameters`, `seed`, `input`, `weight`, `bias`, `look` (a `row` above
 * curves, a `column` beside them), `folded` (to one line that opens). Fires `neuron-model-change` with the one of
 * `{ input, weight, bias }` that its slider moved.
 */
import { css, html, svg, type nothing, type TemplateResult } from 'lit';
import type { Engine, ParameterValues } from '../../engine/types.js';
import { drawShapes, shapeStyles } from '../../figure/draw-shapes.js';
import { formatFixed, formatValue } from '../../text/format.js';
import { neuronHeight, neuronShapes, type NeuronLook } from './neuron-drawing.js';
import { largest, learningWords, preActivation, sumWords } from './neuron-words.js';
import { controls } from '../../ui/style/base.js';
import { Announcer } from '../../ui/announcer.js';
import { define } from '../../ui/define.js';
import { attribute, elementOf, given, linked } from '../../ui/element.js';
import { engineOf } from '../../ui/engine.js';
import { withoutFunction } from '../../ui/without-function.js';
import { pageProperties } from '../../workbench/state.js';
import { Answers, sameParts, type Answered } from '../../ui/answers.js';
import { slider } from '../../ui/slider.js';
import { slotMark, slotStyles } from '../../ui/slot-mark.js';
import { WidthController } from '../../ui/width-controller.js';
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

/** In the order in which they are drawn. */
const sliders = ['input', 'weight', 'bias'] as const;
type SliderName = (typeof sliders)[number];

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
  look: attribute<NeuronLook>('row'),
  folded: attribute(false),
}) {
  static override styles = [
    controls,
    slotStyles,
    shapeStyles,
    css`
      .sliders {
        display: grid;
        gap: 0 var(--space-1);
        align-items: center;
        font-size: var(--type-small);
        line-height: calc(20px * var(--scale));
      }
      .row .sliders {
        grid-template-columns: 18.5fr 22fr 23fr minmax(0, 36.5fr);
      }
      .one {
        display: grid;
        grid-template-columns: minmax(14px, max-content) minmax(0, 1fr);
        gap: 4px;
        align-items: center;
      }
      .one input {
        min-height: 28px;
      }
      .f {
        min-width: 0;
      }
      .row .f {
        text-align: center;
      }
      .words {
        margin-top: 4px;
        font-size: var(--type-small);
        line-height: calc(20px * var(--scale));
      }
      .words p {
        min-height: calc(20px * var(--scale));
      }
      .row .numbers {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
      }
      .column .learns {
        min-height: calc(80px * var(--scale));
        margin-top: 4px;
      }
      summary {
        padding: 0;
      }
    `,
  ];

  readonly #size = new WidthController(this);
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
    const computed = last?.of.activation === this.activation ? last : undefined;
    const body = html`
      ${this.#drawing(info.name, computed)}
      <div class="sliders">
        ${sliders.map((name) => this.#offer(name))}
        <p class="f">${parts('neuron.f', { function: html`${slotMark(this.colourSlot)}${info.name}` })}</p>
      </div>
      <div class="words">
        ${
          failure
            ? html`<p class="notice" role="alert">${failure.message} ${failure.advice}</p>`
            : this.#compute(computed)
        }
      </div>
    `;
    return html`
      <h2 class="unseen">${say('neuron')}</h2>
      <div class=${this.look}>
        ${
          this.folded
            ? html`<details>
                <summary data-control="neuron.open">${this.#brief(info.name, computed)}</summary>
                ${body}
              </details>`
            : body
        }
      </div>
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  /** The sum as it is set, the output as it was computed for it. */
  #drawing(name: string, computed: Computed | undefined): TemplateResult {
    const { input, weight, bias, look, colourSlot } = this;
    const { scale } = this.#size;
    const width = Math.max(184, this.#size.width);
    const height = neuronHeight[look];
    const drawn = {
      input: formatFixed(input, 2),
      weight: formatFixed(weight, 2),
      bias: formatFixed(bias, 2),
      sum: formatFixed(preActivation(weight, input, bias), 2),
      output: computed ? formatValue(computed.answer.output) : '…',
      slot: colourSlot,
    };
    return html`<svg
      class="picture"
      role="img"
      aria-label=${say('neuron.drawn', { ...drawn, name })}
      width=${scale * width}
      height=${scale * height}
      viewBox="0 0 ${width} ${height}"
    >
      ${svg`${drawShapes(neuronShapes(look, drawn, width))}`}
    </svg>`;
  }

  /** All of it in one line. */
  #brief(name: string, computed: Computed | undefined): string {
    const { input, weight, bias } = computed?.of ?? this;
    const z = formatFixed(preActivation(weight, input, bias), 2);
    return say('neuron.brief', { z, name, output: computed ? formatValue(computed.answer.output) : '…' });
  }

  #offer(name: SliderName): TemplateResult {
    return html`
      <div class="one">
        <label for=${name} aria-hidden="true">${say(`slider.${name}.short`)}</label>
        ${slider({
          id: name,
          control: name,
          name: say(`slider.${name}`),
          minimum: -largest[name],
          maximum: largest[name],
          value: this[name],
          words: formatFixed(this[name], 2),
          onSlide: (value) => {
            this.#change(name, value);
          },
        })}
      </div>
    `;
  }

  /** What was computed, with what it was computed for, so that no line contradicts another. */
  #compute(answered: Computed | undefined): TemplateResult {
    if (!answered)
      return html`<div class="numbers"><p></p></div>
        <p class="learns"></p>`;
    const { input, weight, bias } = answered.of;
    const { output, slope, largestSlope } = answered.answer;
    const z = preActivation(weight, input, bias);
    return html`
      <div class="numbers">
        <p>z = ${sumWords(weight, input, bias)} = ${formatFixed(z, 2)}</p>
        <p>${say('output', { value: formatValue(output) })}</p>
        <p>${say('slope', { value: formatValue(slope) })}</p>
      </div>
      <p class="learns">${learningWords(slope, input, largestSlope)}</p>
    `;
  }

  #change(name: SliderName, value: number): void {
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
