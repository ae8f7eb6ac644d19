/** How long one piece of work takes beside another, by a clock of any step: some browsers' steps by a whole millisecond. */

/** Of `performance` and the tasks of this thread; tests have others. */
export interface Timing {
  /** Milliseconds. */
  readonly now: () => number;
  /** Lets what waits for this thread run. */
  readonly rest: () => Promise<void>;
}

export interface RelativeTime {
  readonly ratio: number;
  /** Ratios this near to the true one are what chance gives, in 95 of 100 measurements. */
  readonly noise: number;
}

/** A stretch that is timed is so many of the clock's steps, so that one of them is 5 % of it … */
const leastSteps = 20;
/** … and so long, since interruptions are as short as that. */
const leastMilliseconds = 6;
/** Odd, for a median; each takes the two in another order. */
const rounds = 15;

/** The smallest step that the clock makes. */
export function clockStep(now: () => number): number {
  let least = Infinity;
  for (let seen = 0; seen < 8; seen += 1) {
    const before = now();
    let after = now();
    while (after === before) after = now();
    least = Math.min(least, after - before);
  }
  return least;
}

/** Milliseconds of the work done so often, from one of the clock's steps on. */
function timed(work: () => void, times: number, now: () => number): number {
  let start = now();
  for (const before = start; start === before;) start = now();
  for (let i = 0; i < times; i += 1) work();
  return now() - start;
}

/** How often, so that the clock's steps hardly show. */
function timesFor(work: () => void, least: number, now: () => number): number {
  work(); // the first time takes memory and fills caches
  let times = 1;
  for (let spent = timed(work, times, now); spent < least; spent = timed(work, times, now))
    times = Math.ceil(times * Math.min(8, Math.max(1.5, (1.2 * least) / Math.max(spent, least / 100))));
  return times;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
};

/**
 * `subject`'s time as a multiple of `reference`'s: the median over rounds in which the two take turns, so that a machine
 * that gets slower, or is disturbed for a while, changes both. Rests between any two stretches.
 */
export async function relativeTime(
  reference: () => void,
  subject: () => void,
  { now, rest }: Timing,
): Promise<RelativeTime> {
  const step = clockStep(now);
  const least = Math.max(leastMilliseconds, leastSteps * step);
  const referenceTimes = timesFor(reference, least, now);
  await rest();
  const subjectTimes = timesFor(subject, least, now);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const each = [0, 0] as [number, number];
    for (const at of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      await rest();
      each[at] =
        at === 0
          ? timed(reference, referenceTimes, now) / referenceTimes
          : timed(subject, subjectTimes, now) / subjectTimes;
    }
    ratios.push(each[1] / each[0]);
  }
  const ratio = median(ratios);
  const deviation = 1.4826 * median(ratios.map((each) => Math.abs(each - ratio)));
  // Twice the standard error of a median, and what a step of the clock is of the stretches.
  return { ratio, noise: (2 * 1.2533 * deviation + (ratio * step) / least) / Math.sqrt(rounds) };
}
