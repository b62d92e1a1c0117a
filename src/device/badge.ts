/** Shows on the app's icon how much waits for the worker; nothing at 0, and nothing where browsers cannot. */
export function showBadge(waiting: number): void {
  if (!('setAppBadge' in navigator)) return;
  const shown = waiting > 0 ? navigator.setAppBadge(waiting) : navigator.clearAppBadge();
  shown.catch(() => undefined);
}
