/** How a condition is judged. */
export type Verdict = 'met' | 'partly met' | 'not met' | 'undefined' | 'being timed';

export const judged = (met: boolean, partly: boolean): Verdict => (met ? 'met' : partly ? 'partly met' : 'not met');
