/**
 * `<activarium-picker>`: the engine's activation functions by family, one of them chosen.
 *
 * Properties: `engine`, `value` (the chosen id). Fires `activation-change` with `detail: { activation }`. Native radio
 * buttons of one group: arrow keys move the choice, Tab enters and leaves.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ActivationInfo, Engine } from '../engine/types.js';
import { base } from '../style/base.js';
import { tokens } from '../style/tokens.js';
import { define } from './define.js';

const familyNames: Readonly<Record<ActivationInfo['family'], string>> = {
  identity: 'No activation',
  sigmoidal: 'Sigmoidal',
  rectifier: 'Rectifiers',
  exponential: 'Exponential',
  'smooth gate': 'Smooth gates',
  'learned shape': 'Learned shape',
};

export interface ActivationChange {
  readonly activation: string;
}

export class ActivariumPicker extends LitElement {
  static override properties = {
    engine: { attribute: false },
    value: { type: String },
  };

  static override styles = [
    tokens,
    base,
    css`
      .families {
        display: grid;
        gap: var(--space-2);
      }
      .family {
        color: var(--soft);
        font-weight: 600;
        font-size: 12px;
        line-height: 16px;
        margin-bottom: 4px;
      }
      .functions {
        display: grid;
      }
      label {
        position: relative;
        display: block;
        padding: 5px 12px;
        border-radius: 6px;
        cursor: pointer;
      }
      label:hover {
        background: var(--grid);
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      label.chosen {
        background: var(--grid);
        box-shadow: inset 3px 0 0 var(--slot-1);
        font-weight: 620;
      }
      label:focus-within {
        outline: 2px solid var(--focus);
        outline-offset: 1px;
      }
      @media (max-width: 800px) {
        .families {
          display: flex;
          flex-wrap: wrap;
          gap: 4px var(--space-2);
        }
        .functions {
          display: flex;
          flex-wrap: wrap;
          gap: 4px;
        }
        label {
          border: 1px solid var(--line);
          padding: 6px 10px;
        }
        label.chosen {
          border-color: var(--slot-1);
          box-shadow: inset 0 -3px 0 var(--slot-1);
        }
      }
    `,
  ];

  declare engine: Engine | undefined;
  declare value: string;

  constructor() {
    super();
    this.value = 'relu';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { engine } = this;
    if (!engine) return nothing;
    const families = new Map<ActivationInfo['family'], ActivationInfo[]>();
    for (const info of engine.activations) {
      families.set(info.family, [...(families.get(info.family) ?? []), info]);
    }
    return html`
      <div class="families" role="radiogroup" aria-label="Activation function">
        ${[...families].map(
          ([family, functions], i) => html`
            <div role="group" aria-labelledby="family-${i}">
              <div class="family" id="family-${i}">${familyNames[family]}</div>
              <div class="functions">${functions.map((info) => this.#offer(info))}</div>
            </div>
          `,
        )}
      </div>
    `;
  }

  #offer({ id, name }: ActivationInfo): TemplateResult {
    const chosen = id === this.value;
    return html`
      <label class=${chosen ? 'chosen' : ''}>
        <input
          type="radio"
          name="activation"
          value=${id}
          .checked=${chosen}
          @change=${() => {
            this.#choose(id);
          }}
        />
        ${name}
      </label>
    `;
  }

  #choose(activation: string): void {
    this.value = activation;
    this.dispatchEvent(
      new CustomEvent<ActivationChange>('activation-change', { detail: { activation }, bubbles: true, composed: true }),
    );
  }
}

define('activarium-picker', ActivariumPicker);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-picker': ActivariumPicker;
  }
}
