/**
 * All that the page trains: the functions of Train, which Neurons and the race look at; the trial of Design. What does the
 * work is loaded when it is first needed.
 */
import { loadPart } from '../engine/load-trainer.js';
import type { Engine } from '../engine/types.js';
import { Experiment } from './experiment.js';
import type { JobRecord } from './job.js';
import type { Phase } from './job-state.js';
import type { Machine } from './machine.js';
import { jobsOf, samePlan, type Plan } from './plan.js';
import { keyOf } from './job-key.js';
import { Seats } from './seats.js';
import { TabRecords, unfinishedPlans, type Memories } from './tab-records.js';
import type { Results } from './results/results.js';
import type { StorageTrouble } from './results/storage-trouble.js';

interface Surroundings extends Memories {
  /** Starts an engine. */
  readonly start: () => Promise<Engine>;
  /** How many engines the computer has room for. */
  readonly seats: number;
  /** Where trainings are kept; the page's own without it. */
  readonly database?: string;
}

const kinds = ['train', 'trial'] as const;
type Kind = (typeof kinds)[number];

export class Experiments {
  /** Side by side; what Train, Neurons and the race show. */
  readonly train: Experiment;
  /** A function against others from several seeds: what Design judges by. */
  readonly trial: Experiment;
  readonly seats: Seats;
  readonly #surroundings: Surroundings;
  readonly #ends = new Set<() => void>();
  #loading: Promise<Machine> | undefined;
  #machine: Machine | undefined;
  readonly #records: TabRecords;
  /** The plan that was looked for last among what is kept. */
  #wanted = '';

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.seats = new Seats(surroundings.seats, surroundings.ofBrowser, (count) => {
      this.#machine?.resize(count);
    });
    this.#records = new TabRecords(surroundings, async () => (await this.load()).results);
    this.train = new Experiment('abreast', this.load);
    this.trial = new Experiment('in-turn', this.load);
    for (const kind of kinds) this.#keepUp(kind);
  }

  /** Why what is trained is lost with the page; nothing where it is kept. */
  get trouble(): StorageTrouble | undefined {
    return this.#machine?.results.trouble;
  }

  /** Keys of the trainings of sets that are not at their end, in this tab and in others. */
  async keysUnderWay(): Promise<ReadonlySet<string>> {
    const own = [this.train, this.trial]
      .filter(({ can }) => can.stop)
      .flatMap(({ jobs }) => jobs.map(({ key }) => key));
    const plans = await unfinishedPlans(await this.results());
    return new Set([...own, ...plans.flatMap(jobsOf).map((job) => keyOf(job))]);
  }

  /** Whether this page would train what was kept to the same bits, and so finds it. */
  finds({ key, job }: JobRecord): boolean {
    return keyOf(job) === key;
  }

  /** What is kept of trainings, once what trains is loaded. */
  async results(): Promise<Results> {
    return (await this.load()).results;
  }

  /**
   * Takes up the sets of trainings of this tab after it was loaded anew: what ran, runs on. In a tab without any, where
   * `mayTakeOver`, those that a closed tab has left behind, at rest.
   */
  async takeUp(mayTakeOver: boolean): Promise<void> {
    const found = await this.#records.find(mayTakeOver);
    for (const kind of kinds) {
      const set = found.find((each) => each.kind === kind);
      if (set && !this[kind].plan) void this[kind].takeUp(set.plan, set.phase);
    }
  }

  /** Shows what is kept of a plan in the place of untrained networks, or of another's results if it is finished. */
  async showKept(plan: Plan): Promise<void> {
    const keys = jobsOf(plan).map((job) => keyOf(job));
    const wanted = keys.join();
    const { train } = this;
    if (wanted === this.#wanted || (train.plan && samePlan(train.plan, plan))) return;
    this.#wanted = wanted;
    const { results } = await this.load();
    const kept = await Promise.all(keys.map((key) => results.find(key)));
    const isWhole = kept.every((each) => each && each.record.state !== 'resting');
    const isShown = train.jobs.some(({ latest }) => latest);
    if (wanted === this.#wanted && (isWhole || (!isShown && kept.some(Boolean)))) await train.show(plan);
  }

  /** `end` is called when all ends. */
  endsWith(end: () => void): void {
    this.#ends.add(end);
  }

  dispose(): void {
    for (const kind of kinds) this[kind].dispose();
    for (const end of this.#ends) end();
    this.#machine?.dispose();
  }

  /** What trains, loaded when it is first asked for. */
  readonly load = (): Promise<Machine> => {
    this.#loading ??= loadPart(() => import('./machine.js')).then(
      ({ Machine: Made, Results }) => {
        const results = new Results({ name: this.#surroundings.database });
        results.subscribe(() => {
          this.train.tell();
        });
        this.#machine = new Made(this.#surroundings.start, this.seats.count, results);
        return this.#machine;
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  };

  /** Stores a set of trainings whenever it is another, or another thing is done with it. */
  #keepUp(kind: Kind): void {
    const experiment = this[kind];
    let last: { readonly plan: Plan; readonly phase: Phase } | undefined;
    experiment.subscribe(() => {
      const { plan, lastingPhase: phase } = experiment;
      if (!plan || !this.#machine || (last?.plan === plan && last.phase === phase)) return;
      last = { plan, phase };
      this.#records.keep(kind, plan, phase);
    });
  }
}
