/** The list of what is kept, read anew when anything is stored or removed, at most once a second. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Experiments } from '../../training/experiments.js';
import { readKept, type Kept } from '../../training/kept.js';
import { Answers } from '../../ui/answers.js';
import type { Failure } from '../../ui/failure.js';
import { FollowController } from '../../ui/follow-controller.js';

/** Small networks end an epoch many times a second. */
const pauseMs = 1000;

interface Question {
  readonly experiments: Experiments;
  /** Grows with all that is stored and removed. */
  readonly changes: number;
}

export class KeptList implements ReactiveController {
  readonly #stored: FollowController;
  readonly #answers: Answers<Question, Kept>;
  #isConnected = false;
  #changes = 0;
  #readAt = -Infinity;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
    this.#stored = new FollowController(host, () => {
      this.#changes += 1;
    });
    this.#answers = new Answers(host, (question) => this.#read(question));
  }

  hostConnected(): void {
    this.#isConnected = true;
  }

  hostDisconnected(): void {
    this.#isConnected = false;
  }

  /** Nothing before it was first read. */
  get kept(): Kept | undefined {
    return this.#answers.last?.answer;
  }

  /** Why it could not be read. */
  get failure(): Failure | undefined {
    return this.#answers.failure;
  }

  /** To be called whenever the host is drawn. */
  follow(experiments: Experiments | undefined): void {
    if (experiments) this.#answers.ask({ experiments, changes: this.#changes });
  }

  retry(): void {
    this.#answers.retry();
  }

  /** The next change is read at once: a reader waits for it. */
  hurry(): void {
    this.#readAt = -Infinity;
  }

  async #read({ experiments }: Question): Promise<Kept> {
    const wait = this.#readAt + pauseMs - performance.now();
    if (wait > 0) await new Promise((go) => setTimeout(go, wait));
    const results = await experiments.results();
    if (this.#isConnected) this.#stored.follow(results);
    this.#readAt = performance.now();
    return readKept(experiments);
  }
}
