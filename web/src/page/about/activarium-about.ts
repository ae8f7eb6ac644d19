/**
 * `<activarium-about>`: what is told of the page, in a dialog: help, keys, what it is, source, licence, how to cite it.
 *
 * Property: `section` (the one that it opens at). Fires `dialog-close`.
 */
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { version } from '../../../../package.json';
import { define } from '../../ui/define.js';
import { attribute, elementOf, own } from '../../ui/element.js';
import { controls } from '../../ui/style/base.js';
import { dialogStyles, drawDialog, openDialog } from '../dialog.js';
import { keyRows } from './keys.js';
import type { Section } from './sections.js';
import { english, parts, say } from './words.js';

const strong = (content: readonly unknown[]): TemplateResult => html`<strong>${content}</strong>`;

const helps = ['explore', 'train', 'neurons', 'design', 'link'] as const;

export class ActivariumAbout extends elementOf({
  section: attribute<Section>('help'),
  /** What became of copying. */
  said: own(''),
}) {
  static override styles = [
    controls,
    dialogStyles,
    css`
      section {
        scroll-margin-top: 72px;
        padding-bottom: var(--space-3);
      }
      section p {
        margin-top: var(--space-1);
        max-width: 68ch;
      }
      td,
      th {
        text-align: left;
        vertical-align: baseline;
      }
      kbd {
        font: inherit;
        white-space: nowrap;
      }
      pre {
        margin: var(--space-1) 0;
        padding: 8px 12px;
        overflow-x: auto;
        background: var(--grid);
        border-radius: 6px;
        font-size: var(--type-fine);
      }
      a {
        color: inherit;
      }
    `,
  ];

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('section')) return;
    const heading = openDialog(this.renderRoot)?.querySelector<HTMLElement>(`#${this.section} h3`);
    heading?.focus();
    heading?.closest('section')?.scrollIntoView();
  }

  protected override render(): TemplateResult {
    const head = { name: 'about', title: say('title'), close: say('close'), onClose: this.#closed };
    return drawDialog(
      head,
      html`
        ${this.#section(
          'help',
          helps.map((key) => html`<p>${parts(`help.${key}`, { b: strong })}</p>`),
          html`<p>${say('help.data')}</p>`,
        )}
        ${this.#section('keys', this.#keys())}
        ${this.#section(
          'about',
          html`<p>${say('about.what')}</p>
            <p>${say('about.how')}</p>
            <p>${parts('about.chapter', { b: strong })}</p>
            <p>${say('about.version', { version })}</p>`,
        )}
        ${this.#section('source', html`<p>${parts('source.library', { link: link('lib/', 'source.library-name') })}</p>`)}
        ${this.#section(
          'licence',
          html`<p>${parts('licence.own', { link: link('LICENSE.txt', 'licence.own-name') })}</p>
            <p>${parts('licence.parts', { link: link('licences.md', 'licence.parts-name') })}</p>
            <p>${say('licence.data')}</p>`,
        )}
        ${this.#section('citation', this.#citation())}
      `,
    );
  }

  #section(name: Section, ...content: readonly unknown[]): TemplateResult {
    return html`<section id=${name}>
      <h3 tabindex="-1">${say(name)}</h3>
      ${content}
    </section>`;
  }

  #keys(): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${say('keys.where')}</th>
          <th scope="col">${say('keys.key')}</th>
          <th scope="col">${say('keys.does')}</th>
        </tr>
      </thead>
      <tbody>
        ${keyRows().map(
          ({ where, keys, does }) =>
            html`<tr>
              <td>${where}</td>
              <td><kbd translate="no">${keys}</kbd></td>
              <td>${does}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #citation(): TemplateResult {
    return html`
      <pre
        tabindex="0"
        data-control="about.citation"
        role="region"
        aria-label=${say('citation')}
      ><span translate="no">${bibtex()}</span></pre>
      <button type="button" data-control="about.copy-citation" @click=${this.#copy}>${say('citation.copy')}</button>
      <span class="sub" role="status">${this.said}</span>
    `;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(bibtex());
      this.said = say('citation.copied');
    } catch {
      const text = this.renderRoot.querySelector('pre');
      if (text) getSelection()?.selectAllChildren(text);
      this.said = say('citation.refused');
    }
  };

  readonly #closed = (): void => {
    this.emit('dialog-close');
  };
}

type Name = 'source.library-name' | 'licence.own-name' | 'licence.parts-name';

const link = (address: string, name: Name): TemplateResult =>
  html`<a href="./${address}" target="_blank" data-control="about.${address}">${say(name)}</a>`;

/** In English, as a list of references has it. */
function bibtex(): string {
  const address = new URL('.', document.baseURI).href;
  return `@software{activarium,
  title   = {${english('citation.title')}},
  author  = {{${english('citation.author')}}},
  version = {${version}},
  url     = {${address}}
}`;
}

define('activarium-about', ActivariumAbout);

declare global {
  interface HTMLElementTagNameMap {
    'activarium-about': ActivariumAbout;
  }
}
