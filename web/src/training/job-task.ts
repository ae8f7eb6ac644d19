/**
 * Works at one training piece by piece, on whichever seat has time: makes its network or takes up what is kept of it, trains
 * slice by slice, looks at it after every epoch, and stores where it stands. A lost engine costs it the steps since its last
 * moment; it is trained from there once more, to the same bits.
 */
import { endIfAborted, isAborted } from '../engine/aborted.js';
import type { Seat } from '../engine/pool.js';
import type { Dataset, Run, TrainProgress } from '../engine/types.js';
import { losesEngineState, toFailure } from '../ui/failure.js';
import type { Job, Moment } from './job.js';
import { isOver, type JobState } from './job-state.js';
import { countNeurons, lookAt, outcomeOf, rightOn } from './look.js';
import { findNoNumber } from './no-number.js';
import { runOptions } from './plan.js';
import type { Task } from './queue.js';
import { isUnfinished } from './remaining.js';
import type { Results } from './results/results.js';
import { restingImages, subsetSizes } from './settings.js';

/** What a training is worked at for. */
export interface Goal {
  /** `make`: its network is made and counted; `train`: to its last epoch; `look`: a look where it stands. */
  readonly kind: 'make' | 'train' | 'look';
  readonly group: object;
  /** Whether all of the group stay at about the same epoch, or one is finished after the other. */
  readonly order: 'abreast' | 'in-turn';
  readonly signal: AbortSignal;
  /** Whether to rest after the piece under way. */
  readonly isPauseAsked: () => boolean;
  readonly changed: () => void;
}

/** A goal that several trainings are worked at for. */
export interface CommonGoal extends Goal {
  /** Hears at once of one that fails, before anything else is begun. */
  readonly failed: (error: unknown) => void;
}

/** Hears of a data set that was loaded for a training. */
export type Loaded = (dataset: Dataset, job: Job) => Promise<void>;

/** A network on a seat. */
interface Held {
  readonly seat: Seat;
  readonly generation: number;
  readonly dataset: Dataset;
  readonly run: Run;
  training: AsyncGenerator<TrainProgress, void, void> | undefined;
}

/** Where a training goes on that left its seat between two moments. */
interface Left {
  readonly step: number;
  readonly content: Blob;
}

/** So many engines may be lost in a row without a moment between them. */
const mostLosses = 3;
/** A group stays abreast within an epoch; a training that is one of a row is moved only to a seat that would stand idle. */
const inertia = { abreast: 1, 'in-turn': 1e9 } as const;

export class JobTask implements Task {
  readonly job: Job;
  readonly #results: Results;
  readonly #loaded: Loaded;
  #goal: CommonGoal;
  #index: number;
  #held: Held | undefined;
  #left: Left | undefined;
  #losses = 0;

  constructor(job: Job, results: Results, goal: CommonGoal, index: number, loaded: Loaded) {
    this.job = job;
    this.#results = results;
    this.#goal = goal;
    this.#index = index;
    this.#loaded = loaded;
  }

  get key(): string {
    return this.job.key;
  }
  get group(): object {
    return this.#goal.group;
  }
  get seat(): Seat | undefined {
    return this.#isLost ? undefined : this.#held?.seat;
  }
  get inertia(): number {
    return inertia[this.#goal.order];
  }
  /** Networks are made before any is trained where all are to stay abreast. */
  get place(): number {
    if (this.#goal.order === 'in-turn') return this.#index;
    return this.#held || this.#left ? this.job.epoch : -1;
  }

  /** Whether the engine that has its network was given up. */
  get #isLost(): boolean {
    return this.#held !== undefined && this.#held.generation !== this.#held.seat.generation;
  }

  /** `index`: its place in a row. */
  take(goal: CommonGoal, index: number): void {
    this.#goal = goal;
    this.#index = index;
    this.#losses = 0;
  }

  /** Gives the network up; what is kept stays. */
  release(): void {
    const { run, training } = this.#held ?? {};
    this.#held = undefined;
    this.#left = undefined;
    void training?.return().catch(() => undefined);
    run?.dispose();
  }

  async piece(seat: Seat): Promise<boolean> {
    if (this.#isLost) this.#held = undefined;
    const { signal } = this.#goal;
    const { generation } = this.#held?.seat === seat ? this.#held : seat;
    try {
      endIfAborted(signal);
      return await this.#piece(seat);
    } catch (error) {
      if (isAborted(signal)) {
        this.#rest();
        return false;
      }
      return this.#fail(error, seat, generation);
    }
  }

  #rest(): void {
    if (!isOver(this.job.state)) this.#become({ kind: this.job.latest ? 'resting' : 'idle' });
  }

  #fail(error: unknown, seat: Seat, generation: number): boolean {
    const failure = toFailure(error);
    if (losesEngineState(failure)) {
      this.#held = undefined;
      this.#left = undefined;
      seat.lose(generation);
      this.#losses += 1;
      if (this.#goal.kind !== 'look' && this.#losses < mostLosses) {
        this.#become({ kind: 'waiting' });
        return true;
      }
    }
    this.#goal.failed(error);
    this.#become({ kind: 'failed', failure });
    return false;
  }

  async #piece(seat: Seat): Promise<boolean> {
    const { kind, isPauseAsked } = this.#goal;
    if (this.#held && this.#held.seat !== seat) await this.#leave(this.#held);
    if (!this.#held) {
      // A network that was lost is not looked at where it stood.
      if (kind === 'look' && !this.#left) {
        this.#rest();
        return false;
      }
      if (kind === 'train' && isPauseAsked()) {
        this.#rest();
        return false;
      }
      await this.#make(seat);
      if (isOver(this.job.state) || kind === 'make') return false;
      this.#become({ kind: 'waiting' });
      return true;
    }
    if (kind === 'train') return this.#train(this.#held);
    await this.#look(this.#held, restingImages(this.job.settings));
    this.#rest();
    return false;
  }

