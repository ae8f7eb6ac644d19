/**
 * The views' scripts, and through them what each shows and can do.
 *
 * A view more is a folder in features/ with a `view.ts`, and its id in `views` of workbench/state.ts; the page's catalogue
 * has its name.
 */
import { view as explore } from '../features/explore/view.js';
import { memberOf } from '../text/member.js';
import { views as ids, type View } from '../workbench/state.js';
import type { ViewModule } from '../workbench/view-module.js';

export interface ViewEntry {
  readonly id: View;
  /** Of the view that the page starts with it comes with the page. */
  readonly script: ViewModule | (() => Promise<ViewModule>);
}

const scripts = import.meta.glob<ViewModule>(['../features/*/view.ts', '!../features/explore/view.ts'], {
  import: 'view',
});

function scriptOf(id: View): ViewEntry['script'] {
  const script = id === 'explore' ? explore : memberOf(scripts, `../features/${id}/view.ts`);
  if (!script) throw new RangeError(`The view ${id} has no script.`);
  return script;
}

export const views: readonly ViewEntry[] = ids.map((id) => ({ id, script: scriptOf(id) }));
