/** Asks before the page is left while something would be lost; at other times the browser may keep the page for Back. */

const ask = (event: BeforeUnloadEvent): void => {
  event.preventDefault();
  // Browsers of 2023 and before ask only so.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  event.returnValue = true;
};

/** A listener, even one that asks nothing, keeps some browsers from bringing the page back as it was. */
export function guardLeaving(isNeeded: boolean): void {
  if (isNeeded) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
}
