/**
 * The reader's own functions: what the store says of them, told to the engine that draws.
 *
 * A definition that the engine refuses is left out, visibly. Until all are told, ids of a link mean nothing yet.
 */
import type { ActivationInfo, DefineRequest, Engine } from '../engine/types.js';
import type { ChosenParameters } from '../functions/chosen-parameters.js';
import { mostOwn, writeDefinition } from '../functions/definition.js';
import { shorten } from '../text/cut.js';
import { toFailure } from '../ui/failure.js';
import { pageProperties, type PageStore } from './state.js';
import { isSelected, toggled, type Selection } from '../functions/selection.js';
import type { LinkNotice } from '../store/link-notice.js';
import { say } from './words.js';

/** Results of a function may be shown long after it was written over; the engine knows this many before it forgets. */
const mostKnown = 100;

export class OwnFunctions {
  readonly #store: PageStore;
  readonly #engine: Engine;
  #settled = '';
  #listed: readonly ActivationInfo[] = [];
  /** Ids of all that was defined, the newest last. */
  #known: readonly string[] = [];
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

  /** The registered functions, then the reader's in their order; the same array until it holds others. */
  get listed(): readonly ActivationInfo[] {
    const { activations } = this.#engine;
    const own = this.ids.flatMap((wanted) => activations.find(({ id }) => id === wanted) ?? []);
    const listed = [...activations.filter(({ definition }) => !definition), ...own];
    const isSame = listed.length === this.#listed.length && listed.every((info, i) => info === this.#listed[i]);
    if (!isSame) this.#listed = listed;
    return this.#listed;
  }

  /** Makes a function without listing it; long unlisted ones are forgotten. */
  async define(definition: DefineRequest): Promise<ActivationInfo> {
    const info = await this.#engine.define(definition);
    const all = [...this.#known.filter((id) => id !== info.id), info.id];
    const listed = this.ids;
    const surplus = all.filter((id) => !listed.includes(id)).slice(0, Math.max(0, all.length - mostKnown));
    this.#known = all.filter((id) => !surplus.includes(id));
    for (const id of surplus) await this.#engine.forget(id);
    return info;
  }

  /** Tells the engine all that is new; fails only where the engine does. */
  async settle(): Promise<readonly LinkNotice[]> {
    const wanted = this.#store.get('own');
    const written = this.#written;
    const notices: LinkNotice[] = [];
    const kept: DefineRequest[] = [];
    const ids = new Map<string, string>();
    for (const definition of wanted) {
      try {
        const { id } = await this.define(definition);
        if ([...ids.values()].includes(id)) continue;
        ids.set(writeDefinition(definition), id);
        kept.push(definition);
      } catch (error) {
        const failure = toFailure(error);
        if (failure.code !== 'invalid-argument') throw error;
        const given = definition.name === undefined || definition.name === '' ? definition.formula : definition.name;
        const { message } = failure;
        notices.push({
          kind: 'value',
          key: pageProperties.own.key,
          label: say('own-function'),
          given: shorten(given, 40),
          used: '',
          fault: (name) => say('own-function.unreadable', { name, reason: message.replace(/\.$/, '') }),
        });
      }
    }
    // Meanwhile the store may hold others.
    if (written !== this.#written) return notices;
    this.#ids = ids;
    this.#settled = pageProperties.own.write(kept);
    this.#store.set({ own: kept });
    return notices;
  }

  /**
   * Lists a function that was defined with id `id`, and selects it; in the place of `replaced` where that is listed.
   * Gives false, and does nothing, when there are as many as there can be.
   */
  add(id: string, definition: DefineRequest, replaced: string): boolean {
    const own = this.#store.get('own');
    const at = this.ids.indexOf(this.ids.includes(id) ? id : replaced);
    if (at < 0 && own.length >= mostOwn) return false;
    const changed = at < 0 ? [...own, definition] : own.map((each, i) => (i === at ? definition : each));
    const old = at < 0 ? undefined : this.ids[at];
    this.#ids = new Map([...this.#ids].filter(([, known]) => known !== old)).set(writeDefinition(definition), id);
    this.#settled = pageProperties.own.write(changed);
    this.#store.set({
      own: changed,
      selection: withFunction(this.#store.get('selection'), id, old),
      focus: id,
      parameters: old === undefined || old === id ? this.#store.get('parameters') : this.#parametersWithout(old),
    });
    return true;
  }

  remove(id: string): void {
    const at = this.ids.indexOf(id);
    if (at < 0) return;
    const own = this.#store.get('own').filter((_, i) => i !== at);
    const selection = this.#store.get('selection').filter(({ activation }) => activation !== id);
    this.#ids = new Map([...this.#ids].filter(([, known]) => known !== id));
    this.#settled = pageProperties.own.write(own);
    this.#store.set({
      own,
      selection: selection.length > 0 ? selection : pageProperties.selection.initial,
      parameters: this.#parametersWithout(id),
    });
  }

  /** What was set of a function that is no longer listed is not to be missed in the link. */
  #parametersWithout(id: string): ChosenParameters {
    return new Map([...this.#store.get('parameters')].filter(([key]) => !key.startsWith(`${id}.`)));
  }
}

/** With a function in the slot of the one it replaces, or in a free one; a full selection stays as it is. */
function withFunction(selection: Selection, id: string, replaced: string | undefined): Selection {
  if (isSelected(selection, id)) return selection;
  const old = selection.find(({ activation }) => activation === replaced);
  if (!old) return toggled(selection, id);
  return selection.map((selected) => (selected === old ? { ...old, activation: id } : selected));
}
