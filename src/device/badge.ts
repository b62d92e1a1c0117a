/** Shows on the app's icon how many records have not been sent; nothing at 0, and nothing where browsers cannot. */
export function showBadge(unsent: number): void {
  if (!('setAppBadge' in navigator)) return;
  const shown = unsent > 0 ? navigator.setAppBadge(unsent) : navigator.clearAppBadge();
  shown.catch(() => undefined);
}
