/**
 * What every element is made from: its properties with their start values in one list, the tokens and the base of its
 * looks, events of known names, and a `theme` attribute beside the system's.
 *
 *     export class ActivariumTerm extends elementOf({ explanation: attribute(''), open: own(false) }) { … }
 */
import { LitElement, type CSSResultGroup, type CSSResultOrNative, type PropertyDeclaration } from 'lit';
import type { Property } from '../store/property.js';
import { base } from './style/base.js';
import { tokens } from './style/tokens.js';

/**
 * What the events of elements carry, by name; `undefined` where that is nothing. The file of an element adds its own with
 * `declare module`, so that one name has one meaning everywhere. Events bubble, and cross the shadow roots.
 */
// Filled by others.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface ElementEvents {}

export class ActivariumElement extends LitElement {
  static override finalizeStyles(styles: CSSResultGroup = []): CSSResultOrNative[] {
    return super.finalizeStyles([tokens, base, styles]);
  }

  protected emit<Name extends keyof ElementEvents>(
    name: Name,
    ...[detail]: ElementEvents[Name] extends undefined ? [] : [detail: ElementEvents[Name]]
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** A property of an element: how its value comes to it, and what it is at first. */
export interface ElementProperty<T> {
  readonly declaration: PropertyDeclaration;
  readonly initial: T;
  /** Made with each element: where the property of this name is read and set. It asks for updates by itself. */
  readonly source?: (host: ActivariumElement, name: string) => Source<T>;
}

/** What knows a property's value where that is not only what was set last. */
export interface Source<T> {
  value: T;
}

/** Set from outside, by a template; `hasChanged` where an equal value comes as another object each time. */
export function given<T>(): ElementProperty<T | undefined>;
export function given<T>(initial: T, hasChanged?: (now: T, before: T) => boolean): ElementProperty<T>;
export function given<T>(initial?: T, hasChanged?: (now: T, before: T) => boolean): ElementProperty<T | undefined> {
  return { declaration: { attribute: false, ...(hasChanged && { hasChanged }) }, initial };
}

/** The element's own state, which draws it anew. */
export function own<T>(): ElementProperty<T | undefined>;
export function own<T>(initial: T): ElementProperty<T>;
export function own<T>(initial?: T): ElementProperty<T | undefined> {
  return { declaration: { state: true }, initial };
}

const types = new Map<string, unknown>([
  ['string', String],
  ['number', Number],
  ['boolean', Boolean],
]);

/** An attribute too; a number that may be missing is `attribute<number | undefined>(undefined, Number)`. */
export const attribute = <T>(initial: T, type?: unknown): ElementProperty<T> => ({
  declaration: { type: type ?? types.get(typeof initial) },
  initial,
});

/** An attribute that also shows what the property is set to, for style sheets. */
export function reflected<T>(initial: T): ElementProperty<T> {
  const { declaration } = attribute(initial);
  return { declaration: { ...declaration, reflect: true }, initial };
}

/** An attribute that is read as the property is in links; what cannot be read is the start value. */
export const linked = <T>(property: Property<T>): ElementProperty<T> => ({
  declaration: {
    converter: {
      fromAttribute: (text: string | null): T => {
        const reading = property.read(text ?? '');
        return reading.kind === 'invalid' ? property.initial : reading.value;
      },
    },
  },
  initial: property.initial,
});

/** What the class itself has, without its constructor. */
type Statics = Omit<typeof ActivariumElement, 'prototype'>;

type Values<D> = { -readonly [Name in keyof D]: D[Name] extends ElementProperty<infer T> ? T : never };

function readFrom<T>(source: Source<T>, element: ActivariumElement, name: string): void {
  Object.defineProperty(element, name, {
    get: () => source.value,
    set: (value: T) => {
      source.value = value;
    },
  });
}

/** The class that an element with these properties extends; each has its start value when the element is made. */
export function elementOf<D extends Readonly<Record<string, ElementProperty<unknown>>>>(
  declared: D,
): Statics & (new () => ActivariumElement & Values<D>) {
  return class extends ActivariumElement {
    static override properties = Object.fromEntries(
      Object.entries(declared).map(([name, { declaration }]) => [name, declaration]),
    );

    constructor() {
      super();
      for (const [name, { initial, source }] of Object.entries(declared)) {
        if (source) readFrom(source(this, name), this, name);
        else Reflect.set(this, name, initial);
      }
    }
  } as unknown as Statics & (new () => ActivariumElement & Values<D>);
}
