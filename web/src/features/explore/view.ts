/** Explore: the selected functions, one neuron, and, when the first curve is there, what is known of the one in focus. */
import { html, nothing, type TemplateResult } from 'lit';
import './activarium-explore-stage.js';
import { chooseFocus } from '../../workbench/choose-focus.js';
import { desk } from '../../workbench/desk.js';
import type { Focused, PageContext } from '../../workbench/context.js';
import type { ViewModule } from '../../workbench/view-module.js';
import { commands } from './commands.js';
import { say } from './words.js';

const template = (context: PageContext, focus: Focused): TemplateResult =>
  desk(context, {
    stage: html`<activarium-explore-stage .context=${context} .inFocus=${focus}></activarium-explore-stage>`,
    below: html`${context.store.get('selection').length > 1 ? context.part('comparison') : nothing}
    ${context.part('surface')}`,
    card: { label: say('properties'), content: html`${chooseFocus(context, focus)} ${context.part('properties')}` },
  });

export const view: ViewModule = { template, commands };
