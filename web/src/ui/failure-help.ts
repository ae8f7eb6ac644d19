/** What stands below the words on a failure: what to do, what a host can do, and the buttons that lead on. */
import { html, nothing, type TemplateResult } from 'lit';
import { say } from './failure-words.js';
import type { Words } from './missing-file.js';

export const failureAdvice = ({ advice, hostAdvice }: Words): TemplateResult => html`
  <p class="sub">${advice}</p>
  ${
    hostAdvice === ''
      ? nothing
      : html`<details class="sub">
          <summary>${say('host')}</summary>
          <p>${hostAdvice}</p>
        </details>`
  }
`;

/** Why something is not there, and all that helps. */
export const failureNotice = (failure: Words, again: () => void, label?: string): TemplateResult => html`
  <div class="notice" role="alert">
    <p>${failure.message}</p>
    ${failureAdvice(failure)} ${waysOn(failure, again, label)}
  </div>
`;

/** A button that tries again, after one that reloads where that is what helps. */
export const waysOn = ({ isReplaced }: Words, again: () => void, label = say('try-again')): TemplateResult => html`
  ${
    isReplaced
      ? html`<button
          type="button"
          class="main"
          @click=${() => {
            location.reload();
          }}
        >
          ${say('reload')}
        </button>`
      : nothing
  }
  <button type="button" @click=${again}>${label}</button>
`;
