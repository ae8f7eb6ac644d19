/**
 * The functions that every view works on: one to six, each in a slot that gives it its colour and marker.
 *
 * A slot stays with its function as long as it is selected: taking one away recolours none of the others. In links
 * `relu,gelu` are slots 1 and 2; an empty place is a free slot: `relu,,mish`.
 */
import type { Fault, Property, Reading } from '../store/property.js';
import { say } from './words.js';

/** How many functions can be told apart, so how many can be selected. */
export const slotCount = 6;

export interface Selected {
  readonly activation: string;
  /** 1 … 6. */
  readonly slot: number;
}

/** By slot; never empty. */
export type Selection = readonly Selected[];

export const selectOne = (activation: string): Selection => [{ activation, slot: 1 }];

export const isSelected = (selection: Selection, activation: string): boolean =>
  selection.some((selected) => selected.activation === activation);

export function freeSlot(selection: Selection): number | undefined {
  const taken = new Set(selection.map(({ slot }) => slot));
  return Array.from({ length: slotCount }, (_, i) => i + 1).find((number) => !taken.has(number));
}

/** Adds a function in the first free slot or takes it away; the last one and a seventh leave the selection as it is. */
export function toggled(selection: Selection, activation: string): Selection {
  if (isSelected(selection, activation)) {
    return selection.length === 1 ? selection : selection.filter((selected) => selected.activation !== activation);
  }
  const slot = freeSlot(selection);
  if (slot === undefined) return selection;
  return [...selection, { activation, slot }].sort((a, b) => a.slot - b.slot);
}

const idPattern = /^[a-z][a-z0-9-]{0,63}$/;
const longest = 1000;

export function selectionProperty(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: Selection;
}): Property<Selection> {
  const fault: Fault = (name) => say('fault.selection', { name, most: slotCount });
  return {
    ...spec,
    read: (text): Reading<Selection> => {
      // A hostile link may hold megabytes.
      if (text.length > longest) return { kind: 'invalid', fault };
      const places = text.split(',');
      const seen = new Set<string>();
      const value: Selected[] = [];
      for (const [i, activation] of places.slice(0, slotCount).entries()) {
        if (!idPattern.test(activation) || seen.has(activation)) continue;
        seen.add(activation);
        value.push({ activation, slot: i + 1 });
      }
      if (value.length === 0) return { kind: 'invalid', fault };
      const named = places.filter((place) => place !== '').length;
      return value.length === named ? { kind: 'valid', value } : { kind: 'clamped', value, fault };
    },
    write: (value) => {
      const last = Math.max(...value.map(({ slot }) => slot));
      const ids = Array.from({ length: last }, (_, i) => value.find(({ slot }) => slot === i + 1)?.activation ?? '');
      return ids.join(',');
    },
    say: (value) => value.map(({ activation }) => activation).join(','),
  };
}
