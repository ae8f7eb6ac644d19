/** Design: a function of the reader's own, by formula or by hand. */
import { html } from 'lit';
import './activarium-design-view.js';
import type { ViewModule } from '../../workbench/view-module.js';
import { commands } from './commands.js';

export const view: ViewModule = {
  template: (context) => html`<activarium-design-view .context=${context}></activarium-design-view>`,
  commands,
};
