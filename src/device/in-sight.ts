/**
 * Watches whether the page is in sight, for as long as it lives. Gives the way to ask when it was last out of sight, by
 * the monotonic clock (ms): now, while it is hidden or frozen.
 */
export function watchSight(monotonic: () => number): () => number {
  let last = document.visibilityState === 'visible' ? -1 : monotonic();
  const note = () => {
    last = monotonic();
  };
  // Told both when it goes and when it comes back: what lies between was not in sight.
  for (const name of ['visibilitychange', 'freeze', 'resume']) document.addEventListener(name, note);
  return () => (document.visibilityState === 'visible' ? last : monotonic());
}