  /** Another seat takes it up at this very step. */
  async #leave({ run, training }: Held): Promise<void> {
    await training?.return();
    this.#left = { step: run.step, content: await run.checkpointBlob() };
    this.#held = undefined;
    run.dispose();
  }

  async #make(seat: Seat): Promise<void> {
    const { job } = this;
    const { signal, kind } = this.#goal;
    const { generation } = seat;
    this.#become({ kind: 'preparing' });
    const engine = await seat.engine(signal);
    const dataset = await seat.dataset(subsetSizes[job.settings.subset], signal, (progress) => {
      this.#become({ kind: 'loading', progress });
    });
    await this.#loaded(dataset, job);
    endIfAborted(signal);
    this.#become({ kind: 'preparing' });
    // Another set of trainings may have come further with it meanwhile.
    if (!this.#left && (await this.#adopt())) return;
    const { latest } = job;
    const from = this.#left?.content ?? (latest && (await this.#results.checkpoint(job.key, latest.step)));
    const { definition } = job.function;
    if (definition) await engine.define(definition);
    const fresh = runOptions(job.function, job.settings, dataset, engine);
    if (from && !job.knowsStart) {
      const start = await engine.createRun(fresh);
      job.movedTo((await start.parameters()).layers);
      start.dispose();
    }
    const run = await engine.createRun(from ? { dataset, checkpoint: from } : fresh);
    if (isAborted(signal)) run.dispose();
    endIfAborted(signal);
    if (!this.#left) job.returnTo(from ? latest : undefined);
    this.#left = undefined;
    this.#held = { seat, generation, dataset, run, training: undefined };
    job.parameterCount = run.parameterCount;
    if (!job.latest) await this.#look(this.#held, kind === 'make' ? restingImages(job.settings) : 0);
    else if (kind === 'make') await this.#look(this.#held, restingImages(job.settings));
    this.#rest();
  }

  /** Takes up what is kept where that has come further; resolves to whether nothing is left to be trained. */
  async #adopt(): Promise<boolean> {
    const { job } = this;
    const kept = await this.#results.find(job.key);
    const step = kept?.moments.at(-1)?.step ?? -1;
    if (kept && step > (job.latest?.step ?? -1)) job.adopt(kept.record, kept.moments);
    this.#goal.changed();
    return isOver(job.state);
  }

  async #train(held: Held): Promise<boolean> {
    const { job } = this;
    const { signal, isPauseAsked } = this.#goal;
    const { run } = held;
    const { epochs } = job.settings;
    if (!isUnfinished(run, epochs)) {
      await this.#finish(held);
      return false;
    }
    this.#become({ kind: 'training' });
    held.training ??= run.train({ epochs, signal });
    const start = performance.now();
    const { done, value: progress } = await held.training.next();
    job.seconds += (performance.now() - start) / 1000;
    endIfAborted(signal);
    if (done === true || progress.state === 'stopped') {
      held.training = undefined;
      return true;
    }
    job.add(progress);
    if (job.diverged) {
      await this.#findCause(held);
      await this.#finish(held);
      return false;
    }
    if (progress.epochSummary) {
      const isLast = progress.state === 'finished';
      const { layerGradientNorms } = progress.epochSummary;
      await this.#look(held, isLast ? restingImages(job.settings) : 0, layerGradientNorms);
      if (isLast) {
        await this.#finish(held);
        return false;
      }
    }
    this.#become({ kind: 'training' });
    if (!isPauseAsked()) return true;
    await held.training.return();
    held.training = undefined;
    this.#rest();
    return false;
  }

  async #finish({ run, dataset }: Held): Promise<void> {
    const { job } = this;
    const { signal } = this.#goal;
    const right = job.diverged ? new Uint8Array() : await rightOn(run, dataset, signal);
    job.outcome = outcomeOf(job, right, job.diverged ? '' : await run.parametersHash());
    await this.#results.keep(job.record(dataset.hash));
    job.forgetStart();
    this.release();
    this.#become({ kind: job.diverged ? 'diverged' : 'finished' });
  }

  /** At the very first step no step can have been too large. */
  async #findCause({ seat }: Held): Promise<void> {
    const { job } = this;
    if (job.noNumber || (job.progress?.divergence?.step ?? 0) > 0) return;
    job.noNumber = await findNoNumber(await seat.engine(this.#goal.signal), job.function);
  }

  /** A look at the network as it stands, which is stored with it; `images` and `gradients` as in `lookAt`. */
  async #look({ run, dataset }: Held, images: number, gradients?: readonly number[]): Promise<void> {
    const { job } = this;
    const { signal } = this.#goal;
    if (job.diverged) return;
    const onProgress = (done: { readonly images: number; readonly total: number }): void => {
      this.#become({ kind: 'counting', ...done });
    };
    const { latest } = job;
    if (latest?.step === run.step) {
      if (images <= latest.neurons.images) return;
      const moment: Moment = { ...latest, neurons: await countNeurons(run, images, signal, onProgress) };
      job.recount(latest, moment.neurons);
      await this.#results.keep(job.record(dataset.hash), moment);
      return;
    }
    const moment = await lookAt(job, run, images, gradients, signal, onProgress);
    const content = await run.checkpointBlob();
    endIfAborted(signal);
    job.keep(moment);
    this.#losses = 0;
    await this.#results.keep(job.record(dataset.hash), moment, content);
  }

  #become(state: JobState): void {
    this.job.state = state;
    this.#goal.changed();
  }
}
