/** Whether the reader's line is one on which nothing is downloaded unasked. */

/** What some browsers tell of it (Network Information API); the others tell nothing. */
interface Line {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

export function isFrugal(): boolean {
  const line: Line | undefined =
    typeof navigator === 'object' && 'connection' in navigator ? (navigator.connection as Line) : undefined;
  return line?.saveData === true || line?.effectiveType === 'slow-2g' || line?.effectiveType === '2g';
}
