/** What was wrong with the link, and that nothing is remembered, until the reader has read it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ActivationInfo } from '../engine/types.js';
import { shortName } from '../functions/names.js';
import type { LinkNotice } from '../store/link-notice.js';
import { commandButton } from '../workbench/command-button.js';
import { dismissNotices, type Frame } from './commands.js';
import { noticeWords } from './notice-words.js';
import { say } from './words.js';

/** `activations`: the functions that are known, for their names. */
export function pageNotices(
  frame: Frame,
  notices: readonly LinkNotice[],
  isForgetful: boolean,
  activations: readonly ActivationInfo[],
): TemplateResult | typeof nothing {
  if (!frame.hasNotices) return nothing;
  return html`
    <div class="notice" role="status">
      ${
        notices.length > 0
          ? html`<p>${say('link-notices')}</p>
              <ul>
                ${notices.map((notice) => html`<li>${noticeWords(notice, (id) => shortName(activations, id))}</li>`)}
              </ul>`
          : nothing
      }
      ${isForgetful ? html`<p>${say('forgetful')}</p>` : nothing} ${commandButton(dismissNotices, frame)}
    </div>
  `;
}
