/**
 * Sets style properties of an element through the CSSOM: `<td ${styled({ background })}>`. Lit's own styleMap writes a
 * style attribute at first, which a strict content policy refuses.
 */
import { nothing } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class Styled extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('styled stands among an element’s attributes');
  }

  override update(part: ElementPart, [properties]: [Readonly<Record<string, string>>]): typeof nothing {
    if (!(part.element instanceof HTMLElement) && !(part.element instanceof SVGElement)) return nothing;
    for (const [name, value] of Object.entries(properties)) part.element.style.setProperty(name, value);
    return nothing;
  }

  /** Only `update` knows the element. */
  override render(..._properties: unknown[]): typeof nothing {
    return nothing;
  }
}

export const styled = directive(Styled);
