/**
 * `<activarium-code>`: a function as Python, NumPy or PyTorch, with the parameters that are set, to copy.
 *
 * Properties: `engine`, `info` (or `activation`, the function's id), `parameters`, `seed`, `language`. Fires `language-change` with `{ language }`. What writes
 * the code is loaded when the reader opens it. Functions that are whole layers come as PyTorch only. A dialog shows the code
 * as wide as the page allows.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { languages, type Language } from '../../code/languages.js';
import { codeFormula } from '../../code/subject.js';
import type { ActivationInfo, Engine, ParameterValues } from '../../engine/types.js';
import { shownInfo } from '../../functions/shown-info.js';
import { untranslated } from '../../functions/translated-info.js';
import { controls } from '../../ui/style/base.js';
import { define } from '../../ui/define.js';
import { closeBeside } from '../../ui/dialog.js';
import { elementOf, given, linked, own } from '../../ui/element.js';
import { engineOf } from '../../ui/engine.js';
import { withoutFunction } from '../../ui/without-function.js';
import { pageProperties } from '../../workbench/state.js';
import { Answers } from '../../ui/answers.js';
import { codeStyles } from './code-styles.js';
import { Folds } from './folds.js';
import { say } from './words.js';

export interface LanguageChange {
  readonly language: Language;
}

const languagesOf = ({ kind }: ActivationInfo): readonly Language[] =>
  kind === 'elementwise' ? languages : ['pytorch'];

interface Question {
  readonly engine: Engine;
  readonly info: ActivationInfo;
  readonly parameters: ParameterValues | undefined;
  readonly seed: number;
  readonly language: Language;
}

async function emitted(question: Question): Promise<string | undefined> {
  const info = untranslated(question.info);
  if (info.kind === 'elementwise') return emittedFunction({ ...question, info });
  const { layerCode } = await import('../../code/layers.js');
  return layerCode(info);
}

async function emittedFunction({ engine, info, parameters, seed, language }: Question): Promise<string> {
  const [{ codeParameters, emitCode }, reading, measured] = await Promise.all([
    import('../../code/emit.js'),
    engine.readFormula(codeFormula(info)),
    // Knows the values of parameters that are drawn too.
    engine.measure({ activation: info.id, seed, cost: false, ...(parameters && { parameters }) }),
  ]);
  if (reading.kind === 'invalid') throw new Error(reading.message);
  return emitCode(language, {
    ...(info.definition === undefined && { id: info.id }),
    name: info.name,
    noisy: info.noisy,
    formula: info.formulaText.replace(/^f\(x\)\s*=\s*/, ''),
    tree: reading.tree,
    parameters: codeParameters(info, measured.parameters, reading.parameters),
  });
}

export class ActivariumCode extends elementOf({
  engine: engineOf(),
  info: given<ActivationInfo>(),
  activation: linked(pageProperties.focus),
  parameters: given<ParameterValues>(),
  seed: linked(pageProperties.seed),
  language: linked(pageProperties.language),
  /** What became of copying. */
  said: own(''),
  isLarge: own(false),
}) {
  static override styles = [controls, codeStyles];

  readonly #folds = new Folds(this);
  readonly #code = new Answers<Question, string | undefined>(this, emitted);

  protected override willUpdate(): void {
    const { engine, parameters, seed, language } = this;
    const info = shownInfo(this);
    if (engine && info && this.#folds.isOpen('code')) this.#code.ask({ engine, info, parameters, seed, language });
  }

  /** Of the function and in the language that are shown. */
  get #written(): string | undefined {
    const { last } = this.#code;
    return last && last.of.info === shownInfo(this) && last.of.language === this.language ? last.answer : undefined;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const info = shownInfo(this);
    if (!info) return withoutFunction(this);
    const heading = say('as-code', { name: info.name });
    const small = html`<button type="button" data-control="code.enlarge" aria-haspopup="dialog" @click=${this.#enlarge}>
      ${say('open-large')}
    </button>`;
    const close = html`<button type="button" data-control="code.close" @click=${this.#shut}>${say('close')}</button>`;
    return html`
      ${this.#folds.draw('code', heading, this.#drawCode(info, small, !this.isLarge))}
      ${
        this.isLarge
          ? html`<dialog aria-label=${heading} @close=${this.#shrink} @click=${closeBeside}>
              <h2>${heading}</h2>
              ${this.#drawCode(info, close, true)}
            </dialog>`
          : nothing
      }
    `;
  }

  /** Languages and copying, the code, and what became of copying beside one more button. */
  #drawCode(info: ActivationInfo, below: TemplateResult, isInFront: boolean): TemplateResult {
    const code = this.#written;
    const fault = this.#code.failure?.message;
    const offered = languagesOf(info);
    const shown = offered.find((language) => language === this.language) ?? 'pytorch';
    // The dialog has the same controls as what it covers, which cannot be used meanwhile.
    const named = (name: string): string | typeof nothing => (isInFront ? name : nothing);
    return html`
      <div class="languages" role="group" aria-label=${say('language')}>
        ${offered.map(
          (language) => html`
            <button
              type="button"
              data-control=${named(`language.${language}`)}
              aria-pressed=${language === shown ? 'true' : 'false'}
              @click=${() => {
                this.#choose(language);
              }}
            >
              ${say(`language.${language}`)}
            </button>
          `,
        )}
        <button
          type="button"
          class="copy"
          data-control=${named('code.copy')}
          aria-disabled=${code === undefined ? 'true' : 'false'}
          @click=${this.#copy}
        >
          ${say('copy')}
        </button>
      </div>
      ${
        fault === undefined
          ? html`<pre
              tabindex="0"
              data-control=${named('code.text')}
              role="region"
              aria-label=${say('in-language', { name: info.name, language: say(`language.${shown}`) })}
            ><span translate="no">${code ?? ''}</span></pre>`
          : html`<p class="notice" role="alert">${fault}</p>`
      }
      <div class="below">
        <p class="sub" role="status">${isInFront ? this.said : ''}</p>
        ${below}
      </div>
    `;
  }

  readonly #enlarge = (): void => {
    this.said = '';
    this.isLarge = true;
  };

  readonly #shut = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  /** The dialog has closed, by its button, Escape or a click beside it. */
  readonly #shrink = (): void => {
    this.said = '';
    this.isLarge = false;
  };

  #choose(language: Language): void {
    this.language = language;
    this.emit('language-change', { language });
  }

  readonly #copy = async (): Promise<void> => {
    const code = this.#written;
    if (code === undefined) return;
    try {
      await navigator.clipboard.writeText(code);
      this.said = say('copied');
    } catch {
      const text = this.renderRoot.querySelector(this.isLarge ? 'dialog pre' : 'pre');
      if (text) getSelection()?.selectAllChildren(text);
      this.said = say('copy-refused');
    }
  };
}

define('activarium-code', ActivariumCode);

declare module '../../ui/element.js' {
  interface ElementEvents {
    'language-change': LanguageChange;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'activarium-code': ActivariumCode;
  }
}
