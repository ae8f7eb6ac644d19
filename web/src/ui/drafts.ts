/**
 * What a reader has typed into the fields of a form and what is not taken yet: the text as typed, and the sentence of
 * what is wrong with it. A text that is wrong stands until it is mended, so that nothing that was typed is lost.
 */
import type { Typed } from '../text/typed.js';

interface Draft {
  /** Undefined where nothing was typed and the value itself is refused. */
  readonly text?: string;
  readonly fault?: string;
}

/** How a field’s text becomes a value. */
export interface Reader<T> {
  readonly read: (text: string) => Typed<T>;
  readonly take: (value: T) => void;
}

/** What a text field is given of its draft. */
export interface DraftedText {
  readonly value: string;
  readonly fault: string | undefined;
  readonly onType: (text: string) => void;
  readonly onTake: (text: string) => void;
  readonly onLeave: () => void;
}

export class Drafts<Name extends string> {
  readonly #drafts = new Map<Name, Draft>();
  readonly #changed: () => void;

  /** `changed` is called where a field made here is to be drawn anew. */
  constructor(changed: () => void = () => undefined) {
    this.#changed = changed;
  }

  text(name: Name): string | undefined {
    return this.#drafts.get(name)?.text;
  }

  fault(name: Name): string | undefined {
    return this.#drafts.get(name)?.fault;
  }

  /** The fields with a fault. */
  get faulty(): readonly Name[] {
    return [...this.#drafts].flatMap(([name, { fault }]) => (fault === undefined ? [] : [name]));
  }

  /** Keeps what is being typed, unjudged: what was said of it before stands until it is judged. */
  type(name: Name, text: string): void {
    this.#drafts.set(name, { ...this.#drafts.get(name), text });
  }

  /** Says the value of a field wrong whose text can be read. */
  refuse(name: Name, fault: string): void {
    this.#drafts.set(name, { ...this.#drafts.get(name), fault });
  }

  drop(name: Name): void {
    this.#drafts.delete(name);
  }

  /** Judges a field’s text: drops the draft and gives the reading’s value, or keeps both text and fault. */
  take<T>(name: Name, text: string, read: (text: string) => Typed<T>): Typed<T> {
    const reading = read(text);
    if (reading.kind === 'value') this.drop(name);
    else this.#drafts.set(name, { text, fault: reading.reason });
    return reading;
  }

  /** A field that is judged when it is left, or by Enter; `shown` is the text of its value. */
  whenLeft<T>(name: Name, shown: string, { read, take }: Reader<T>): DraftedText {
    return {
      ...this.#drafted(name, shown),
      onType: (text) => {
        this.type(name, text);
      },
      onTake: (text) => {
        const reading = this.take(name, text, read);
        if (reading.kind === 'value') take(reading.value);
        this.#changed();
      },
    };
  }

  /** A field that is judged with every key: what is right is taken at once, and stays as typed until the field is left. */
  whileTyped<T>(name: Name, shown: string, { read, take }: Reader<T>): DraftedText {
    const drafted = this.#drafted(name, shown);
    return {
      ...drafted,
      onType: (text) => {
        const reading = this.take(name, text, read);
        if (reading.kind === 'value') {
          this.type(name, text);
          take(reading.value);
        }
        this.#changed();
      },
      onTake: drafted.onLeave,
    };
  }

  #drafted(name: Name, shown: string): Pick<DraftedText, 'value' | 'fault' | 'onLeave'> {
    return {
      value: this.text(name) ?? shown,
      fault: this.fault(name),
      // A browser tells of no change where the text is again what it was when the field was entered.
      onLeave: () => {
        if (this.fault(name) === undefined) this.drop(name);
        this.#changed();
      },
    };
  }
}
