/**
 * One training after another on one engine: data, run, pause, stop, neuron counts, and what went wrong.
 *
 * Holds no element and draws nothing; a listener is told after every change and reads the fields. A new task aborts the
 * one before it and starts when that has ended, so that no two ever write the fields at once.
 */
import type { DataProgress, Dataset, Engine, Run, TrainProgress } from '../engine/types.js';
import { losesEngineState, toFailure, type Failure } from './failure.js';
import { subsetSizes, type Subset } from './settings.js';
import { TrainHistory } from './train-history.js';
import { runOptions, type NeuronFinding, type Plan } from './train-plan.js';

export type Phase = 'idle' | 'training' | 'paused' | 'stopped' | 'finished' | 'diverged';

/** What is under way beside the training itself. */
export type Activity =
  | { readonly kind: 'loading'; readonly progress: DataProgress | undefined }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'counting'; readonly images: number; readonly total: number };

export interface SessionListener {
  changed(): void;
  neuronsCounted(finding: NeuronFinding): void;
}

/** A function, because the compiler takes the property for unchanging across an `await`. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

/** `AbortSignal.throwIfAborted` is younger than the browsers this page promises. */
function endIfAborted(signal: AbortSignal): void {
  if (isAborted(signal)) throw new DOMException('Stopped.', 'AbortError');
}

export class TrainSession {
  phase: Phase = 'idle';
  activity: Activity | undefined;
  plan: Plan | undefined;
  progress: TrainProgress | undefined;
  history = new TrainHistory();
  failure: Failure | undefined;

  readonly #engine: Engine;
  readonly #listener: SessionListener;
  readonly #datasets = new Map<Subset, Dataset>();
  #run: Run | undefined;
  #controller = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #pauseAsked = false;
  #again: (() => Promise<void>) | undefined;

  constructor(engine: Engine, listener: SessionListener) {
    this.#engine = engine;
    this.#listener = listener;
  }

  /** A new training from initial weights. */
  async start(plan: Plan): Promise<void> {
    this.#again = () => this.start(plan);
    const latest = await this.#task(async (signal) => {
      this.#run?.dispose();
      this.#run = undefined;
      this.phase = 'idle';
      this.plan = plan;
      this.progress = undefined;
      this.history = new TrainHistory();
      const run = await this.#prepare(plan, signal);
      this.#run = run;
      await this.#train(run, plan, signal);
    });
    if (latest) await this.#countTrained();
  }

  /** Continues a paused training at the exact step. */
  async resume(): Promise<void> {
    const { plan } = this;
    const run = this.#run;
    if (!run || !plan || this.phase !== 'paused') return;
    this.#again = () => this.start(plan);
    const latest = await this.#task((signal) => this.#train(run, plan, signal));
    if (latest) await this.#countTrained();
  }

  pause(): void {
    this.#pauseAsked = this.phase === 'training';
  }

  /** Ends what is under way; a training that had begun keeps its figures. */
  stop(): void {
    if (this.phase !== 'paused') this.#controller.abort();
    else this.phase = 'stopped';
    this.#listener.changed();
  }

  /** Counts the neurons of a network as `plan` would start it. */
  async countUntrained(plan: Plan): Promise<void> {
    this.#again = () => this.countUntrained(plan);
    await this.#task(async (signal) => {
      const run = await this.#prepare(plan, signal);
      try {
        await this.#count(run, plan, 'untrained', signal);
      } finally {
        run.dispose();
      }
    });
  }

  async retry(): Promise<void> {
    await this.#again?.();
  }

  dispose(): void {
    this.#controller.abort();
    this.#run?.dispose();
    this.#run = undefined;
    for (const dataset of this.#datasets.values()) dataset.dispose();
    this.#datasets.clear();
  }

  async #countTrained(): Promise<void> {
    const { plan, phase } = this;
    const run = this.#run;
    if (!run || !plan || !this.progress || phase === 'diverged' || this.failure) return;
    await this.#task((signal) => this.#count(run, plan, 'trained', signal));
  }

  /** Resolves to whether no newer task has been asked for meanwhile; never rejects. */
  #task(work: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    this.#controller.abort();
    const controller = new AbortController();
    this.#controller = controller;
    const task = this.#last.then(async () => {
      await this.#attempt(work, controller.signal);
      return this.#controller === controller;
    });
    this.#last = task;
    return task;
  }

  async #attempt(work: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
    if (isAborted(signal)) return;
    this.failure = undefined;
    this.#pauseAsked = false;
    try {
      await work(signal);
    } catch (error) {
      if (!isAborted(signal)) this.#fail(toFailure(error));
    }
    this.activity = undefined;
    this.#listener.changed();
  }

  #fail(failure: Failure): void {
    this.failure = failure;
    if (!losesEngineState(failure)) return;
    this.#run = undefined;
    this.#datasets.clear();
    if (this.phase === 'paused') this.phase = 'stopped';
  }

  #doing(activity: Activity | undefined): void {
    this.activity = activity;
    this.#listener.changed();
  }

  async #prepare(plan: Plan, signal: AbortSignal): Promise<Run> {
    const { subset } = plan.settings;
    let dataset = this.#datasets.get(subset);
    if (!dataset) {
      this.#doing({ kind: 'loading', progress: undefined });
      dataset = await this.#engine.loadDataset({
        name: 'fashion-mnist',
        ...subsetSizes[subset],
        signal,
        onProgress: (progress) => {
          this.#doing({ kind: 'loading', progress });
        },
      });
      this.#datasets.set(subset, dataset);
    }
    endIfAborted(signal);
    this.#doing({ kind: 'preparing' });
    const run = await this.#engine.createRun(runOptions(plan, dataset));
    if (isAborted(signal)) run.dispose();
    endIfAborted(signal);
    return run;
  }

  async #train(run: Run, plan: Plan, signal: AbortSignal): Promise<void> {
    this.phase = 'training';
    this.#doing(undefined);
    let end: Phase = 'stopped';
    try {
      for await (const progress of run.train({ epochs: plan.settings.epochs, evaluateTest: true, signal })) {
        this.progress = progress;
        this.history.add(progress);
        if (progress.state === 'diverged') end = 'diverged';
        if (progress.state === 'finished') end = 'finished';
        this.#listener.changed();
        if (this.#pauseAsked && progress.state === 'running') {
          end = 'paused';
          break;
        }
      }
      if (end === 'stopped' && !isAborted(signal)) end = 'finished';
    } finally {
      this.phase = end;
    }
  }

  async #count(run: Run, plan: Plan, moment: NeuronFinding['moment'], signal: AbortSignal): Promise<void> {
    this.#doing({ kind: 'counting', images: 0, total: subsetSizes[plan.settings.subset].train });
    const report = await run.neurons('train', {
      signal,
      onProgress: (done) => {
        this.#doing({ kind: 'counting', ...done });
      },
    });
    endIfAborted(signal);
    this.#listener.neuronsCounted({ plan, report, moment, epoch: report.step / run.stepsPerEpoch });
  }
}
