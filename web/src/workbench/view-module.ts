/** What the script of a view gives to the page: the `view.ts` of each feature exports one as `view`. */
import type { TemplateResult } from 'lit';
import type { Command } from './command.js';
import type { Focused, PageContext } from './context.js';

export interface ViewModule {
  readonly template: (context: PageContext, focus: Focused) => TemplateResult;
  readonly commands: readonly Command[];
}
