/** What dialogs have in common: a press beside their contents closes them. */

/** For the `click` of a modal dialog: what is clicked beside it is the dialog itself; its padding does not count. */
export function closeBeside(event: MouseEvent): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLDialogElement) || event.target !== dialog) return;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  const isInside = event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
  if (!isInside) dialog.close();
}
