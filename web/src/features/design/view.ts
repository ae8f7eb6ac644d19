/** Design: a function of the reader's own, by formula or by hand. */
import { html, type TemplateResult } from 'lit';
import './activarium-design-view.js';
import type { PageContext } from '../../workbench/context.js';

export const designView = (context: PageContext): TemplateResult =>
  html`<activarium-design-view .context=${context}></activarium-design-view>`;
