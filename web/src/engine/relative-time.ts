/** How long one piece of work takes beside another, in a few hundredths of a second. */

/** Browsers round the clock to 0.1 ms: a measurement shall take several of these. */
const leastMilliseconds = 1.5;
const budgetMilliseconds = 45;
/** A busy machine may take the whole budget for one. */
const leastRounds = 7;

/** Does the work so many times, and gives the milliseconds. */
export type Timed = (times: number) => number;

/** How often, so that the clock's steps do not show. */
function timesFor(work: Timed): number {
  const undisturbed = (times: number): number => Math.min(work(times), work(times));
  let times = 1;
  for (let spent = undisturbed(1); spent < leastMilliseconds && times < 4096; spent = undisturbed(times))
    times = Math.ceil(times * Math.min(8, Math.max(2, (1.2 * leastMilliseconds) / Math.max(spent, 0.05))));
  return times;
}

/**
 * `subject`'s time as a multiple of `reference`'s: the least of both over rounds that take turns, because what disturbs a
 * round only ever lengthens it.
 */
export function relativeTime(reference: Timed, subject: Timed): number {
  const start = performance.now();
  const [referenceTimes, subjectTimes] = [timesFor(reference), timesFor(subject)];
  let [least, subjectLeast] = [Infinity, Infinity];
  let rounds = 0;
  do {
    rounds += 1;
    least = Math.min(least, reference(referenceTimes) / referenceTimes);
    subjectLeast = Math.min(subjectLeast, subject(subjectTimes) / subjectTimes);
  } while (rounds < leastRounds || performance.now() - start < budgetMilliseconds);
  return subjectLeast / least;
}
