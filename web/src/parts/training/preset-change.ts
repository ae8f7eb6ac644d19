/** Says that a preset, perhaps of another view, changed the settings, with the way back; nothing once they are others. */
import { html, nothing, type TemplateResult } from 'lit';
import { standingChange } from '../../training/presets.js';
import { parts, say } from '../../training/preset-words.js';
import { commandButton } from '../../workbench/command-button.js';
import type { PageContext } from '../../workbench/context.js';
import { takeBackSettings } from '../../workbench/preset-commands.js';

export function presetChange(context: PageContext): TemplateResult | typeof nothing {
  const change = standingChange(context.store);
  if (!change) return nothing;
  return html`<p class="preset-change" role="status">
    ${parts('changed', { preset: say(`name.${change.id}`), back: commandButton(takeBackSettings, context, { class: 'inline' }) })}
  </p>`;
}
