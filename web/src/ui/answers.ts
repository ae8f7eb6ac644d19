/**
 * Answers that come later than their questions: one question is under way at a time, and then the latest of those asked
 * meanwhile. Each answer tells what it is of, so that none is shown under the next question's name.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toFailure, type Failure } from './failure.js';

export interface Answered<Q, A> {
  /** The question. */
  readonly of: Q;
  readonly answer: A;
}

/** Whether two questions have the same parts. */
export function sameParts<Q extends object>(a: Q, b: Q): boolean {
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size && left.every(([name, part]) => right.has(name) && Object.is(part, right.get(name)))
  );
}

export class Answers<Q extends object, A> implements ReactiveController {
  /** The last answer that came, perhaps to a question before the last. */
  last: Answered<Q, A> | undefined;
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #find: (question: Q) => Promise<A>;
  readonly #same: (a: Q, b: Q) => boolean;
  #asked: Q | undefined;
  #failed: Answered<Q, Failure> | undefined;
  #isBusy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: Pick<ReactiveControllerHost, 'addController' | 'requestUpdate'>,
    find: (question: Q) => Promise<A>,
    same: (a: Q, b: Q) => boolean = sameParts,
  ) {
    this.#host = host;
    this.#find = find;
    this.#same = same;
    host.addController(this);
  }

  /** Why the question asked last has no answer. */
  get failure(): Failure | undefined {
    const failed = this.#failed;
    return failed && this.#asked && this.#same(failed.of, this.#asked) ? failed.answer : undefined;
  }

  /** Asks what was not asked last. With `restMilliseconds` it waits for so long that no other question comes. */
  ask(question: Q | undefined, restMilliseconds = 0): void {
    if (!question || (this.#asked && this.#same(question, this.#asked))) return;
    this.#asked = question;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (restMilliseconds === 0) this.#start();
    else
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#start();
      }, restMilliseconds);
  }

  /** Asks once more what failed. */
  retry(): void {
    this.#failed = undefined;
    this.#start();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    // What was asked while it was away.
    this.#start();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #isSettled(question: Q): boolean {
    return [this.last, this.#failed].some((known) => known && this.#same(known.of, question));
  }

  #start(): void {
    const question = this.#asked;
    if (this.#isBusy || this.#timer !== undefined || !question || this.#isSettled(question)) return;
    void this.#run(question);
  }

  async #run(question: Q): Promise<void> {
    this.#isBusy = true;
    try {
      this.last = { of: question, answer: await this.#find(question) };
      this.#failed = undefined;
    } catch (error) {
      this.#failed = { of: question, answer: toFailure(error) };
    }
    this.#isBusy = false;
    this.#host.requestUpdate();
    this.#start();
  }
}
