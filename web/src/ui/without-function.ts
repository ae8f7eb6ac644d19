/** What an element shows in the place of what needs the function that it is to show. */
import { html, nothing, type TemplateResult } from 'lit';
import { nearestId } from '../engine/nearest.js';
import type { Engine } from '../engine/types.js';
import { withoutEngine } from './engine.js';
import { say } from './words.js';

/** That the engine has no such function, and which one was probably meant; without an engine, what is said of that. */
export function withoutFunction(
  host: Element & { readonly engine: Engine | undefined; readonly activation: string },
): TemplateResult | typeof nothing {
  const { engine } = host;
  if (!engine) return withoutEngine(host);
  // What is no name at all comes to the property as none.
  const name = host.activation || (host.getAttribute('activation') ?? '');
  if (name === '') return nothing;
  const nearest = nearestId(name, engine.activations);
  const found = engine.activations.find(({ id }) => id === nearest);
  return html`<p class="notice" role="alert">
    ${found ? say('no-function.nearest', { name, nearest: found.name, id: found.id }) : say('no-function', { name })}
  </p>`;
}
