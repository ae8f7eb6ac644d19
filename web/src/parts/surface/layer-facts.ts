/** Explore for functions that take more than one number at a time: what stands in the place of a surface. */
import { html, type TemplateResult } from 'lit';
import type { ActivationInfo } from '../../engine/types.js';
import type { Focused } from '../../workbench/context.js';
import { say } from './words.js';

/** How such a layer works. */
export function layerFacts({ info }: Focused): TemplateResult {
  if (!info) return html``;
  return html`<section class="layer-facts">
    <h2>${say('works', { name: info.name })}</h2>
    <p>${howItWorks(info)}</p>
  </section>`;
}

function howItWorks({ name, kind, pieces }: ActivationInfo): string {
  switch (kind) {
    case 'gated':
      return say('works.gated', { name });
    case 'grouped':
      return say('works.grouped', { pieces });
    case 'output':
      return say('works.output', { name });
    case 'elementwise':
      return '';
  }
}
