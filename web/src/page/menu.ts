/** What the header's menu offers, of all commands. */
import { sections } from './about/sections.js';
import type { Offer } from './run-command.js';

const groups: readonly (readonly string[])[] = [
  ['page.copy-link', 'page.present', 'page.print', 'page.kept', 'explore.ask'],
  sections.map((section) => `page.${section}`),
];

/** A command whose script has not come yet is left out. */
export const menuOf = (offers: readonly Offer[]): readonly (readonly Offer[])[] =>
  groups.map((ids) => ids.flatMap((id) => offers.filter((offer) => offer.id === id)));
