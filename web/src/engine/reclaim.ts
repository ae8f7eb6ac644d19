/** Gives back what the engine holds for a run or a data set that nobody can reach any more, where the host tells when. */

const registry =
  typeof FinalizationRegistry === 'undefined'
    ? undefined
    : new FinalizationRegistry<() => void>((giveBack) => {
        giveBack();
      });

/** Calls `giveBack` some time after `owner` has become unreachable; it must not refer to `owner` itself. */
export function onceUnreachable(owner: object, giveBack: () => void): void {
  registry?.register(owner, giveBack, owner);
}

/** The owner has given back by itself. */
export function hasGivenBack(owner: object): void {
  registry?.unregister(owner);
}
