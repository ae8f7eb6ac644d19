/** Lets EngineError keep its code, its field and what it is said with when Comlink carries it from the worker. */
import { transferHandlers, type TransferHandler } from 'comlink';
import { EngineError, type DownloadFault, type EngineErrorCode } from './errors.js';
import type { Wording } from './types/wording.js';

interface Thrown {
  readonly value: unknown;
}
interface CarriedError {
  readonly code: EngineErrorCode;
  readonly field: string;
  readonly said: string | Wording;
  readonly fault: DownloadFault | undefined;
}
type Carried = { readonly engineError: CarriedError } | { readonly other: unknown };

/** Call once on either side, before any message. */
export function carryEngineErrors(): void {
  const original = transferHandlers.get('throw') as TransferHandler<Thrown, unknown>;
  const handler: TransferHandler<Thrown, Carried> = {
    canHandle: (value): value is Thrown => original.canHandle(value),
    serialize(thrown) {
      const { value } = thrown;
      if (value instanceof EngineError) {
        const { code, field, message, wording, fault } = value;
        return [{ engineError: { code, field, said: wording ?? message, fault } }, []];
      }
      const [other, transfer] = original.serialize(thrown);
      return [{ other }, transfer];
    },
    deserialize(carried) {
      if ('engineError' in carried) {
        const { code, field, said, fault } = carried.engineError;
        throw new EngineError(code, field, said, fault);
      }
      return original.deserialize(carried.other);
    },
  };
  transferHandlers.set('throw', handler);
}
