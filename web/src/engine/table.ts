/** What callers hold by number, as an object of C++ cannot leave its worker. */
import { EngineError } from './errors.js';
import type { WasmObject } from './wasm-types.js';
import { wording } from './wording.js';

/** Objects by number; a number that is not in use any more is an error, not undefined. */
export class Table<T extends WasmObject> {
  private readonly entries = new Map<number, T>();
  private next = 1;

  constructor(private readonly what: 'data-set' | 'run' | 'model' | 'analysis') {}

  add(entry: T): number {
    this.entries.set(this.next, entry);
    return this.next++;
  }
  get(id: number): T {
    const entry = this.entries.get(id);
    if (entry === undefined) throw new EngineError('disposed', '', wording(`disposed.${this.what}`));
    return entry;
  }
  remove(id: number): void {
    this.entries.get(id)?.delete();
    this.entries.delete(id);
  }
}
