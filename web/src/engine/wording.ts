/** What the engine says, by keys of its catalogues: the words are looked up where they are shown. */
import type start from '../text/catalogues/en/engine.json';
import type trainer from '../text/catalogues/en/trainer.json';
import { EngineError } from './errors.js';
import type { Wording } from './types/wording.js';

type Key = keyof typeof start | keyof typeof trainer;
type Values = Wording['values'];

export const wording = (key: Key, values: Values = {}): Wording => ({ key, values });

/** For an argument that is refused. */
export const invalid = (key: Key, values: Values & { readonly field: string }): EngineError =>
  new EngineError('invalid-argument', values.field, wording(key, values));

/** For a fault in what stands in a file. */
export const invalidData = (key: Key, values: Values & { readonly field: string }): EngineError =>
  new EngineError('invalid-data', values.field, wording(key, values));
