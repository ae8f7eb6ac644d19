/** Whether a signal is aborted: a function, because the compiler takes the property for unchanging across an `await`. */
export const isAborted = (signal: AbortSignal): boolean => signal.aborted;
