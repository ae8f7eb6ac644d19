/** Where an element stands while it is tested: alone on a page, on the ground of the theme. */
import axe from 'axe-core';
import { afterEach, beforeEach, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { palettes } from '../../web/src/ui/style/palette.js';

const ground = document.createElement('style');
ground.textContent = `
  body { margin: 0; background: ${palettes.light.paper}; color: ${palettes.light.ink}; }
  @media (prefers-color-scheme: dark) { body { background: ${palettes.dark.paper}; color: ${palettes.dark.ink}; } }
`;
document.head.append(ground);

beforeEach(async () => {
  // Nothing is remembered of a visit before.
  localStorage.clear();
  await commands.emulate({ colorScheme: 'light', forcedColors: 'none' });
  await commands.parkMouse();
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** The element with these properties, in the page's main part and drawn. */
export async function stand<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): Promise<HTMLElementTagNameMap[K]> {
  const element = Object.assign(document.createElement(name), properties);
  const main = document.createElement('main');
  main.append(element);
  document.body.append(main);
  if ('updateComplete' in element) await element.updateComplete;
  return element;
}

/** What axe finds wrong with the page as it is, but for these rules: the rules that are broken, with the places. */
export async function findings(...exempt: readonly string[]): Promise<readonly string[]> {
  const rules = Object.fromEntries(exempt.map((rule) => [rule, { enabled: false }]));
  const { violations } = await axe.run(document.body, { rules });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary ?? ''}`),
  );
}

/** What the element's own live region says: its parts have some, too. */
export const spokenBy = (element: Element): string | undefined =>
  element.shadowRoot?.querySelector('.unseen[role="status"]')?.textContent;

/** The details of the events of a kind that came from the element, oldest first. */
export function heard(element: Element, kind: string): readonly unknown[] {
  const details: unknown[] = [];
  element.addEventListener(kind, (event) => {
    if (event instanceof CustomEvent) details.push(event.detail);
  });
  return details;
}

/** Gives the last text that the page copied. Tests that run at once share the clipboard, so it is heard on its way there. */
export function copies(): () => string | undefined {
  const write = vi.spyOn(navigator.clipboard, 'writeText');
  return () => write.mock.lastCall?.[0];
}

/** What the controls on the page are known by, in their order, through shadow roots; `''` for one without a name. */
export function controlNames(root: ParentNode = document.body): readonly string[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const isControl = element.matches('button, input, summary, [tabindex="0"]');
    const own = isControl ? [element.dataset['control'] ?? ''] : [];
    return element.shadowRoot ? [...own, ...controlNames(element.shadowRoot)] : own;
  });
}

/** The words of what has the focus, through shadow roots. */
export function focusedWords(): string {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.getAttribute('aria-label') ?? element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
