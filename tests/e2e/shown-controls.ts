/** All controls that a page shows, by the names that lessons and embeddings find them by. */
import type { Page } from 'playwright-core';

export interface ShownControls {
  /** Of each that has one, in the order of the page; a name that two have is there twice. */
  readonly names: readonly string[];
  /** Those without a name: the element that draws it, its kind, its words. */
  readonly nameless: readonly string[];
}

/** Looks through shadow roots. What stands in a closed fold is not shown. */
export const shownControls = (page: Page): Promise<ShownControls> =>
  page.evaluate(() => {
    const interactive =
      'button, a[href], input, select, textarea, summary, [tabindex="0"], [contenteditable], ' +
      ['application', 'button', 'checkbox', 'link', 'menuitem', 'radio', 'slider', 'switch', 'tab', 'textbox']
        .map((role) => `[role="${role}"]`)
        .join();
    const names: string[] = [];
    const nameless: string[] = [];
    const walk = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.matches(interactive) && element.checkVisibility({ visibilityProperty: true })) {
          const name = element.dataset['control'] ?? '';
          const place = root instanceof ShadowRoot ? root.host.localName : 'document';
          const words = element.getAttribute('aria-label') ?? element.textContent.replace(/\s+/g, ' ').trim();
          if (name === '') nameless.push(`${place} ${element.localName}#${element.id}: ${words.slice(0, 60)}`);
          else names.push(name);
        }
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return { names, nameless };
  });
