/** Whether a signal is aborted, asked where it may have changed meanwhile. */

/** A function, because the compiler takes the property for unchanging across an `await`. */
export const isAborted = (signal: AbortSignal): boolean => signal.aborted;

/** `AbortSignal.throwIfAborted` is younger than the browsers this page promises. */
export function endIfAborted(signal: AbortSignal): void {
  if (isAborted(signal)) throw new DOMException('Stopped.', 'AbortError');
}
