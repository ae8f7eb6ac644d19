/** Which checkpoints give way when they take more than they are given. */

export interface HeldCheckpoint {
  readonly key: string;
  readonly step: number;
  readonly bytes: number;
  /** When it was stored, in ms since 1970. */
  readonly changed: number;
}

/**
 * The oldest first, but for those of a training's step 0 and of its last step: it is reset to the one and goes on from the
 * other. Where these alone are too many, all of the trainings that were stored longest ago go, except `current`'s.
 */
export function overBudget(
  held: readonly HeldCheckpoint[],
  budget: number,
  current: string,
): readonly HeldCheckpoint[] {
  const last = new Map<string, number>();
  for (const { key, step } of held) last.set(key, Math.max(step, last.get(key) ?? 0));
  const isPinned = ({ key, step }: HeldCheckpoint): boolean => step === 0 || step === last.get(key);
  const changedOf = (key: string): number =>
    Math.max(...held.filter((each) => each.key === key).map(({ changed }) => changed));
  const oldest = [...held].sort((a, b) => a.changed - b.changed);
  const pinned = oldest.filter((each) => isPinned(each) && each.key !== current);
  const inOrder = [
    ...oldest.filter((each) => !isPinned(each)),
    ...pinned.sort((a, b) => changedOf(a.key) - changedOf(b.key)),
  ];
  let bytes = held.reduce((sum, each) => sum + each.bytes, 0);
  const going: HeldCheckpoint[] = [];
  for (const each of inOrder) {
    if (bytes <= budget) break;
    going.push(each);
    bytes -= each.bytes;
  }
  return going;
}
