/** Properties whose value is a name: one of few, or the id of something listed elsewhere. */
import type { Property } from './property.js';
import { say } from './words.js';

/** A property whose value is one of few. */
export interface ChoiceProperty<T extends string> extends Property<T> {
  readonly choices: readonly T[];
}

/** A choice whose values have names at form fields. */
export interface NamedChoiceProperty<T extends string> extends ChoiceProperty<T> {
  readonly names: Readonly<Record<T, () => string>>;
}

export function choiceProperty<T extends string>(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: NoInfer<T>;
  readonly makesHistory?: boolean;
  readonly choices: readonly T[];
}): ChoiceProperty<T> {
  return {
    ...spec,
    read: (text) => {
      const value = spec.choices.find((choice) => choice === text);
      return value === undefined
        ? { kind: 'invalid', fault: (name) => say('choice', { name, choices: spec.choices.join(', ') }) }
        : { kind: 'valid', value };
    },
    write: (value) => value,
  };
}

/** A choice among the members of `T`, the initial one first: the compiler misses a name where one is left out. */
export const namedChoiceProperty = <T extends string>(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: NoInfer<T>;
  readonly names: Readonly<Record<T, () => string>>;
}): NamedChoiceProperty<T> => ({
  ...spec,
  ...choiceProperty<T>({
    ...spec,
    choices: [spec.initial, ...(Object.keys(spec.names) as T[]).filter((name) => name !== spec.initial)],
  }),
});

/** The id of something listed elsewhere (an activation function), or nothing: only its spelling is checked here. */
export function idProperty(spec: {
  readonly key: string;
  readonly label: () => string;
  readonly initial: string;
}): Property<string> {
  return {
    ...spec,
    read: (text) =>
      /^(?:[a-z][a-z0-9-]{0,63})?$/.test(text)
        ? { kind: 'valid', value: text }
        : { kind: 'invalid', fault: (name) => say('id', { name }) },
    write: (value) => value,
  };
}
