/** What stands below the words on a failure: what to do, what a host can do, and the buttons that lead on. */
import { html, nothing, type TemplateResult } from 'lit';
import { say } from './failure-words.js';
import type { Words } from './missing-file.js';

/** `name`: of what failed, which its other controls are known by too. */
export const failureAdvice = ({ advice, hostAdvice }: Words, name: string): TemplateResult => html`
  <p class="sub">${advice}</p>
  ${
    hostAdvice === ''
      ? nothing
      : html`<details class="sub">
          <summary data-control="${name}.host">${say('host')}</summary>
          <p>${hostAdvice}</p>
        </details>`
  }
`;

/** Why something is not there, and all that helps; `name` as above. */
export const failureNotice = (failure: Words, name: string, again: () => void, label?: string): TemplateResult => html`
  <div class="notice" role="alert">
    <p>${failure.message}</p>
    ${failureAdvice(failure, name)} ${waysOn(failure, name, again, label)}
  </div>
`;

/** A button that tries again, after one that reloads where that is what helps; `name` as above. */
export const waysOn = (
  { isReplaced }: Words,
  name: string,
  again: () => void,
  label = say('try-again'),
): TemplateResult => html`
  ${
    isReplaced
      ? html`<button
          type="button"
          class="main"
          data-control="${name}.reload"
          @click=${() => {
            location.reload();
          }}
        >
          ${say('reload')}
        </button>`
      : nothing
  }
  <button type="button" data-control="${name}.retry" @click=${again}>${label}</button>
`;
