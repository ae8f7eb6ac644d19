/**
 * The reader's own functions: what the store says of them, told to the engine that draws.
 *
 * A definition that the engine refuses is left out, visibly. Until all are told, ids of a link mean nothing yet.
 */
import type { ActivationInfo, DefineRequest, Engine } from '../engine/types.js';
import { mostOwn, writeDefinition } from './definition.js';
import { toFailure } from './failure.js';
import { pageProperties, type PageStore } from './page-state.js';
import { isSelected, toggled, type Selection } from './selection.js';
import type { LinkNotice } from './store.js';

export class OwnFunctions {
  readonly #store: PageStore;
  readonly #engine: Engine;
  #settled = '';
  #listed: readonly ActivationInfo[] = [];
  /** Ids by definition, as links write it. */
  #ids: ReadonlyMap<string, string> = new Map();

  constructor(store: PageStore, engine: Engine) {
    this.#store = store;
    this.#engine = engine;
  }

  /** Whether the engine knows what the store holds. */
  get isSettled(): boolean {
    return this.#settled === this.#written;
  }

  get #written(): string {
    return pageProperties.own.write(this.#store.get('own'));
  }

  /** Ids in the store's order. */
  get ids(): readonly string[] {
    return this.#store.get('own').flatMap((definition) => this.#ids.get(writeDefinition(definition)) ?? []);
  }

  /** The engine's functions without what is only being written; the same array until it holds others. */
  get listed(): readonly ActivationInfo[] {
    const ids = new Set(this.ids);
    const listed = this.#engine.activations.filter(({ id, definition }) => !definition || ids.has(id));
    const isSame = listed.length === this.#listed.length && listed.every((info, i) => info === this.#listed[i]);
    if (!isSame) this.#listed = listed;
    return this.#listed;
  }

  /** Tells the engine all that is new and takes back what is gone; fails only where the engine does. */
  async settle(): Promise<readonly LinkNotice[]> {
    const wanted = this.#store.get('own');
    const written = this.#written;
    const notices: LinkNotice[] = [];
    const kept: DefineRequest[] = [];
    const ids = new Map<string, string>();
    for (const definition of wanted) {
      try {
        const { id } = await this.#engine.define(definition);
        if ([...ids.values()].includes(id)) continue;
        ids.set(writeDefinition(definition), id);
        kept.push(definition);
      } catch (error) {
        const failure = toFailure(error);
        if (failure.code !== 'invalid-argument') throw error;
        const given = definition.name === undefined || definition.name === '' ? definition.formula : definition.name;
        const reason = `cannot be read (${failure.message.replace(/\.$/, '')})`;
        notices.push({ label: 'Your function', given, used: '', reason });
      }
    }
    // Meanwhile the store may hold others.
    if (written !== this.#written) return notices;
    const gone = [...this.#ids.values()].filter((id) => ![...ids.values()].includes(id));
    this.#ids = ids;
    this.#settled = pageProperties.own.write(kept);
    this.#store.set({ own: kept });
    for (const id of gone) await this.#engine.forget(id);
    return notices;
  }

  /**
   * Lists a function and selects it; in the place of `replaced` where that is listed. Nothing happens when there are as
   * many as there can be.
   */
  async add(definition: DefineRequest, replaced: string): Promise<ActivationInfo | undefined> {
    const info = await this.#engine.define(definition);
    const { id } = info;
    const own = this.#store.get('own');
    const at = this.ids.indexOf(this.ids.includes(id) ? id : replaced);
    if (at < 0 && own.length >= mostOwn) return undefined;
    const changed = at < 0 ? [...own, definition] : own.map((each, i) => (i === at ? definition : each));
    const old = at < 0 ? undefined : this.ids[at];
    this.#ids = new Map([...this.#ids].filter(([, known]) => known !== old)).set(writeDefinition(definition), id);
    this.#settled = pageProperties.own.write(changed);
    this.#store.set({ own: changed, selection: withFunction(this.#store.get('selection'), id, old), focus: id });
    if (old !== undefined && old !== id) await this.#engine.forget(old);
    return info;
  }

  async remove(id: string): Promise<void> {
    const at = this.ids.indexOf(id);
    if (at < 0) return;
    const own = this.#store.get('own').filter((_, i) => i !== at);
    const selection = this.#store.get('selection').filter(({ activation }) => activation !== id);
    this.#ids = new Map([...this.#ids].filter(([, known]) => known !== id));
    this.#settled = pageProperties.own.write(own);
    this.#store.set({ own, selection: selection.length > 0 ? selection : pageProperties.selection.initial });
    await this.#engine.forget(id);
  }
}

/** With a function in the slot of the one it replaces, or in a free one; a full selection stays as it is. */
function withFunction(selection: Selection, id: string, replaced: string | undefined): Selection {
  if (isSelected(selection, id)) return selection;
  const old = selection.find(({ activation }) => activation === replaced);
  if (!old) return toggled(selection, id);
  return selection.map((selected) => (selected === old ? { ...old, activation: id } : selected));
}
