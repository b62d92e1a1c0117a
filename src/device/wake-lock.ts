/**
 * Keeps the screen on while a pass is shown or a check is open. The browser lets go when the page is hidden; it is taken
 * again when the page is back. Where there is none, nothing happens. The returned function ends it.
 */
export function keepAwake(): () => void {
  let wanted = true;
  let held: WakeLockSentinel | null = null;
  const take = async () => {
    if (!wanted || document.visibilityState !== 'visible' || (held !== null && !held.released)) return;
    try {
      held = (await navigator.wakeLock?.request('screen')) ?? null;
      if (!wanted) await held?.release();
    } catch {
      // Battery saver or no permission: the screen goes dark as it does everywhere else.
    }
  };
  const seen = () => void take();
  document.addEventListener('visibilitychange', seen);
  void take();
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', seen);
    held?.release().catch(() => undefined);
  };
}
