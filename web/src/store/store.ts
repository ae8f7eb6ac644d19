/**
 * One state: a value for every declared property, and the hash of links as its codec.
 *
 * A store is an instance; several can live on one page. Only the page's `main.ts` binds its own to the address bar.
 */
import { shorten } from '../text/cut.js';
import type { LinkNotice } from './link-notice.js';
import { readLinkText, writeLinkText } from './link-text.js';
import { readGiven, type Property } from './property.js';

export type Schema = Readonly<Record<string, Property<unknown>>>;

type ValueOf<P> = P extends { readonly initial: infer T } ? T : never;

export type Values<S extends Schema> = { readonly [N in keyof S]: ValueOf<S[N]> };

export interface StoreRules<S extends Schema> {
  /** What says nothing beside the other values, as what it is then: such values are not kept and not in links. */
  readonly settle?: (get: <N extends keyof S & string>(name: N) => Values<S>[N]) => Partial<Values<S>>;
  /** Keys that older links carry and that mean nothing any more: they are passed over without a word. */
  readonly retired?: readonly string[];
}

interface Entry {
  readonly property: Property<unknown>;
  /** The start value as links would write it. */
  readonly start: string;
  value: unknown;
}

/** What a notice quotes of a link. */
const mostQuoted = 40;
/** How many unknown parts are named. */
const mostUnknown = 3;

export class Store<S extends Schema> {
  readonly #entries = new Map<string, Entry>();
  readonly #byKey: ReadonlyMap<string, Property<unknown>>;
  readonly #listeners = new Set<() => void>();
  readonly #rules: StoreRules<S>;

  constructor(schema: S, rules: StoreRules<S> = {}) {
    this.#rules = rules;
    for (const [name, property] of Object.entries(schema)) {
      const { initial } = property;
      this.#entries.set(name, { property, start: property.write(initial), value: initial });
    }
    this.#byKey = new Map(Object.values(schema).map((property) => [property.key, property]));
  }

  get values(): Values<S> {
    return Object.fromEntries([...this.#entries].map(([name, entry]) => [name, entry.value])) as Values<S>;
  }

  /** The values that make history. */
  get place(): Partial<Values<S>> {
    const those = [...this.#entries].filter(([, { property }]) => property.makesHistory === true);
    return Object.fromEntries(those.map(([name, { value }]) => [name, value])) as Partial<Values<S>>;
  }

  get<N extends keyof S & string>(name: N): Values<S>[N] {
    return this.#entry(name).value as Values<S>[N];
  }

  /** Takes new values and tells the listeners once, if anything changed. */
  set(changes: Partial<Values<S>>): void {
    const changed = this.#take(changes);
    if (this.#settle() || changed) this.#tell();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `#f=relu,gelu&lr=0.1`: what is not as at the start; nothing where all is. With `changes`, the link to those values. */
  toHash(changes: Partial<Values<S>> = {}): string {
    const changed = new Map<string, unknown>(Object.entries(changes));
    const written = [...this.#entries].flatMap(([name, { property, start, value }]) => {
      const text = property.write(changed.has(name) ? changed.get(name) : value);
      return text === start ? [] : [{ key: property.key, text }];
    });
    return writeLinkText(written);
  }

  /** Takes the state of a link: what it does not name goes to its default, what is out of range to the nearest. */
  applyHash(hash: string): readonly LinkNotice[] {
    const { parts, isDamaged } = readLinkText(hash);
    const given = new Map(parts.map(({ key, text }) => [key, text]));
    const notices: LinkNotice[] = isDamaged ? [{ kind: 'damaged' }] : [];
    for (const entry of this.#entries.values()) {
      const { property } = entry;
      const { key } = property;
      const label = property.label();
      entry.value = property.initial;
      const text = given.get(key);
      if (text === undefined) continue;
      const reading = readGiven(property, text);
      if (reading.kind !== 'invalid') entry.value = reading.value;
      const used = (property.say ?? property.write)(entry.value);
      if (parts.filter((part) => part.key === key).length > 1) notices.push({ kind: 'twice', key, label, used });
      if (reading.kind === 'valid') continue;
      notices.push({ kind: 'value', key, label, given: shorten(text, mostQuoted), used, fault: reading.fault });
    }
    const unknown = [...given.keys()].filter(
      (key) => !this.#byKey.has(key) && this.#rules.retired?.includes(key) !== true,
    );
    if (unknown.length > 0) {
      const named = unknown.slice(0, mostUnknown).map((key) => shorten(key === '' ? '=' : key, mostQuoted));
      notices.push({ kind: 'unknown', keys: named, more: unknown.length - named.length });
    }
    this.#settle();
    this.#tell();
    return notices;
  }

  /** Takes of a link only what makes history; all else stays. */
  applyPlace(hash: string): void {
    const given = new Map(readLinkText(hash).parts.map(({ key, text }) => [key, text]));
    for (const entry of this.#entries.values()) {
      const { property, start } = entry;
      if (property.makesHistory !== true) continue;
      const reading = readGiven(property, given.get(property.key) ?? start);
      entry.value = reading.kind === 'invalid' ? property.initial : reading.value;
    }
    this.#settle();
    this.#tell();
  }

  #take(changes: Partial<Values<S>>): boolean {
    let changed = false;
    for (const [name, value] of Object.entries(changes)) {
      const entry = this.#entry(name);
      if (entry.property.write(entry.value) === entry.property.write(value)) continue;
      entry.value = value;
      changed = true;
    }
    return changed;
  }

  #settle(): boolean {
    return this.#rules.settle !== undefined && this.#take(this.#rules.settle((name) => this.get(name)));
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
