/**
 * The sets of trainings of a tab, kept by its name, which the tab remembers when it is loaded anew. A lock on the name tells
 * other tabs that it is in use; sets whose tab is gone are another's to take.
 */
import type { Memory } from '../store/memory.js';
import type { Phase } from './job-state.js';
import type { Plan } from './plan.js';
import type { ExperimentRecord } from './results/database.js';
import type { Results } from './results/results.js';
import { holdLock, isLocked } from './tab-lock.js';

export interface FoundSet {
  readonly kind: string;
  readonly plan: Plan;
  readonly phase: Phase;
}

/** What a browser remembers. */
export interface Memories {
  /** Until the tab is closed. */
  readonly ofTab: Memory;
  readonly ofBrowser: Memory;
}

const rememberedAs = 'tab';
/** What the browser refused to store is tried again after so long. */
const againMs = 1000;

const newTab = (): string => Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join('');
const isLeft = ({ phase }: ExperimentRecord): boolean =>
  phase === 'training' || phase === 'paused' || phase === 'interrupted';

export class TabRecords {
  readonly #memories: Memories;
  readonly #results: () => Promise<Results>;
  #tab = newTab();
  #isClaimed = false;
  /** What is still to be stored, by kind. */
  readonly #wanted = new Map<string, Omit<FoundSet, 'kind'>>();
  #isStoring = false;

  constructor(memories: Memories, results: () => Promise<Results>) {
    this.#memories = memories;
    this.#results = results;
  }

  /** Stores a set where it stands, sooner or later. */
  keep(kind: string, plan: Plan, phase: Phase): void {
    if (!this.#isClaimed) void holdLock(this.#tab);
    this.#claim(this.#tab);
    this.#wanted.set(kind, { plan, phase });
    void this.#store();
  }

  /**
   * The sets of this tab before it was loaded anew. In a tab without any, where `mayTakeOver`, those that a closed one has
   * left in the middle, now at rest.
   */
  async find(mayTakeOver: boolean): Promise<readonly FoundSet[]> {
    const { ofTab, ofBrowser } = this.#memories;
    const before = ofTab.recall(rememberedAs);
    if (before === undefined) {
      // A browser in which nothing was ever trained loads nothing to find that out.
      return mayTakeOver && ofBrowser.recall(rememberedAs) !== undefined ? this.#takeOver() : [];
    }
    // Another tab has the name where this one was made as its double.
    if (!(await holdLock(before))) return [];
    this.#claim(before);
    return foundIn(await (await this.#results()).experiments(), before);
  }

  async #takeOver(): Promise<readonly FoundSet[]> {
    const results = await this.#results();
    const all = [...(await results.experiments())].sort((a, b) => b.changed - a.changed);
    for (const record of all.filter((each) => !isLeft(each)))
      if (!(await isLocked(tabOf(record)))) await results.removeExperiment(record.id);
    for (const record of all.filter(isLeft)) {
      const tab = tabOf(record);
      if (this.#isClaimed) return [];
      if (!(await holdLock(tab))) continue;
      this.#claim(tab);
      return foundIn(all.filter(isLeft), tab).map((found) => ({ ...found, phase: 'paused' }));
    }
    return [];
  }

  /** From now on this tab's sets are kept by this name. */
  #claim(tab: string): void {
    this.#tab = tab;
    this.#isClaimed = true;
    this.#memories.ofTab.remember(rememberedAs, tab);
    this.#memories.ofBrowser.remember(rememberedAs, tab);
  }

  async #store(): Promise<void> {
    if (this.#isStoring) return;
    this.#isStoring = true;
    const results = await this.#results();
    for (let next = [...this.#wanted][0]; next; next = [...this.#wanted][0]) {
      const [kind, set] = next;
      const isStored = await results.keepExperiment({ id: `${this.#tab} ${kind}`, ...set, changed: Date.now() });
      if (!isStored) await new Promise((go) => setTimeout(go, againMs));
      else if (this.#wanted.get(kind) === set) this.#wanted.delete(kind);
    }
    this.#isStoring = false;
  }
}

const tabOf = ({ id }: ExperimentRecord): string => id.split(' ')[0] ?? '';

/** Of the sets that tabs have in the middle. */
export async function unfinishedPlans(results: Results): Promise<readonly Plan[]> {
  const left = (await results.experiments()).filter(isLeft);
  const isHeld = await Promise.all(left.map((record) => isLocked(tabOf(record))));
  return left.filter((_, i) => isHeld[i]).map(({ plan }) => plan);
}

const foundIn = (records: readonly ExperimentRecord[], tab: string): readonly FoundSet[] =>
  records
    .filter((record) => tabOf(record) === tab)
    .map(({ id, plan, phase }) => ({ kind: id.split(' ')[1] ?? '', plan, phase }));
