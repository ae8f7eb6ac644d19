/** `refused`: the browser stores nothing; `full`: it has no more room. */
export interface StorageTrouble {
  readonly kind: 'refused' | 'full';
  readonly reason: string;
}

export const troubleOf = (error: unknown): StorageTrouble => ({
  kind: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused',
  reason: error instanceof Error ? error.message : String(error),
});
