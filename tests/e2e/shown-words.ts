/** All words that a page shows or says, and what is wrong with them in the pseudo-language. */
import type { Page } from 'playwright-core';

export interface WordFaults {
  /** How many texts there are. */
  readonly texts: number;
  /** How far the page reaches beyond the window, in pixels. */
  readonly sideways: number;
  /** Texts with words of no catalogue. */
  readonly plain: readonly string[];
  /** Sentences that are made of several messages. */
  readonly glued: readonly string[];
  /** Texts that reach out of their box. */
  readonly cut: readonly string[];
}

/** Opens every fold, in shadow roots too. */
export const openFolds = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const open = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLDetailsElement) element.open = true;
        if (element.shadowRoot) open(element.shadowRoot);
      }
    };
    open(document);
  });

/**
 * Reads every text and spoken attribute, of folds that are open, shadow roots included. What stands in `translate="no"`, in
 * formulas and in fields is no word of the page.
 */
export const wordFaults = (page: Page): Promise<WordFaults> =>
  page.evaluate(() => {
    const spoken = [
      'aria-description',
      'aria-label',
      'aria-roledescription',
      'aria-valuetext',
      'alt',
      'label',
      'placeholder',
      'title',
    ];
    const plain = new Set<string>();
    const glued = new Set<string>();
    const cut = new Set<string>();
    let texts = 0;
    const isPlain = (text: string): boolean => /[A-Za-z]{2}/.test(text);
    const note = (faults: Set<string>, element: Element, text: string): void => {
      const place = element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : element;
      faults.add(`${place.localName} ${element.localName}: ${text.trim().replace(/\s+/g, ' ').slice(0, 160)}`);
    };
    const childrenOf = (element: Element): readonly Node[] => {
      if (element instanceof HTMLSlotElement && element.assignedNodes().length > 0) return element.assignedNodes();
      return [...(element.shadowRoot ?? element).childNodes];
    };
    const isSkipped = (element: Element): boolean =>
      ['style', 'script', 'math', 'textarea', 'noscript'].includes(element.localName) ||
      element.getAttribute('translate') === 'no';

    /** The texts of the lines that a block holds, without those of blocks in it. */
    const inlineText = (element: Element): string =>
      childrenOf(element)
        .map((child) => {
          if (child instanceof Text) return child.data;
          if (!(child instanceof Element)) return '';
          if (isSkipped(child)) return '·';
          const isInline = /^(inline|contents)$/.test(getComputedStyle(child).display);
          return isInline && !child.matches('button, input, select, label, summary, svg') ? inlineText(child) : '\n';
        })
        .join('');

    /** A message that does not end a sentence, and another one behind it, outside of both. */
    const isGlued = (line: string): boolean => {
      let depth = 0;
      let before = '';
      let hasEnded = false;
      for (const piece of line.split(/([⟦⟧])/)) {
        if (piece === '⟦') {
          depth += 1;
        } else if (piece === '⟧') {
          depth -= 1;
          hasEnded = depth === 0 && !/[.:?!…;)]$/.test(before);
        } else if (depth === 0 && /[^\s,]/.test(piece)) {
          hasEnded = false;
        } else if (depth > 0) {
          if (depth === 1 && hasEnded) return true;
          before = piece;
        }
      }
      return false;
    };

    const walk = (element: Element): void => {
      if (isSkipped(element)) return;
      for (const name of spoken) {
        const text = element.getAttribute(name);
        if (text !== null && isPlain(text)) note(plain, element, `${name}="${text}"`);
      }
      const style = getComputedStyle(element);
      const own = childrenOf(element).filter((child) => child instanceof Text && child.data.trim() !== '');
      if (style.display !== 'none' && style.visibility !== 'hidden') {
        texts += own.length;
        for (const child of own) if (isPlain((child as Text).data)) note(plain, element, (child as Text).data);
        const isBlock = !/^(inline|contents)$/.test(style.display);
        if (isBlock) {
          for (const line of inlineText(element).split('\n')) if (isGlued(line)) note(glued, element, line);
          const isHidden = style.position === 'absolute' && element.clientWidth <= 1;
          const isScrolled = /auto|scroll/.test(style.overflowX);
          if (own.length > 0 && !isHidden && !isScrolled && element.clientWidth > 0)
            if (element.scrollWidth > element.clientWidth + 1 && !element.hasAttribute('title'))
              note(cut, element, element.textContent);
        }
      }
      if (element instanceof SVGTextElement && element.ownerSVGElement) {
        const box = element.getBoundingClientRect();
        const picture = element.ownerSVGElement.getBoundingClientRect();
        if (box.width > 0 && (box.left < picture.left - 1 || box.right > picture.right + 1))
          note(cut, element, element.textContent);
      }
      for (const child of childrenOf(element)) if (child instanceof Element) walk(child);
    };

    if (isPlain(document.title)) plain.add(`title: ${document.title}`);
    walk(document.body);
    const sideways = Math.max(0, document.documentElement.scrollWidth - innerWidth);
    return { texts, sideways, plain: [...plain], glued: [...glued], cut: [...cut] };
  });
