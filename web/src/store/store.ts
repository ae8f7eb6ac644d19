/**
 * One state: a value for every declared property, and the hash of links as its codec.
 *
 * A store is an instance; several can live on one page. Only the page's `main.ts` binds its own to the address bar.
 */
import type { Property } from './property.js';

export type Schema = Readonly<Record<string, Property<unknown>>>;

type ValueOf<P> = P extends { readonly initial: infer T } ? T : never;

export type Values<S extends Schema> = { readonly [N in keyof S]: ValueOf<S[N]> };

/** A value of a link that could not be taken as it stands. */
export interface LinkNotice {
  readonly label: string;
  /** The text in the link, shortened. */
  readonly given: string;
  /** What is used instead, as text. */
  readonly used: string;
  readonly reason: string;
}

interface Entry {
  readonly property: Property<unknown>;
  value: unknown;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export class Store<S extends Schema> {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();

  constructor(schema: S) {
    for (const [name, property] of Object.entries(schema)) {
      this.#entries.set(name, { property, value: property.initial });
    }
  }

  get values(): Values<S> {
    return Object.fromEntries([...this.#entries].map(([name, entry]) => [name, entry.value])) as Values<S>;
  }

  get<N extends keyof S & string>(name: N): Values<S>[N] {
    return this.#entry(name).value as Values<S>[N];
  }

  /** Takes new values and tells the listeners once, if anything changed. */
  set(changes: Partial<Values<S>>): void {
    let changed = false;
    for (const [name, value] of Object.entries(changes)) {
      const entry = this.#entry(name);
      if (entry.property.write(entry.value) === entry.property.write(value)) continue;
      entry.value = value;
      changed = true;
    }
    if (changed) this.#tell();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * `#f=relu&lr=0.01&…`: every property, so that a link keeps its meaning when a default changes, but for those at start
   * values that never change.
   */
  toHash(): string {
    const parts = [...this.#entries.values()].flatMap(({ property, value }) => {
      const written = property.write(value);
      if (property.leftOutAtStart === true && written === property.write(property.initial)) return [];
      return [`${property.key}=${encodeURIComponent(written).replaceAll('%2C', ',')}`];
    });
    return `#${parts.join('&')}`;
  }

  /** Takes the state of a link: what it does not name goes to its default, what is out of range to the nearest. */
  applyHash(hash: string): readonly LinkNotice[] {
    const given = new Map(new URLSearchParams(hash.replace(/^#/, '')));
    const notices: LinkNotice[] = [];
    for (const entry of this.#entries.values()) {
      const { property } = entry;
      entry.value = property.initial;
      const text = given.get(property.key);
      if (text === undefined) continue;
      const reading = property.read(text);
      if (reading.kind !== 'invalid') entry.value = reading.value;
      if (reading.kind !== 'valid') {
        notices.push({
          label: property.label,
          given: shorten(text),
          used: property.write(entry.value),
          reason: reading.reason,
        });
      }
    }
    this.#tell();
    return notices;
  }

  #entry(name: string): Entry {
    const entry = this.#entries.get(name);
    if (!entry) throw new RangeError(`The store has no property ${name}.`);
    return entry;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
